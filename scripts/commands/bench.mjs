/*
 * `npm run bench`: every benchmark of bench/src. Those of the road run against a portal of their own; the others
 * stand alone. Each prints its figures with what they are measured against.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { buildApp } from '../buildApp.mjs';
import { root, say } from '../report.mjs';
import { exitWhenStopped, runUntilStopped, wasStopped } from '../run.mjs';
import { startTemporaryPortal } from '../temporaryPortal.mjs';
import { recordTotals } from '../totals.mjs';

const SECOND_START_BAR_MS = 10_000;
const folder = path.join(root, 'bench/src');
const [only] = process.argv.slice(2);

/** Benches by area: every file directly in an area's folder is one. */
const areas = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && entry.name !== 'lib')
  .map(({ name }) => name)
  .filter(name => !only || name === only);

exitWhenStopped();
let passed = 0;
let failed = 0;
const count = ok => {
  if (ok) {
    passed += 1;
  } else {
    failed += 1;
  }
};

for (const area of areas) {
  const portal = area === 'road' ? await startRoadPortal() : undefined;
  try {
    for (const file of readdirSync(path.join(folder, area)).sort()) {
      if (file.endsWith('.ts')) {
        say(`${area}/${file}`);
        count(await runBench(path.join(folder, area, file), portal));
      }
    }
  } finally {
    await portal?.stop();
  }
}
recordTotals('benchmarks', { passed, failed });
process.exit(failed ? 1 : 0);

async function startRoadPortal() {
  await buildApp();
  const portal = await startTemporaryPortal();
  let took = 0;
  await portal.restart(async () => {
    took = await timeStart(portal.overlays);
  });
  process.stdout.write(
    `second start: \`npm start\` is ready in ${took} ms, bar ${SECOND_START_BAR_MS} ms (${(
      took / SECOND_START_BAR_MS
    ).toFixed(2)} of it)\n`,
  );
  return portal;
}

/** Milliseconds from the command of `npm start` to its line that begins with "Ready", on data that exist. */
async function timeStart(overlays) {
  const begin = performance.now();
  const child = spawn(
    process.execPath,
    [
      'scripts/millrace.mjs',
      'start',
      ...overlays.flatMap(file => ['--config', file]),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  const ended = new Promise(resolve => child.once('exit', resolve));
  const took = await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', chunk => {
      output += chunk;
      if (output.includes('Ready after')) {
        resolve(Math.round(performance.now() - begin));
      }
    });
    ended.then(() =>
      reject(new Error(`The second start did not succeed:\n${output}`)),
    );
  });
  stop();
  await ended;
  process.off('exit', stop);
  return took;
}

async function runBench(file, portal) {
  const code = await runUntilStopped(
    process.execPath,
    ['--require', '@backstage/cli/config/nodeTransform.cjs', file],
    {
      cwd: root,
      env: {
        ...process.env,
        ...(portal
          ? {
              PORTAL_URL: portal.baseUrl,
              KAFKA_BOOTSTRAP_SERVERS: portal.bootstrap,
              SCHEMA_REGISTRY_URL: portal.registryUrl,
            }
          : {}),
      },
    },
  );
  if (wasStopped(code)) {
    process.exit(code);
  }
  return code === 0;
}
