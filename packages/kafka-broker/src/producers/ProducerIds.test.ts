import { Journal } from '../journal/Journal';
import { MemoryJournalFiles } from '../journal/__testUtils__/MemoryJournalFiles';
import { silentLogger } from '../logging/Logger';
import { ProducerIds } from './ProducerIds';

async function start(files: MemoryJournalFiles): Promise<ProducerIds> {
  const journal = new Journal({ files, logger: silentLogger });
  const ids = new ProducerIds(journal);
  await journal.open();
  return ids;
}

describe('ProducerIds', () => {
  it('gives every id once, also when many ask at the same time', async () => {
    const ids = await start(new MemoryJournalFiles());
    const given = await Promise.all(
      Array.from({ length: 2500 }, () => ids.next()),
    );
    expect(new Set(given).size).toBe(2500);
  });

  it('never gives an id again after a crash', async () => {
    const files = new MemoryJournalFiles();
    const before = await start(files);
    const first = await before.next();
    const second = await before.next();
    const after = await start(files);
    expect(await after.next()).toBeGreaterThan(second);
    expect(second).toBe(first + 1n);
  });
});
