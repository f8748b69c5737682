import fc from 'fast-check';
import { SegmentIndex } from './SegmentIndex';

interface Entry {
  readonly offset: number;
  readonly position: number;
  readonly timestamp: bigint;
}

/** Entries as a segment adds them: all three columns rise. */
const entries: fc.Arbitrary<Entry[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 0, max: 10 }),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map(steps => {
    const all: Entry[] = [];
    let last: Entry = { offset: 0, position: 0, timestamp: 0n };
    for (const [offset, position, time] of steps) {
      last = {
        offset: last.offset + offset,
        position: last.position + position,
        timestamp: last.timestamp + BigInt(time),
      };
      all.push(last);
    }
    return all;
  });

function indexOf(all: readonly Entry[]): SegmentIndex {
  const index = new SegmentIndex();
  all.forEach(e => index.add(e.offset, e.position, e.timestamp));
  return index;
}

describe('SegmentIndex', () => {
  it('finds the last entry that is not behind, by offset and by time', () => {
    fc.assert(
      fc.property(entries, fc.nat(3000), (all, wanted) => {
        const index = indexOf(all);
        const byOffset = all.filter(({ offset }) => offset <= wanted).at(-1);
        expect(index.positionOfOffset(wanted)).toBe(byOffset?.position ?? 0);
        const time = BigInt(wanted % 600);
        const byTime = all.filter(({ timestamp }) => timestamp < time).at(-1);
        expect(index.positionOfTime(time)).toBe(byTime?.position ?? 0);
      }),
    );
  });

  it('is the same after writing and reading', () => {
    fc.assert(
      fc.property(entries, all => {
        const index = indexOf(all);
        const offsets = index.encodeOffsets();
        const times = index.encodeTimes();
        const size = index.lastPosition;
        const read = SegmentIndex.decode(offsets, times, size);
        expect(read?.encodeOffsets()).toEqual(offsets);
        expect(read?.encodeTimes()).toEqual(times);
        expect(read?.lastTimestamp).toBe(all.at(-1)?.timestamp);
      }),
    );
  });

  it('is not read where the files do not fit the segment or each other', () => {
    const index = indexOf([
      { offset: 5, position: 100, timestamp: 1n },
      { offset: 9, position: 200, timestamp: 2n },
    ]);
    const offsets = index.encodeOffsets();
    const times = index.encodeTimes();
    expect(SegmentIndex.decode(offsets, times, 199)).toBeUndefined();
    expect(SegmentIndex.decode(offsets, undefined, 200)).toBeUndefined();
    expect(
      SegmentIndex.decode(offsets.subarray(1), times, 200),
    ).toBeUndefined();
    expect(
      SegmentIndex.decode(offsets.subarray(0, 8), times, 200),
    ).toBeUndefined();
    offsets.fill(0);
    expect(SegmentIndex.decode(offsets, times, 200)).toBeUndefined();
  });

  it('forgets what lies behind a position', () => {
    const index = indexOf([
      { offset: 5, position: 100, timestamp: 1n },
      { offset: 9, position: 200, timestamp: 2n },
    ]);
    index.truncate(150);
    expect(index.lastPosition).toBe(100);
    index.truncate(-1);
    expect(index.count).toBe(0);
  });
});
