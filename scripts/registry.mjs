import { freePort } from './freePort.mjs';
import { startRestartable } from './restartable.mjs';

/** Starts our schema registry alone on some Kafka, on a free port; resolves once it answers. */
export async function startRegistry(brokers) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const registry = await startRestartable({
    name: 'the schema registry',
    command: [...registryCommand, '--brokers', brokers, '--port', String(port)],
    isReady: async () =>
      (
        await fetch(`${url}/subjects`).catch(() => undefined)
      )?.ok,
  });
  return { url, ...registry };
}

/** The registry's command line, run from its sources. */
export const registryCommand = [
  '--disable-warning=TimeoutNegativeWarning',
  '--require',
  '@backstage/cli/config/nodeTransform.cjs',
  'packages/schema-registry/src/cli.ts',
];
