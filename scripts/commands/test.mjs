/*
 * `npm test`: types, lint, formatting, then unit and integration tests, with the totals at the end. Arguments go to
 * the tests. Stores are tested on SQLite, and on PostgreSQL too where one is installed.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { startPostgres } from '../postgres.mjs';
import { root, say } from '../report.mjs';
import { exitWhenStopped, runUntilStopped, wasStopped } from '../run.mjs';
import { recordTotals } from '../totals.mjs';

const results = path.join(root, '.cache/test-results.json');
mkdirSync(path.dirname(results), { recursive: true });
rmSync(results, { force: true });

const checks = [
  ['Types', ['tsc', '--incremental', 'false']],
  ['Lint and import rules', ['backstage-cli', 'repo', 'lint']],
  ['Formatting', ['prettier', '--check', '--loglevel', 'warn', '.']],
  [
    'Tests',
    [
      'backstage-cli',
      'repo',
      'test',
      '--json',
      `--outputFile=${results}`,
      ...process.argv.slice(2),
    ],
  ],
];

exitWhenStopped();
const postgres = await startPostgres();
let failed = 0;
try {
  for (const [name, args] of checks) {
    say(`${name} ...`);
    const code = await runUntilStopped('yarn', args, {
      cwd: root,
      env: { ...process.env, ...postgres?.testEnvironment, CI: '1' },
    });
    if (wasStopped(code)) {
      process.exit(code);
    }
    if (code !== 0) {
      failed += 1;
      say(`${name}: failed`);
    }
  }
} finally {
  await postgres?.stop();
}
if (existsSync(results)) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  recordTotals('unit and integration tests', {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests,
  });
}
say(
  failed
    ? `${failed} of ${checks.length} checks failed`
    : `All ${checks.length} checks passed`,
);
process.exit(failed ? 1 : 0);
