import { spawn } from 'node:child_process';
import { root, step } from './report.mjs';

const READY_TIMEOUT_MS = 30_000;
const POLL_MS = 100;

/**
 * Runs a server of ours as a process that can be stopped and started again in the same place; ends with this process.
 * Resolves once it is ready.
 *
 * @param options.name - for messages, as "the schema registry"
 * @param options.command - arguments of Node
 * @param options.env - environment variables on top of those of this process
 * @param options.isReady - whether it answers; asked until it does
 */
export async function startRestartable({ name, command, env = {}, isReady }) {
  let child;
  let gone;
  const start = async () => {
    let output = '';
    child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = chunk => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    gone = new Promise(resolve => child.once('exit', resolve));
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (!(await isReady())) {
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`${name} did not start:\n${output}`);
      }
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
    }
  };
  process.once('exit', () => child.kill('SIGKILL'));
  await step(`Starting ${name}`, start);
  return {
    start,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
