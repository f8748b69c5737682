import {
  batchOf,
  expectAppended,
  LogFixture,
  PARTITION_FOLDER,
  readAll,
  TOPIC_ID,
} from './__testUtils__/logFixture';
import { defaultLogConfig } from './LogConfig';
import type { PartitionLog } from './PartitionLog';
import { repairLog } from './repairLog';

const FIRST_LOG = `${PARTITION_FOLDER}/00000000000000000000.log`;

async function append(log: PartitionLog, count: number, from = 0) {
  for (let n = from; n < from + count; n++) {
    expectAppended(await log.append(batchOf([`${n}`])));
  }
}

function values(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${from + n}`);
}

describe('a power cut', () => {
  it('takes nothing acknowledged in group mode', async () => {
    const fixture = new LogFixture();
    const log = (await fixture.open()).partition(TOPIC_ID, 0);
    await append(log, 900);
    fixture.disk.powerCut();
    const again = (await fixture.open()).partition(TOPIC_ID, 0);
    expect((await readAll(again)).map(({ value }) => value)).toEqual(
      values(0, 900),
    );
  });

  it('takes at most the last interval in interval mode, and leaves a prefix', async () => {
    const fixture = new LogFixture({
      flushMode: 'interval',
      flushIntervalMs: 200,
    });
    const log = (await fixture.open()).partition(TOPIC_ID, 0);
    await append(log, 700);
    fixture.clock.advance(200);
    await new Promise(resolve => setTimeout(resolve, 10));
    await append(log, 200, 700);
    fixture.disk.powerCut(({ length }) => length / 2);
    const again = (await fixture.open()).partition(TOPIC_ID, 0);
    const left = (await readAll(again)).map(({ value }) => value);
    expect(left.length).toBeGreaterThanOrEqual(700);
    expect(left).toEqual(values(0, left.length));
  });

  it('takes nothing from a topic that flushes every message in interval mode', async () => {
    const fixture = new LogFixture({ flushMode: 'interval' });
    fixture.config = { ...defaultLogConfig, flushEveryMessage: true };
    const log = (await fixture.open()).partition(TOPIC_ID, 0);
    await append(log, 20);
    fixture.disk.powerCut();
    const again = (await fixture.open()).partition(TOPIC_ID, 0);
    expect(await readAll(again)).toHaveLength(20);
  });
});

describe('a killed process', () => {
  it.each(['group', 'interval'] as const)(
    'loses nothing in %s mode',
    async flushMode => {
      const fixture = new LogFixture({ flushMode });
      const log = (await fixture.open()).partition(TOPIC_ID, 0);
      await append(log, 50);
      fixture.disk.kill();
      const again = (await fixture.open()).partition(TOPIC_ID, 0);
      expect(await readAll(again)).toHaveLength(50);
    },
  );

  it('has the torn end of its last write cut off and logged', async () => {
    const fixture = new LogFixture();
    const log = (await fixture.open()).partition(TOPIC_ID, 0);
    await append(log, 10);
    fixture.disk.kill();
    fixture.disk.tamper(FIRST_LOG, content =>
      Buffer.concat([content, batchOf(['torn']).subarray(0, 40)]),
    );
    const again = (await fixture.open()).partition(TOPIC_ID, 0);
    expect(again.highWatermark).toBe(10n);
    expect(fixture.logged).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        facts: expect.objectContaining({ bytes: 40 }),
      }),
    );
    await append(again, 1, 10);
    expect((await readAll(again)).map(({ value }) => value)).toEqual(
      values(0, 11),
    );
  });
});

describe('a clean stop', () => {
  it('lets the next start read nothing', async () => {
    const fixture = new LogFixture();
    const store = await fixture.open();
    await append(store.partition(TOPIC_ID, 0), 10);
    await store.close();
    expect(fixture.disk.openFiles).toBe(0);
    expect(fixture.disk.paths).toContain('/data/partitions/clean-stop');
    const again = await fixture.open();
    expect(again.statistics.recoveredBytes).toBe(0);
    expect(again.partition(TOPIC_ID, 0).highWatermark).toBe(10n);
    expect(fixture.disk.paths).not.toContain('/data/partitions/clean-stop');
  });

  it('survives the loss of every index', async () => {
    const fixture = new LogFixture();
    fixture.config = {
      ...defaultLogConfig,
      segmentBytes: 500,
      indexIntervalBytes: 50,
    };
    const store = await fixture.open();
    await append(store.partition(TOPIC_ID, 0), 40);
    await store.close();
    for (const path of fixture.disk.paths.filter(p => p.includes('index'))) {
      await fixture.disk.remove(path);
    }
    const again = (await fixture.open()).partition(TOPIC_ID, 0);
    expect((await readAll(again)).map(({ value }) => value)).toEqual(
      values(0, 40),
    );
    expect(await again.read({ offset: 23n, maxBytes: 1 })).toMatchObject({
      nextOffset: 24n,
    });
  });
});

describe('damage in the middle', () => {
  const damaged = async () => {
    const fixture = new LogFixture();
    const store = await fixture.open();
    await append(store.partition(TOPIC_ID, 0), 40);
    await append(store.partition(TOPIC_ID, 1), 3);
    const size = store.partition(TOPIC_ID, 0).sizeBytes;
    fixture.disk.kill();
    fixture.disk.tamper(FIRST_LOG, content => {
      // Batches of one and of two digits differ by a byte: batch 12 begins behind ten short ones.
      const position = Math.floor((size / 40) * 12) + 30;
      content.writeUInt8(content.readUInt8(position) ^ 4, position);
      return content;
    });
    return fixture;
  };

  it('keeps the partition offline while the others serve', async () => {
    const fixture = await damaged();
    const store = await fixture.open();
    const log = store.partition(TOPIC_ID, 0);
    expect(store.impairedPartitions()).toEqual([
      {
        topicId: TOPIC_ID,
        partition: 0,
        reason: expect.stringContaining('offsets 12 to 12'),
      },
    ]);
    expect(await log.append(batchOf(['x']))).toMatchObject({
      error: 'KAFKA_STORAGE_ERROR',
    });
    expect(await log.read({ offset: 0n, maxBytes: 1 })).toMatchObject({
      error: 'KAFKA_STORAGE_ERROR',
    });
    expect(await readAll(store.partition(TOPIC_ID, 1))).toHaveLength(3);
  });

  it('is repaired at the price of the lost offsets', async () => {
    const fixture = await damaged();
    const options = { dataDir: '/data', fileSystem: fixture.disk };
    const lost = [{ firstOffset: 12n, lastOffset: 12n }];
    const expected = [{ topicId: TOPIC_ID, partition: 0, lost }];
    expect(await repairLog({ ...options, acceptLoss: false })).toEqual(
      expected,
    );
    expect((await fixture.open()).impairedPartitions()).toHaveLength(1);
    expect(await repairLog({ ...options, acceptLoss: true })).toEqual(expected);
    const store = await fixture.open();
    expect(store.impairedPartitions()).toEqual([]);
    const log = store.partition(TOPIC_ID, 0);
    const left = values(0, 40).filter(value => value !== '12');
    expect((await readAll(log)).map(({ value }) => value)).toEqual(left);
    await append(log, 1, 40);
    expect(log.highWatermark).toBe(41n);
    expect(await repairLog({ ...options, acceptLoss: true })).toEqual([]);
  });

  it('at the end before the checkpoint is repaired without giving offsets twice', async () => {
    const fixture = new LogFixture();
    const store = await fixture.open();
    await append(store.partition(TOPIC_ID, 0), 10);
    await store.close();
    fixture.disk.tamper(FIRST_LOG, content =>
      content.subarray(0, content.length - 5),
    );
    const lost = await repairLog({
      dataDir: '/data',
      fileSystem: fixture.disk,
      acceptLoss: true,
    });
    expect(lost).toMatchObject([
      { lost: [{ firstOffset: 9n, lastOffset: 9n }] },
    ]);
    const log = (await fixture.open()).partition(TOPIC_ID, 0);
    expect(log.problem).toBeUndefined();
    expect(await readAll(log)).toHaveLength(9);
    expect(await log.append(batchOf(['x']))).toMatchObject({ baseOffset: 10n });
  });

  it('is not taken for a torn end when it lies before the checkpoint', async () => {
    const fixture = new LogFixture();
    const store = await fixture.open();
    await append(store.partition(TOPIC_ID, 0), 10);
    await store.close();
    fixture.disk.tamper(FIRST_LOG, content =>
      content.subarray(0, content.length - 5),
    );
    const again = await fixture.open();
    expect(again.impairedPartitions()).toHaveLength(1);
  });
});

describe('an error of the disk', () => {
  it.each(['sync', 'write'] as const)(
    '%s takes the partition offline for writes only',
    async operation => {
      const fixture = new LogFixture();
      const store = await fixture.open();
      const log = store.partition(TOPIC_ID, 0);
      await append(log, 5);
      fixture.disk.failNext(operation, /\.log$/);
      expect(await log.append(batchOf(['lost']))).toMatchObject({
        error: 'KAFKA_STORAGE_ERROR',
      });
      expect(await log.append(batchOf(['later']))).toMatchObject({
        error: 'KAFKA_STORAGE_ERROR',
      });
      expect(await readAll(log)).toHaveLength(5);
      expect(store.impairedPartitions()).toHaveLength(1);
      await append(store.partition(TOPIC_ID, 1), 2);
      await store.close();
      expect(fixture.disk.paths).not.toContain('/data/partitions/clean-stop');
    },
  );
});

describe('deleted topics', () => {
  it('lose their files, also when a crash came in between', async () => {
    const fixture = new LogFixture();
    const store = await fixture.open();
    await append(store.partition(TOPIC_ID, 0), 5);
    await store.deleteTopic(TOPIC_ID);
    expect(fixture.disk.paths).toEqual([]);
    await append(store.partition(TOPIC_ID, 0), 5);
    fixture.disk.kill();
    const again = await fixture.open();
    await again.removeUnknown(() => false);
    expect(fixture.disk.paths).toEqual([]);
  });
});
