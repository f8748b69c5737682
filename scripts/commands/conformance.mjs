/*
 * `npm run conformance [clients|crash|registry|secured|kafka]`: judges that nobody here wrote.
 *
 *   clients  foreign Kafka clients against the embedded broker
 *   crash    kill -9 in the middle of an idempotent load, again and again
 *   registry the schema library and the registry, format by format
 *   secured  the portal and the registry on an Apache Kafka that asks who they are
 *   kafka    the road on Apache Kafka, with the registry started alone
 */
import { globSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { canRunApacheKafka, startApacheKafka } from '../apacheKafka.mjs';
import { startRegistry } from '../registry.mjs';
import { root, say } from '../report.mjs';
import { walkTheRoad } from '../road.mjs';
import { exitWhenStopped } from '../run.mjs';
import { startSecuredPortal } from '../securedPortal.mjs';
import { recordTotals } from '../totals.mjs';

const parts = {
  clients: () => runJudges('clients'),
  crash: () => runJudges('crash'),
  registry: () => runJudges('registry'),
  secured: judgeSecurity,
  kafka: roadOnApacheKafka,
};

const [only] = process.argv.slice(2);
if (only && !parts[only]) {
  say(
    `"${only}" is not a part; choose one of: ${Object.keys(parts).join(', ')}.`,
  );
  process.exit(1);
}
exitWhenStopped();
let passed = true;
for (const [name, judge] of Object.entries(parts)) {
  if (!only || only === name) {
    passed = (await judge()) && passed;
  }
}
process.exit(passed ? 0 : 1);

/** Runs the judge files of a folder with Node's test runner, one at a time. */
async function runJudges(name) {
  const files = globSync(
    path.join(root, `conformance/src/${name}/**/*.judge.ts`),
  );
  const totals = await new Promise((resolve, reject) => {
    const stream = run({
      files,
      concurrency: false,
      execArgv: [
        '--disable-warning=TimeoutNegativeWarning',
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
      ],
    });
    let counts;
    stream.on('test:summary', ({ file, counts: sums }) => {
      if (!file) {
        counts = sums;
      }
    });
    stream.on('error', reject);
    stream.on('end', () => resolve(counts));
    stream.compose(spec).pipe(process.stdout);
  });
  const failed = totals.tests - totals.passed - totals.skipped - totals.todo;
  recordTotals(`conformance, ${name}`, {
    passed: totals.passed,
    failed,
    skipped: totals.skipped,
  });
  return failed === 0;
}

async function judgeSecurity() {
  if (!canRunApacheKafka()) {
    say('Java or Maven is not installed: TLS and SASL are not judged');
    return true;
  }
  const surroundings = await startSecuredPortal();
  try {
    Object.assign(process.env, surroundings.env);
    return await runJudges('secured');
  } finally {
    await surroundings.stop();
  }
}

async function roadOnApacheKafka() {
  if (!canRunApacheKafka()) {
    say(
      'Java or Maven is not installed: the road is not walked on Apache Kafka',
    );
    return true;
  }
  const kafka = await startApacheKafka();
  try {
    const registry = await startRegistry(kafka.bootstrap);
    try {
      return await walkTheRoad({
        suite: 'end to end, Apache Kafka',
        kafka: { bootstrap: kafka.bootstrap, registryUrl: registry.url },
      });
    } finally {
      await registry.stop();
    }
  } finally {
    await kafka.stop();
  }
}
