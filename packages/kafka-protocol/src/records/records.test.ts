import fc from 'fast-check';
import { ProtocolError } from '../wire/ProtocolError';
import { buildRecordBatch, type RecordToWrite } from './buildRecordBatch';
import { recordBatches, recordsOf } from './Record';
import {
  isRecordBatchIntact,
  placeRecordBatch,
  readRecordBatchHeader,
  stampRecordBatch,
  verifyRecordBatch,
} from './RecordBatchHeader';

const bytes = fc
  .option(fc.uint8Array({ maxLength: 40 }))
  .map(value => (value === null ? null : Buffer.from(value)));
const record: fc.Arbitrary<RecordToWrite> = fc.record({
  key: bytes,
  value: bytes,
  timestamp: fc.bigInt({ min: 0n, max: 2n ** 43n }),
  headers: fc.array(fc.record({ key: fc.string(), value: bytes }), {
    maxLength: 3,
  }),
});

const loaded = (value: string): RecordToWrite => ({
  key: Buffer.from('crane-3'),
  value: Buffer.from(value),
  timestamp: 1_700_000_000_000n,
});

describe('record batches', () => {
  it.each(['none', 'gzip', 'zstd'] as const)(
    'round trip with compression %s',
    compression => {
      fc.assert(
        fc.property(
          fc.array(record, { minLength: 1, maxLength: 10 }),
          fc.bigInt({ min: 0n, max: 2n ** 62n }),
          (records, baseOffset) => {
            const batch = buildRecordBatch(records, {
              baseOffset,
              compression,
            });
            const header = verifyRecordBatch(batch);
            expect(header).toMatchObject({
              baseOffset,
              compression,
              sizeBytes: batch.length,
              recordCount: records.length,
            });
            expect([...recordsOf(batch)]).toEqual(
              records.map((one, index) => ({
                ...one,
                offset: baseOffset + BigInt(index),
              })),
            );
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('are placed in the log without a new checksum', () => {
    const batch = buildRecordBatch([loaded('a'), loaded('b')]);
    const { crc } = readRecordBatchHeader(batch);
    placeRecordBatch(batch, 0, { baseOffset: 840n, partitionLeaderEpoch: 3 });
    expect(verifyRecordBatch(batch)).toMatchObject({
      baseOffset: 840n,
      partitionLeaderEpoch: 3,
      crc,
    });
  });

  it('take the time of the append for every record once stamped', () => {
    const batch = buildRecordBatch([loaded('a'), loaded('b')]);
    stampRecordBatch(batch, 0, 1_800_000_000_000n);
    expect(verifyRecordBatch(batch).isLogAppendTime).toBe(true);
    expect([...recordsOf(batch)].map(one => one.timestamp)).toEqual([
      1_800_000_000_000n,
      1_800_000_000_000n,
    ]);
  });

  it('fail verification after any single changed bit behind the checksum', () => {
    const batch = buildRecordBatch([loaded('a')]);
    for (let at = 17; at < batch.length; at++) {
      const changed = Buffer.from(batch);
      changed.writeUInt8(changed.readUInt8(at) ^ 0x04, at);
      expect(isRecordBatchIntact(changed)).toBe(false);
    }
  });

  it('are split, leaving out one that is cut short', () => {
    const first = buildRecordBatch([loaded('a')]);
    const second = buildRecordBatch([loaded('b'), loaded('c')]);
    const all = Buffer.concat([first, second, first.subarray(0, 40)]);
    expect([...recordBatches(all)]).toEqual([first, second]);
  });

  it('never fail with anything but a ProtocolError on arbitrary bytes', () => {
    const valid = buildRecordBatch([loaded('a'), loaded('b')], {
      compression: 'gzip',
    });
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat({ max: valid.length - 1 }),
            fc.integer({ min: 0, max: 255 }),
          ),
          { maxLength: 6 },
        ),
        fc.nat({ max: valid.length }),
        (changes, length) => {
          const bad = Buffer.from(valid);
          for (const [at, value] of changes) bad.writeUInt8(value, at);
          try {
            for (const batch of recordBatches(bad.subarray(0, length))) {
              for (const one of recordsOf(batch)) {
                expect(typeof one.offset).toBe('bigint');
              }
            }
          } catch (error) {
            if (!(error instanceof ProtocolError)) throw error;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
