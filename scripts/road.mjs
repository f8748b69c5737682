import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildApp } from './buildApp.mjs';
import { root } from './report.mjs';
import { startTemporaryPortal } from './temporaryPortal.mjs';
import { recordTotals } from './totals.mjs';

/**
 * Walks the road in a real browser: the Playwright suite of packages/app/e2e-tests against a portal of its own.
 * Resolves with whether all of it passed.
 *
 * @param options.suite - name for the totals
 * @param options.kafka - where to run instead of on the embedded backend
 * @param options.args - handed to Playwright
 */
export async function walkTheRoad({ suite, kafka, args = [] }) {
  await buildApp();
  const results = path.join(root, '.cache/e2e-results.json');
  mkdirSync(path.dirname(results), { recursive: true });
  rmSync(results, { force: true });
  const portal = await startTemporaryPortal({ kafka });
  try {
    const { status } = spawnSync('yarn', ['playwright', 'test', ...args], {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        PLAYWRIGHT_JSON_OUTPUT_NAME: results,
        PORTAL_URL: portal.baseUrl,
        KAFKA_BOOTSTRAP_SERVERS: portal.bootstrap,
        SCHEMA_REGISTRY_URL: portal.registryUrl,
        PORTAL_DIRECTORY: portal.directory,
      },
    });
    if (existsSync(results)) {
      const { stats } = JSON.parse(readFileSync(results, 'utf8'));
      recordTotals(suite, {
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
        skipped: stats.skipped,
      });
    }
    return status === 0;
  } finally {
    await portal.stop();
  }
}
