/*
 * SIGKILL in the middle of an idempotent load, again and again: nothing that was acknowledged may
 * be lost, repeated or reordered.
 *
 * The broker is the embedded backend as its command line starts it, in `group` flush mode; the
 * load is kafkajs, which repeats what was not acknowledged when the broker is back, so that in
 * the end each partition must hold exactly 0, 1, 2, … Part of `npm run conformance crash`; with
 * another number of cycles:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs \
 *     conformance/src/crash/kill.judge.ts 1000
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Kafka, logLevel } from 'kafkajs';
import { IdempotentLoad } from './IdempotentLoad';
import { KillableBackend } from './KillableBackend';
import { endsOf, readNumbers } from './readNumbers';

const TOPIC = 'harbour.container.loaded.v1';
const PARTITIONS = 3;
const CYCLES = Number(process.argv[2] ?? 50);
/** The kill comes this long after the start at most: in the reconnect, or well into the load. */
const MAX_UPTIME_MS = 1_200;

describe(`${CYCLES} times kill -9`, () => {
  let backend: KillableBackend;
  let kafka: Kafka;

  before(async () => {
    backend = await KillableBackend.create();
    await backend.start();
    kafka = new Kafka({
      clientId: 'crash-judge',
      brokers: [backend.bootstrap],
      logLevel: logLevel.NOTHING,
      retry: { initialRetryTime: 50, maxRetryTime: 250, retries: 200 },
    });
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({
      topics: [{ topic: TOPIC, numPartitions: PARTITIONS }],
    });
    await admin.disconnect();
  });

  after(() => backend.remove());

  it('lose, repeat and reorder nothing that was acknowledged', async t => {
    const load = new IdempotentLoad(kafka, TOPIC, PARTITIONS);
    await load.start();
    let busy = 0;
    for (let cycle = 1; cycle <= CYCLES; cycle++) {
      const earlier = sum(load.acknowledged);
      await sleep(Math.random() * MAX_UPTIME_MS);
      await backend.kill();
      const acknowledged = [...load.acknowledged];
      busy += sum(acknowledged) > earlier ? 1 : 0;
      await backend.start();
      const ends = await endsOf(kafka, TOPIC);
      ends.forEach((end, partition) => {
        const promised = acknowledged[partition] ?? 0;
        assert.ok(
          end >= promised,
          `Cycle ${cycle}: partition ${partition} ends at ${end}, but ${promised} records were acknowledged`,
        );
      });
    }
    await load.stop();

    const numbers = await readNumbers(kafka, TOPIC);
    load.acknowledged.forEach((count, partition) => {
      const found = numbers[partition] ?? [];
      const wrong = found.findIndex((number, index) => number !== index);
      assert.equal(
        wrong,
        -1,
        `Partition ${partition} holds ${found[wrong]} at offset ${wrong}`,
      );
      assert.equal(found.length, count, `Partition ${partition}`);
    });
    assert.ok(busy > CYCLES / 2, `Only ${busy} kills met a running load`);
    const torn = backend.complaints.filter(line => /unfinished/.test(line));
    t.diagnostic(
      `${sum(load.acknowledged)} records, ${busy} kills met a running load, ${
        torn.length
      } unfinished writes were cut off`,
    );
  });
});

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function sleep(durationMs: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, durationMs));
}
