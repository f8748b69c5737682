#!/usr/bin/env node
/*
 * The one door to the repository: `npm start`, `npm test` and the others come through here.
 *
 * Runs on any Node >= 18 without dependencies. It fetches the Node and the Yarn that the portal needs as npm
 * packages into .cache/toolchain, installs what the lock file says, and hands over to scripts/commands/<name>.mjs,
 * which run on that Node and may use what was installed.
 */
import { readdirSync } from 'node:fs';
import { install } from './install.mjs';
import { root, say } from './report.mjs';
import { runUntilStopped } from './run.mjs';
import { ensureToolchain } from './toolchain.mjs';

const [command, ...args] = process.argv.slice(2);
const commands = readdirSync(new URL('commands/', import.meta.url))
  .filter(file => file.endsWith('.mjs'))
  .map(file => file.replace('.mjs', ''));

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 18) {
    throw new Error(
      `Node ${process.versions.node} is too old to begin with; 18 or newer is needed.`,
    );
  }
  if (!commands.includes(command)) {
    throw new Error(
      `"${command ?? ''}" is not a command; choose one of: ${commands.join(
        ', ',
      )}.`,
    );
  }
  const toolchain = await ensureToolchain();
  await install(toolchain);
  return runUntilStopped(
    toolchain.node,
    [`scripts/commands/${command}.mjs`, ...args],
    { cwd: root, env: toolchain.env },
  );
}

main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    say(error.message);
    process.exitCode = 1;
  },
);
