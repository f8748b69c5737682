import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { root, step } from './report.mjs';
import { runQuietly } from './run.mjs';

const marker = path.join(root, 'node_modules/.millrace-installed');

/** Installs what yarn.lock says, unless that was done already for this very lock file. */
export async function install({ node, yarn, env }) {
  const wanted = fingerprint(['yarn.lock', 'package.json']);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) {
    return;
  }
  await step('Installing dependencies (about a minute the first time)', () =>
    runQuietly(node, [yarn, 'install', '--immutable'], { cwd: root, env }),
  );
  writeFileSync(marker, wanted);
}
