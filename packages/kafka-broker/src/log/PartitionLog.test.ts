import {
  batchOf,
  expectAppended,
  LogFixture,
  PARTITION_FOLDER,
  readAll,
  TOPIC_ID,
} from './__testUtils__/logFixture';
import { defaultLogConfig } from './LogConfig';
import type { LogStore } from './LogStore';

const FIRST_LOG = `${PARTITION_FOLDER}/00000000000000000000.log`;

function nextTurns(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 5));
}

async function appendNumbers(store: LogStore, count: number, from = 0) {
  const log = store.partition(TOPIC_ID, 0);
  const outcomes = await Promise.all(
    Array.from({ length: count }, (_, n) =>
      log.append(batchOf([`${from + n}`])),
    ),
  );
  return outcomes.map(expectAppended);
}

describe('appending and reading', () => {
  it('gives offsets in the order of the calls and reads them back', async () => {
    const fixture = new LogFixture();
    const store = await fixture.open();
    const log = store.partition(TOPIC_ID, 0);
    expect(fixture.disk.paths).toEqual([]);

    const first = await log.append(batchOf(['a', 'b']));
    const second = await log.append(batchOf(['c']));

    expect(first).toMatchObject({ baseOffset: 0n, lastOffset: 1n });
    expect(second).toMatchObject({ baseOffset: 2n, duplicate: false });
    expect(log.highWatermark).toBe(3n);
    expect(await readAll(log)).toEqual([
      { offset: 0n, value: 'a' },
      { offset: 1n, value: 'b' },
      { offset: 2n, value: 'c' },
    ]);
    expect(fixture.disk.paths).toEqual([FIRST_LOG]);
  });

  it('flushes many waiting batches together', async () => {
    const fixture = new LogFixture();
    const store = await fixture.open();
    await appendNumbers(store, 1);
    const before = fixture.disk.syncs;
    await appendNumbers(store, 500);
    expect(fixture.disk.syncs - before).toBeLessThan(5);
  });

  it('rolls segments and reads across them, also by time', async () => {
    const fixture = new LogFixture();
    fixture.config = {
      ...defaultLogConfig,
      segmentBytes: 1000,
      indexIntervalBytes: 100,
    };
    const store = await fixture.open();
    const log = store.partition(TOPIC_ID, 0);
    for (let n = 0; n < 60; n++) {
      await log.append(batchOf([`${n}`], { timestamp: BigInt(1000 + n * 10) }));
    }
    expect(log.segmentCount).toBeGreaterThan(3);
    expect((await readAll(log)).map(({ value }) => value)).toEqual(
      Array.from({ length: 60 }, (_, n) => `${n}`),
    );
    const middle = await log.read({ offset: 37n, maxBytes: 1 });
    expect(middle).toMatchObject({ recordCount: 1, nextOffset: 38n });
    expect(await log.offsetOfTime(1365n)).toEqual({
      offset: 37n,
      timestamp: 1370n,
    });
    expect(await log.offsetOfTime(0n)).toEqual({
      offset: 0n,
      timestamp: 1000n,
    });
    expect(await log.offsetOfTime(99_999n)).toBeUndefined();
    expect(await log.offsetOfMaxTimestamp()).toEqual({
      offset: 59n,
      timestamp: 1590n,
    });
  });

  it('always passes one batch and otherwise respects the size', async () => {
    const store = await new LogFixture().open();
    const log = store.partition(TOPIC_ID, 0);
    await appendNumbers(store, 10);
    const size = log.sizeBytes / 10;
    expect(await log.read({ offset: 0n, maxBytes: 1 })).toMatchObject({
      recordCount: 1,
    });
    expect(
      await log.read({ offset: 0n, maxBytes: size * 3 + 1 }),
    ).toMatchObject({
      recordCount: 3,
      nextOffset: 3n,
    });
    expect(await log.read({ offset: 11n, maxBytes: 1 })).toMatchObject({
      error: 'OFFSET_OUT_OF_RANGE',
    });
    expect(await log.read({ offset: 10n, maxBytes: 1 })).toMatchObject({
      recordCount: 0,
    });
  });

  it('stamps batches with the time of the broker where the topic asks for it', async () => {
    const fixture = new LogFixture();
    fixture.config = { ...defaultLogConfig, timestampType: 'LogAppendTime' };
    const store = await fixture.open();
    const log = store.partition(TOPIC_ID, 0);
    const now = BigInt(fixture.clock.now());
    expect(await log.append(batchOf(['a']))).toMatchObject({
      appendTimeMs: now,
    });
    expect(await log.offsetOfTime(now)).toEqual({ offset: 0n, timestamp: now });
    fixture.disk.kill();
    const reopened = (await fixture.open()).partition(TOPIC_ID, 0);
    expect(await readAll(reopened)).toHaveLength(1);
  });
});

