import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NodeFileSystem } from '../log/NodeFileSystem';
import { Journal, JournalSection, JournalWriter } from './Journal';
import { JournalFolder } from './JournalFolder';
import { MemoryJournalFiles } from './__testUtils__/MemoryJournalFiles';

/** Counters by name: enough state to notice a lost, repeated or reordered entry. */
class Counters implements JournalSection<{ name: string; value: number }> {
  readonly kind = 900;
  readonly version = 2;
  readonly values = new Map<string, number>();
  readonly applied: number[] = [];

  encode(entry: { name: string; value: number }) {
    return Buffer.from(JSON.stringify(entry));
  }
  decode(body: Buffer) {
    return JSON.parse(body.toString());
  }
  apply({ name, value }: { name: string; value: number }) {
    this.values.set(name, value);
    this.applied.push(value);
  }
  *snapshot() {
    for (const [name, value] of this.values) {
      yield { name, value };
    }
  }
}

async function open(files: MemoryJournalFiles, compactAfterBytes?: number) {
  const warnings: string[] = [];
  const journal = new Journal({
    files,
    compactAfterBytes,
    logger: { warn: message => warnings.push(message) },
  });
  const counters = new Counters();
  const writer = journal.register(counters);
  await journal.open();
  return { journal, counters, writer, warnings };
}

/** Appends 0 to 11, one after the other; the last one that was acknowledged, or -1. */
async function lastAcknowledged(
  writer: JournalWriter<{ name: string; value: number }>,
): Promise<number> {
  let acknowledged = -1;
  for (let value = 0; value < 12; value++) {
    const [outcome] = await Promise.allSettled([
      writer.append({ name: 'n', value }),
    ]);
    acknowledged = outcome.status === 'fulfilled' ? value : acknowledged;
  }
  return acknowledged;
}

