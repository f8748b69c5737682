/*
 * `npm run bench`: every benchmark of bench/src. Those of the road run against a portal of their own; the others
 * stand alone. Each prints its figures with what they are measured against.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { buildApp } from '../buildApp.mjs';
import { root, say } from '../report.mjs';
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
        count(runBench(path.join(folder, area, file), portal));
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
  const begin = performance.now();
  await portal.restart();
  const took = Math.round(performance.now() - begin);
  process.stdout.write(
    `second start: stopped and ready again in ${took} ms, bar ${SECOND_START_BAR_MS} ms (${(
      took / SECOND_START_BAR_MS
    ).toFixed(2)} of it)\n`,
  );
  count(took <= SECOND_START_BAR_MS);
  return portal;
}

function runBench(file, portal) {
  const { status } = spawnSync(
    process.execPath,
    ['--require', '@backstage/cli/config/nodeTransform.cjs', file],
    {
      cwd: root,
      stdio: 'inherit',
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
  return status === 0;
}
