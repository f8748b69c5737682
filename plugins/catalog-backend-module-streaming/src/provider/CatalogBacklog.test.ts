import { CatalogBacklog } from './CatalogBacklog';

describe('CatalogBacklog', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('waits until the catalog has all but so many', async () => {
    const present = new Set<string>();
    const backlog = new CatalogBacklog({
      findPresent: async () => present,
    });
    backlog.add(['resource:default/a', 'resource:default/b']);
    let done = false;
    const waiting = backlog.shrinkTo(1).then(() => {
      done = true;
    });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(done).toBe(false);

    present.add('resource:default/b');
    await jest.advanceTimersByTimeAsync(300);
    await waiting;
    expect(done).toBe(true);
  });

  it('does not wait for ever for what the catalog refused, nor on a catalog that fails', async () => {
    const backlog = new CatalogBacklog({
      findPresent: async () => {
        throw new Error('no catalog');
      },
    });
    backlog.add(['resource:default/a']);
    const waiting = backlog.shrinkTo(0);
    await jest.advanceTimersByTimeAsync(16_000);
    await expect(waiting).resolves.toBeUndefined();
  });
});
