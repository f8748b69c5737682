/*
 * SIGKILL in the middle of an idempotent load, again and again: nothing that was acknowledged may
 * be lost, repeated or reordered.
 *
 * The broker is the embedded backend as its command line starts it, in both flush modes (a killed
 * process keeps its page cache, so `interval` must lose nothing either); the load is kafkajs,
 * which repeats what was not acknowledged when the broker is back, so that in the end each
 * partition must hold exactly 0, 1, 2, … Three of four kills come while batches are being
 * acknowledged, every fourth at any time. Part of `npm run conformance crash`; with another
 * number of cycles:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs \
 *     conformance/src/crash/kill.judge.ts 1000
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Kafka, logLevel } from 'kafkajs';
import { until } from '../lib/until';
import { IdempotentLoad } from './IdempotentLoad';
import { KillableBackend } from './KillableBackend';
import { endsOf, readNumbers } from './readNumbers';

const TOPIC = 'harbour.container.loaded.v1';
const PARTITIONS = 3;
const CYCLES = Number(process.argv[2] ?? 50);
/** Cycles by flush mode. */
const MODES = [
  ['group', CYCLES],
  ['interval', Math.ceil(CYCLES / 10)],
] as const;
/** The kill comes at most this long after the start, or after the first acknowledgement. */
const MAX_DELAY_MS = 600;

MODES.forEach(([flush, cycles]) =>
  describe(`${cycles} times kill -9, flush: ${flush}`, () => {
    let backend: KillableBackend;
    let kafka: Kafka;

    before(async () => {
      backend = await KillableBackend.create({ flush });
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
      for (let cycle = 1; cycle <= cycles; cycle++) {
        const earlier = sum(load.acknowledged);
        if (cycle % 4 !== 0) {
          await until('an acknowledgement', () => {
            return sum(load.acknowledged) > earlier;
          });
        }
        await sleep(Math.random() * MAX_DELAY_MS);
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
      const torn = backend.complaints.filter(line => /unfinished/.test(line));
      t.diagnostic(
        `${sum(load.acknowledged)} records, ${busy} kills met a running load, ${
          torn.length
        } unfinished writes were cut off`,
      );
    });
  }),
);

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function sleep(durationMs: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, durationMs));
}
