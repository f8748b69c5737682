/* `npm test`: types, lint, formatting, then unit and integration tests, with the totals at the end. */
import { spawnSync } from 'node:child_process';
import { root, say } from '../report.mjs';

const checks = [
  ['Types', ['tsc', '--incremental', 'false']],
  ['Lint and import rules', ['backstage-cli', 'repo', 'lint']],
  ['Formatting', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['Tests', ['backstage-cli', 'repo', 'test', ...process.argv.slice(2)]],
];

let failed = 0;
for (const [name, args] of checks) {
  say(`${name} ...`);
  const { status } = spawnSync('yarn', args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CI: '1' },
  });
  if (status !== 0) {
    failed += 1;
    say(`${name}: failed`);
  }
}
say(
  failed ? `${failed} of ${checks.length} checks failed` : 'All checks passed',
);
process.exit(failed ? 1 : 0);