describe('Journal', () => {
  it('returns acknowledged entries after a kill and after a power cut', async () => {
    const files = new MemoryJournalFiles();
    const { writer } = await open(files);
    await writer.append({ name: 'a', value: 1 });
    await writer.append({ name: 'b', value: 2 });

    for (const after of [files.afterKill(), files.afterPowerCut()]) {
      const again = await open(after);
      expect([...again.counters.values]).toEqual([
        ['a', 1],
        ['b', 2],
      ]);
      expect(again.warnings).toEqual([]);
    }
  });

  it('flushes waiting entries together, in order, and applies them after the flush', async () => {
    const files = new MemoryJournalFiles();
    const { writer, counters } = await open(files);
    const values = Array.from({ length: 100 }, (_, index) => index);
    const appends = values.map(value => writer.append({ name: 'n', value }));
    expect(counters.applied).toEqual([]);
    await Promise.all(appends);
    expect(counters.applied).toEqual(values);
    expect(files.flushes).toBe(1);
  });

  it('drops a torn end of any length and goes on', async () => {
    const files = new MemoryJournalFiles();
    const { writer } = await open(files);
    await writer.append({ name: 'a', value: 1 });
    files.onStep = step => {
      if (step.startsWith('flush 0')) {
        throw new Error('power is gone');
      }
    };
    const lost = [2, 3, 4].map(value => writer.append({ name: 'a', value }));
    expect((await Promise.allSettled(lost)).map(r => r.status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
    ]);

    // 3 entries of 18 + 22 bytes were written and not flushed.
    for (let kept = 1; kept < 120; kept++) {
      const after = files.afterPowerCut(tail => tail.subarray(0, kept));
      const again = await open(after);
      expect(again.counters.values.get('a')).toBe(1);
      expect(again.warnings).toEqual(['Dropped the torn end of the journal']);
      await again.writer.append({ name: 'a', value: 9 });
      const third = await open(after.afterPowerCut());
      expect(third.counters.values.get('a')).toBe(9);
      expect(third.warnings).toEqual([]);
    }
  });

  it('takes a hole in the unflushed end for a torn write, not for damage', async () => {
    const files = new MemoryJournalFiles();
    const { writer } = await open(files);
    await writer.append({ name: 'a', value: 1 });
    files.flushError = new Error('power is gone');
    await Promise.allSettled(
      [2, 3, 4].map(value => writer.append({ name: 'a', value })),
    );
    const after = files.afterPowerCut(tail => {
      tail.fill(0, 0, 25);
      return tail;
    });
    const again = await open(after);
    expect(again.counters.values.get('a')).toBe(1);
    expect(again.warnings).toHaveLength(1);
  });

  it('refuses to open when acknowledged entries follow an unreadable one', async () => {
    const files = new MemoryJournalFiles();
    const { writer } = await open(files);
    for (const value of [1, 2, 3]) {
      await writer.append({ name: 'a', value });
    }
    files.flip('0000000000.journal', 20);
    await expect(open(files.afterKill())).rejects.toThrow(
      'Journal file 0000000000.journal is damaged at byte 0',
    );
  });

  it('accepts nothing more after a failed flush', async () => {
    const files = new MemoryJournalFiles();
    const { writer, journal, counters } = await open(files);
    files.flushError = new Error('EIO');
    await expect(writer.append({ name: 'a', value: 1 })).rejects.toThrow('EIO');
    files.flushError = undefined;
    await expect(writer.append({ name: 'a', value: 2 })).rejects.toThrow(
      'restart the broker',
    );
    expect(journal.failure?.name).toBe('JournalError');
    expect(counters.values.size).toBe(0);
  });

  it('replaces a long journal by a snapshot', async () => {
    const files = new MemoryJournalFiles();
    const { writer, journal } = await open(files, 1000);
    for (let value = 0; value < 500; value++) {
      await writer.append({ name: `n${value % 7}`, value });
    }
    expect(journal.sizeBytes).toBeLessThan(1000);
    expect((await files.list()).sort()).toEqual([
      expect.stringMatching(/^\d+\.journal$/),
      expect.stringMatching(/^\d+\.snapshot$/),
    ]);
    const again = await open(files.afterPowerCut());
    expect([...again.counters.values.values()].sort()).toEqual(
      [493, 494, 495, 496, 497, 498, 499].sort(),
    );
  });

  it('loses nothing whichever step of a compaction is the last one', async () => {
    const steps: string[] = [];
    const rehearsal = new MemoryJournalFiles();
    const first = await open(rehearsal, 200);
    rehearsal.onStep = step => steps.push(step);
    for (let value = 0; value < 12; value++) {
      await first.writer.append({ name: 'n', value });
    }
    expect(steps.filter(step => step.startsWith('rename'))).not.toEqual([]);

    for (let stop = 0; stop < steps.length; stop++) {
      const files = new MemoryJournalFiles();
      const { writer } = await open(files, 200);
      let step = 0;
      files.onStep = () => {
        if (step++ === stop) {
          throw new Error('stopped here');
        }
      };
      const acknowledged = await lastAcknowledged(writer);
      for (const after of [files.afterKill(), files.afterPowerCut()]) {
        const again = await open(after, 200);
        expect(again.counters.values.get('n') ?? -1).toBeGreaterThanOrEqual(
          acknowledged,
        );
      }
    }
  });

  it('refuses a damaged snapshot and entries of an unknown kind or version', async () => {
    const files = new MemoryJournalFiles();
    const { writer } = await open(files, 100);
    for (let value = 0; value < 5; value++) {
      await writer.append({ name: 'n', value });
    }
    const snapshot = (await files.list()).find(n => n.endsWith('snapshot'))!;
    const damaged = files.afterKill();
    damaged.flip(snapshot, 30);
    await expect(open(damaged)).rejects.toThrow(
      `Journal snapshot ${snapshot} is damaged`,
    );

    const unknown = new Journal({
      files: files.afterKill(),
      logger: { warn: () => {} },
    });
    await expect(unknown.open()).rejects.toThrow(
      'has an entry of kind 900 version 2, which this version does not read',
    );
  });

  it('keeps its promises on a real disk', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'journal-'));
    try {
      const location = path.join(directory, 'journal');
      const options = {
        logger: { warn: () => {} },
        compactAfterBytes: 500,
      };
      const journal = new Journal({
        ...options,
        files: new JournalFolder(new NodeFileSystem(), location),
      });
      const writer = journal.register(new Counters());
      await journal.open();
      for (let value = 0; value < 50; value++) {
        await writer.append({ name: 'n', value });
      }
      await journal.close();
      expect((await stat(location)).mode & 0o777).toBe(0o700);

      const again = new Journal({
        ...options,
        files: new JournalFolder(new NodeFileSystem(), location),
      });
      const counters = new Counters();
      again.register(counters);
      await again.open();
      expect(counters.values.get('n')).toBe(49);
      await again.close();
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
