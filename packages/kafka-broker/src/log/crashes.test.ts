import fc from 'fast-check';
import {
  batchOf,
  LogFixture,
  readAll,
  TOPIC_ID,
} from './__testUtils__/logFixture';
import { defaultLogConfig } from './LogConfig';
import type { PartitionLog } from './PartitionLog';

/** What a run of a broker does before it ends. */
interface Run {
  /** Sizes of the values; each number is one batch. */
  readonly batches: readonly number[];
  /** How many of the last batches are not waited for. */
  readonly inFlight: number;
  readonly end: 'kill' | 'powerCut' | 'close';
  /** Share of an unflushed write that a power cut leaves. */
  readonly survival: number;
}

const runs: fc.Arbitrary<Run[]> = fc.array(
  fc.record({
    batches: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 30 }),
    inFlight: fc.integer({ min: 0, max: 10 }),
    end: fc.constantFrom('kill', 'powerCut', 'close'),
    survival: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 5 },
);

/** Appends in order as an idempotent producer; values tell their number and size. */
class Producer {
  readonly sent: string[] = [];
  readonly acknowledged: string[] = [];
  #epoch = -1;
  #sequence = 0;

  /** A producer that lost its connection goes on in a new epoch. */
  reconnect(): void {
    this.#epoch += 1;
    this.#sequence = 0;
  }

  async send(log: PartitionLog, size: number): Promise<void> {
    const value = `${this.sent.length}:${'x'.repeat(size)}`;
    const producer = { id: 5n, epoch: this.#epoch, sequence: this.#sequence };
    this.#sequence += 1;
    this.sent.push(value);
    const outcome = await log.append(batchOf([value], { producer }));
    if (outcome.kind === 'appended') {
      this.acknowledged.push(value);
    }
  }
}

async function play(fixture: LogFixture, run: Run, producer: Producer) {
  const store = await fixture.open();
  const log = store.partition(TOPIC_ID, 0);
  producer.reconnect();
  const sending = run.batches.map(size => producer.send(log, size));
  const waitedFor = sending.slice(0, sending.length - run.inFlight);
  await Promise.all(waitedFor);
  const acknowledged = [...producer.acknowledged];
  if (run.end === 'close') {
    await store.close();
  } else if (run.end === 'kill') {
    fixture.disk.kill();
  } else {
    fixture.disk.powerCut(({ length }) => Math.floor(length * run.survival));
  }
  return acknowledged;
}

describe('any number of crashes', () => {
  it('lose, repeat and reorder nothing that was acknowledged in group mode', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async all => {
        const fixture = new LogFixture();
        fixture.config = {
          ...defaultLogConfig,
          segmentBytes: 1500,
          indexIntervalBytes: 200,
        };
        const producer = new Producer();
        let kept: string[] = [];
        for (const run of all) {
          const acknowledged = await play(fixture, run, producer);
          const store = await fixture.open();
          expect(store.impairedPartitions()).toEqual([]);
          const log = store.partition(TOPIC_ID, 0);
          const found = await readAll(log, 1000);
          const values = found.map(({ value }) => value);
          // In order and once: numbers rise. Nothing acknowledged or seen before is missing.
          const numbers = values.map(value => parseInt(value, 10));
          expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
          expect(values).toEqual(expect.arrayContaining(acknowledged));
          expect(values.slice(0, kept.length)).toEqual(kept);
          expect(found.map(({ offset }) => Number(offset))).toEqual(
            values.map((_, offset) => offset),
          );
          kept = values;
          fixture.disk.kill();
        }
      }),
      { numRuns: 60 },
    );
  });
});
