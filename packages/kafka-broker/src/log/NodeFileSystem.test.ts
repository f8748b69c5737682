import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { batchOf, readAll, TOPIC_ID } from './__testUtils__/logFixture';
import { systemClock } from './Clock';
import { replaceFile } from './FileSystem';
import { defaultLogConfig } from './LogConfig';
import { LogStore } from './LogStore';
import { NodeFileSystem } from './NodeFileSystem';

describe('NodeFileSystem', () => {
  const disk = new NodeFileSystem();
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'log-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('writes many buffers at a position and reads them back', async () => {
    await disk.makeFolder(`${folder}/a/b`);
    const file = await disk.open(`${folder}/a/b/log`, { create: true });
    const buffers = Array.from({ length: 3000 }, (_, n) =>
      Buffer.alloc(10, n % 256),
    );
    await file.write(buffers, 5);
    await file.sync();
    expect(await file.size()).toBe(30_005);
    const target = Buffer.alloc(40_000);
    expect(await file.read(target, 5)).toBe(30_000);
    expect(target.subarray(0, 30_000)).toEqual(Buffer.concat(buffers));
    await file.truncate(7);
    expect(await file.size()).toBe(7);
    await file.close();
  });

  it('keeps files from other users and answers for what is missing', async () => {
    await replaceFile(disk, folder, 'secret', Buffer.from('x'));
    await disk.makeFolder(`${folder}/inner`);
    expect((await stat(`${folder}/secret`)).mode & 0o777).toBe(0o600);
    expect((await stat(`${folder}/inner`)).mode & 0o777).toBe(0o700);
    expect(await disk.readFile(`${folder}/secret`)).toEqual(Buffer.from('x'));
    expect(await disk.readFile(`${folder}/none`)).toBeUndefined();
    expect(await disk.list(`${folder}/none`)).toEqual([]);
    await expect(
      disk.open(`${folder}/none`, { create: false }),
    ).rejects.toMatchObject({ code: 'ENOENT' });
    await disk.remove(`${folder}/none`);
    expect(await disk.freeBytes(folder)).toBeGreaterThan(0);
  });

  it('carries a log over a restart', async () => {
    const open = () =>
      LogStore.open({
        dataDir: folder,
        fileSystem: disk,
        clock: systemClock,
        logger: { info() {}, warn() {}, error() {} },
        minFreeBytes: 0,
        configOf: () => ({ ...defaultLogConfig, segmentBytes: 2000 }),
      });
    const store = await open();
    const log = store.partition(TOPIC_ID, 3);
    const numbers = Array.from({ length: 200 }, (_, n) => `${n}`);
    await Promise.all(numbers.map(number => log.append(batchOf([number]))));
    await store.close();
    const again = await open();
    const found = await readAll(again.partition(TOPIC_ID, 3));
    expect(found.map(({ value }) => value)).toEqual(numbers);
    await again.deleteTopic(TOPIC_ID);
    expect(await disk.list(`${folder}/partitions`)).toEqual([]);
    await again.close();
  });
});
