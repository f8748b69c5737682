import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, say } from './report.mjs';

const folder = path.join(root, '.cache/totals');

/** Prints the totals of a suite in one line and keeps them for the sum at the end. */
export function recordTotals(suite, { passed, failed, skipped = 0 }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, `${suite}.json`),
    JSON.stringify({ passed, failed, skipped }),
  );
  say(`${suite}: ${line({ passed, failed, skipped })}`);
}

/** Prints the totals of every suite that ran, and their sum alone on the last line. */
export function printTotals() {
  mkdirSync(folder, { recursive: true });
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const file of readdirSync(folder).sort()) {
    const totals = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    say(`${file.replace('.json', '')}: ${line(totals)}`);
    for (const key of Object.keys(sum)) {
      sum[key] += totals[key];
    }
  }
  process.stdout.write(`${line(sum)}\n`);
  return sum;
}

function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
