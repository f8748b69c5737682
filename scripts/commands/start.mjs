/* `npm start`: the whole portal in one process, the embedded broker and registry as its child. */
import { parseArgs } from 'node:util';
import { buildApp } from '../buildApp.mjs';
import { checkPorts, readPortalConfig } from '../portalConfig.mjs';
import { startPortal } from '../portal.mjs';
import { say } from '../report.mjs';
import { onOrphaned } from '../run.mjs';

const { values } = parseArgs({
  options: {
    config: { type: 'string', multiple: true },
    verbose: { type: 'boolean', default: false },
  },
});

let portal;
let stopping = false;

async function stop(reason) {
  if (stopping) {
    return;
  }
  stopping = true;
  say(`Stopping (${reason}) ...`);
  await portal?.stop();
  say('Stopped; nothing is left running.');
  process.exit(0);
}

try {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => stop(signal));
  }
  onOrphaned(() => stop('the starting process is gone'));
  const config = await readPortalConfig(values.config);
  await checkPorts(config);
  await buildApp();
  portal = startPortal({ config, verbose: values.verbose });
  await portal.ready;
  const code = await portal.ended;
  if (!stopping) {
    say(`The portal ended by itself with ${code}; see ${portal.logFile}.`);
    process.exit(code || 1);
  }
} catch (error) {
  // What fails while everything is being stopped was asked to.
  if (!stopping) {
    say(error.message);
    await portal?.stop();
    process.exit(1);
  }
}
