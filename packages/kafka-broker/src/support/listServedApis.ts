import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assembleHandlers } from '../assembleHandlers';
import { openBrokerState } from '../BrokerState';
import { systemClock } from '../log/Clock';
import { silentLogger } from '../logging/Logger';
import { Metrics } from '../metrics/Metrics';
import { defaultLimits } from '../server/Limits';
import type { ServedApi } from './renderSupport';

/**
 * The APIs of a broker as it is assembled, by ascending number. Opens one on a temporary folder
 * for it.
 *
 * @internal
 */
export async function listServedApis(): Promise<ServedApi[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'broker-support-'));
  const options = { dataDir, listeners: {} };
  const services = {
    clock: systemClock,
    logger: silentLogger,
    limits: defaultLimits,
  };
  const state = await openBrokerState(options, services);
  try {
    return assembleHandlers(state, {
      ...services,
      options,
      clusterId: 'support',
      bound: () => ({}),
      metrics: new Metrics(),
    })
      .map(({ apiKey, name, versions }) => ({ apiKey, name, versions }))
      .sort((a, b) => a.apiKey - b.apiKey);
  } finally {
    await state.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
