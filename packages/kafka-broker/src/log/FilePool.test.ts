import { FaultFileSystem } from './__testUtils__/FaultFileSystem';
import { FilePool } from './FilePool';

async function poolOf(limit: number, files: number) {
  const disk = new FaultFileSystem();
  for (let n = 0; n < files; n++) {
    await (await disk.open(`${n}`, { create: true })).close();
  }
  return { disk, pool: new FilePool(disk, limit) };
}

const size = (file: { size(): Promise<number> }) => file.size();

describe('FilePool', () => {
  it('keeps no more files open than its limit', async () => {
    const { disk, pool } = await poolOf(3, 10);
    for (let n = 0; n < 10; n++) {
      await pool.use(`${n}`, size);
    }
    await new Promise(resolve => setImmediate(resolve));
    expect(disk.openFiles).toBe(3);
    await pool.close();
    expect(disk.openFiles).toBe(0);
  });

  it('closes no file that is in use, even one that is to be forgotten', async () => {
    const { disk, pool } = await poolOf(1, 3);
    const file = await pool.acquire('0');
    await pool.use('1', size);
    await pool.use('2', size);
    pool.forget('0');
    expect(await file.size()).toBe(0);
    pool.release('0');
    pool.forget('2');
    await new Promise(resolve => setImmediate(resolve));
    expect(disk.openFiles).toBe(0);
  });

  it('opens a file again after it could not be opened', async () => {
    const { disk, pool } = await poolOf(1, 0);
    await expect(pool.acquire('0')).rejects.toThrow('ENOENT');
    await (await disk.open('0', { create: true })).close();
    expect(await pool.use('0', size)).toBe(0);
  });
});
