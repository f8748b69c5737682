import { freePort } from './freePort.mjs';
import { startRestartable } from './restartable.mjs';

/**
 * Starts our schema registry alone on some Kafka, on a free port; resolves once it answers.
 *
 * @param options.args - further flags
 * @param options.env - further environment variables
 */
export async function startRegistry(brokers, { args = [], env = {} } = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const registry = await startRestartable({
    name: 'the schema registry',
    command: [
      ...registryCommand,
      ...['--brokers', brokers, '--port', String(port), ...args],
    ],
    env,
    // Before it is ready it answers 503; where a name is asked for, 401.
    isReady: async () =>
      (await fetch(`${url}/subjects`).catch(() => undefined))?.status < 500,
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