describe('refusing', () => {
  it.each([
    [
      'a flipped bit',
      (b: Buffer) => b.writeUInt8(b.readUInt8(65) + 1, 65),
      'CORRUPT_MESSAGE',
    ],
    ['another format', (b: Buffer) => b.writeInt8(1, 16), 'INVALID_RECORD'],
    [
      'a length beyond the end',
      (b: Buffer) => b.writeInt32BE(b.length, 8),
      'CORRUPT_MESSAGE',
    ],
  ])('a batch with %s', async (_, damage, error) => {
    const store = await new LogFixture().open();
    const batch = batchOf(['value']);
    damage(batch);
    const log = store.partition(TOPIC_ID, 0);
    expect(await log.append(batch)).toMatchObject({ kind: 'refused', error });
    expect(log.highWatermark).toBe(0n);
  });

  it('two batches in one request, large batches and late timestamps', async () => {
    const fixture = new LogFixture();
    fixture.config = { ...defaultLogConfig, maxMessageBytes: 200 };
    const log = (await fixture.open()).partition(TOPIC_ID, 0);
    expect(
      await log.append(Buffer.concat([batchOf(['a']), batchOf(['b'])])),
    ).toMatchObject({ error: 'INVALID_RECORD' });
    expect(await log.append(batchOf(['x'.repeat(200)]))).toMatchObject({
      error: 'MESSAGE_TOO_LARGE',
    });
    const future = BigInt(fixture.clock.now()) + 3_600_001n;
    expect(
      await log.append(batchOf(['a'], { timestamp: future })),
    ).toMatchObject({
      error: 'INVALID_TIMESTAMP',
    });
  });

  it('a record without key on a compacted topic, by its index', async () => {
    const fixture = new LogFixture();
    fixture.config = { ...defaultLogConfig, compacted: true };
    const log = (await fixture.open()).partition(TOPIC_ID, 0);
    expect(await log.append(batchOf(['a'], { key: 'k' }))).toMatchObject({
      kind: 'appended',
    });
    expect(await log.append(batchOf(['a', 'b']))).toMatchObject({
      error: 'INVALID_RECORD',
      recordIndex: 0,
    });
  });

  it('everything while the disk is full, and goes on when there is room', async () => {
    const fixture = new LogFixture({ minFreeBytes: 1000 });
    const store = await fixture.open();
    await appendNumbers(store, 3);
    const log = store.partition(TOPIC_ID, 0);
    fixture.disk.free = 999;
    fixture.clock.advance(1000);
    await nextTurns();
    expect(await log.append(batchOf(['a']))).toMatchObject({
      error: 'KAFKA_STORAGE_ERROR',
    });
    expect(await readAll(log)).toHaveLength(3);
    fixture.disk.free = 2000;
    fixture.clock.advance(1000);
    await nextTurns();
    expect(await log.append(batchOf(['a']))).toMatchObject({
      kind: 'appended',
    });
  });
});

