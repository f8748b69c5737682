import { startBroker } from './broker.mjs';
import { startRegistry } from './registry.mjs';
import { walkTheRoad } from './road.mjs';

/** Walks the road's outages: on a cluster and a registry of their own, which the tests stop and start. */
export async function walkOutages({ args }) {
  const broker = await startBroker();
  try {
    const registry = await startRegistry(broker.bootstrap);
    try {
      return await walkTheRoad({
        suite: 'end to end, outages',
        project: 'outages',
        kafka: { bootstrap: broker.bootstrap, registryUrl: registry.url },
        operations: {
          '/broker/stop': () => broker.stop(),
          '/broker/start': () => broker.start(),
          '/registry/stop': () => registry.stop(),
          '/registry/start': () => registry.start(),
        },
        args,
      });
    } finally {
      await registry.stop();
    }
  } finally {
    await broker.remove();
  }
}
