import { spawn } from 'node:child_process';
import { freePort } from './freePort.mjs';
import { root, step } from './report.mjs';

const READY_TIMEOUT_MS = 30_000;

/** Starts our schema registry alone on some Kafka, on a free port; resolves once it answers. */
export async function startRegistry(brokers) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let output = '';
  const child = spawn(
    process.execPath,
    [...registryCommand, '--brokers', brokers, '--port', String(port)],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const keep = chunk => {
    output += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  process.once('exit', () => child.kill('SIGKILL'));
  const gone = new Promise(resolve => child.once('exit', resolve));
  await step('Starting the schema registry', async () => {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (!(await fetch(`${url}/subjects`).catch(() => undefined))?.ok) {
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`The schema registry did not start:\n${output}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** The registry's command line, run from its sources. */
export const registryCommand = [
  '--disable-warning=TimeoutNegativeWarning',
  '--require',
  '@backstage/cli/config/nodeTransform.cjs',
  'packages/schema-registry/src/cli.ts',
];