describe('idempotent producers', () => {
  const batch = (sequence: number, values = ['x'], epoch = 0) =>
    batchOf(values, { producer: { id: 7n, epoch, sequence } });

  it('answers a repeated batch with its first offset and stores nothing', async () => {
    const fixture = new LogFixture();
    const store = await fixture.open();
    await appendNumbers(store, 840);
    const log = store.partition(TOPIC_ID, 0);
    expect(await log.append(batch(0))).toMatchObject({ baseOffset: 840n });
    expect(await log.append(batch(0))).toMatchObject({
      kind: 'appended',
      baseOffset: 840n,
      duplicate: true,
    });
    expect(log.highWatermark).toBe(841n);
  });

  it('refuses gaps and old epochs, and starts a new epoch at 0', async () => {
    const log = (await new LogFixture().open()).partition(TOPIC_ID, 0);
    await log.append(batch(0, ['a', 'b']));
    expect(await log.append(batch(3))).toMatchObject({
      error: 'OUT_OF_ORDER_SEQUENCE_NUMBER',
    });
    expect(await log.append(batch(2))).toMatchObject({ baseOffset: 2n });
    expect(await log.append(batch(3, ['n'], 1))).toMatchObject({
      error: 'OUT_OF_ORDER_SEQUENCE_NUMBER',
    });
    expect(await log.append(batch(0, ['n'], 1))).toMatchObject({
      baseOffset: 3n,
    });
    expect(await log.append(batch(3))).toMatchObject({
      error: 'INVALID_PRODUCER_EPOCH',
    });
  });

  it.each(['kill', 'powerCut', 'close'] as const)(
    'are known again after %s',
    async how => {
      const fixture = new LogFixture();
      fixture.config = { ...defaultLogConfig, segmentBytes: 600 };
      const store = await fixture.open();
      const log = store.partition(TOPIC_ID, 0);
      for (let n = 0; n < 20; n++) {
        expectAppended(await log.append(batch(n)));
      }
      if (how === 'close') {
        await store.close();
      } else {
        fixture.disk[how]();
      }
      const again = (await fixture.open()).partition(TOPIC_ID, 0);
      expect(await again.append(batch(15))).toMatchObject({
        baseOffset: 15n,
        duplicate: true,
      });
      expect(await again.append(batch(21))).toMatchObject({
        error: 'OUT_OF_ORDER_SEQUENCE_NUMBER',
      });
      expect(await again.append(batch(20))).toMatchObject({ baseOffset: 20n });
    },
  );
});

describe('retention', () => {
  it('moves the log start and refuses what lies before it', async () => {
    const fixture = new LogFixture();
    fixture.config = {
      ...defaultLogConfig,
      segmentMs: 10_000,
      retentionMs: 60_000n,
    };
    const store = await fixture.open();
    const log = store.partition(TOPIC_ID, 0);
    for (let second = 0; second < 90; second++) {
      const timestamp = BigInt(fixture.clock.now());
      await log.append(batchOf([`${second}`], { timestamp }));
      fixture.clock.advance(1000);
    }
    await store.enforceRetention();
    expect(log.logStartOffset).toBeGreaterThan(10n);
    const [first] = await readAll(log);
    expect(first?.offset).toBe(log.logStartOffset);
    expect(await log.read({ offset: 0n, maxBytes: 1 })).toMatchObject({
      error: 'OFFSET_OUT_OF_RANGE',
    });
    const start = log.logStartOffset;
    fixture.disk.powerCut();
    expect((await fixture.open()).partition(TOPIC_ID, 0).logStartOffset).toBe(
      start,
    );
  });

  it('empties an idle partition and keeps counting', async () => {
    const fixture = new LogFixture();
    fixture.config = { ...defaultLogConfig, retentionMs: 60_000n };
    const store = await fixture.open();
    const log = store.partition(TOPIC_ID, 0);
    await log.append(
      batchOf(['a', 'b'], { timestamp: BigInt(fixture.clock.now()) }),
    );
    fixture.clock.advance(90_000);
    await store.enforceRetention();
    expect(log.logStartOffset).toBe(2n);
    expect(fixture.disk.paths.filter(path => path.endsWith('.log'))).toEqual(
      [],
    );
    fixture.disk.kill();
    const again = (await fixture.open()).partition(TOPIC_ID, 0);
    expect(again.highWatermark).toBe(2n);
    const now = BigInt(fixture.clock.now());
    expect(
      await again.append(batchOf(['c'], { timestamp: now })),
    ).toMatchObject({
      baseOffset: 2n,
    });
  });

  it('keeps a topic below its size', async () => {
    const fixture = new LogFixture();
    fixture.config = {
      ...defaultLogConfig,
      segmentBytes: 500,
      retentionBytes: 1000n,
    };
    const store = await fixture.open();
    await appendNumbers(store, 100);
    await store.enforceRetention();
    expect(store.partition(TOPIC_ID, 0).sizeBytes).toBeLessThan(1500);
  });

  it('deletes records up to an offset', async () => {
    const fixture = new LogFixture();
    const store = await fixture.open();
    await appendNumbers(store, 10);
    const log = store.partition(TOPIC_ID, 0);
    expect(await log.deleteBefore(4n)).toBe(4n);
    expect((await readAll(log))[0]).toEqual({ offset: 4n, value: '4' });
    fixture.disk.powerCut();
    expect((await fixture.open()).partition(TOPIC_ID, 0).logStartOffset).toBe(
      4n,
    );
  });
});
