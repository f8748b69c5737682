import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildApp } from './buildApp.mjs';
import { startPortalControl } from './portalControl.mjs';
import { root } from './report.mjs';
import { runUntilStopped } from './run.mjs';
import { startTemporaryPortal } from './temporaryPortal.mjs';
import { recordTotals } from './totals.mjs';

/**
 * Walks the road in a real browser: a project of the Playwright suite in packages/app/e2e-tests against a portal of its
 * own. Resolves with whether all of it passed.
 *
 * @param options.suite - name for the totals
 * @param options.project - `road`, or `outages` where `operations` can cause them
 * @param options.kafka - where to run instead of on the embedded backend
 * @param options.operations - what tests may do to the surroundings, see `startPortalControl`
 * @param options.args - handed to Playwright
 */
export async function walkTheRoad({
  suite,
  project = 'road',
  kafka,
  operations,
  args = [],
}) {
  await buildApp();
  const results = path.join(root, '.cache/e2e-results.json');
  mkdirSync(path.dirname(results), { recursive: true });
  rmSync(results, { force: true });
  const portal = await startTemporaryPortal({ kafka });
  const control = await startPortalControl(portal, operations);
  try {
    const code = await runUntilStopped(
      process.execPath,
      [
        '--disable-warning=TimeoutNegativeWarning',
        'node_modules/@playwright/test/cli.js',
        'test',
        `--project=${project}`,
        '--pass-with-no-tests',
        ...args,
      ],
      {
        cwd: root,
        env: {
          ...process.env,
          PLAYWRIGHT_JSON_OUTPUT_NAME: results,
          PORTAL_URL: portal.baseUrl,
          PORTAL_CONTROL_URL: control.url,
          KAFKA_BOOTSTRAP_SERVERS: portal.bootstrap,
          SCHEMA_REGISTRY_URL: portal.registryUrl,
        },
      },
    );
    if (existsSync(results)) {
      const { stats } = JSON.parse(readFileSync(results, 'utf8'));
      recordTotals(suite, {
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
        skipped: stats.skipped,
      });
    }
    return code === 0;
  } finally {
    await control.stop();
    await portal.stop();
  }
}
