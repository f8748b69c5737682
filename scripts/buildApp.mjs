import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { root, step } from './report.mjs';
import { runQuietly } from './run.mjs';

const marker = path.join(root, 'packages/app/dist/.millrace-built');

/** Everything that ends up in the browser. */
const sources = [
  'packages/app',
  'packages/schema-compat',
  'plugins/streaming',
  'plugins/streaming-react',
  'plugins/streaming-common',
  'examples/story-app',
  'yarn.lock',
];

/** Builds the portal's pages, unless what is built is still what the sources say. */
export async function buildApp() {
  const wanted = fingerprint(sources);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) {
    return;
  }
  await step("Building the portal's pages", () =>
    runQuietly('yarn', ['workspace', 'app', 'build'], { cwd: root }),
  );
  writeFileSync(marker, wanted);
}
