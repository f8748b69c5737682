import { applyListing, Presence } from './presence';

const MINUTE = 60_000;
const rules = {
  misses: 3,
  missingAfterMs: 10 * MINUTE,
  forgetAfterMs: 30 * 24 * 60 * MINUTE,
};

/** Applies listings one after the other. */
function run(listings: [atMinute: number, ...names: string[]][]) {
  const known = new Map<string, Presence>();
  for (const [atMinute, ...names] of listings) {
    const { changed, forgotten } = applyListing(
      known,
      new Set(names),
      atMinute * MINUTE,
      rules,
    );
    changed.forEach(presence => known.set(presence.name, presence));
    forgotten.forEach(name => known.delete(name));
  }
  return known;
}

describe('applyListing', () => {
  it('takes three misses and ten minutes for missing', () => {
    expect(run([[0, 'a'], [1], [2], [3]]).get('a')?.missingSince).toBeNull();
    expect(run([[0, 'a'], [1], [12]]).get('a')?.missingSince).toBeNull();
    expect(run([[0, 'a'], [1], [2], [12]]).get('a')?.missingSince).toBe(MINUTE);
  });

  it('starts over for a topic that comes back', () => {
    expect(run([[0, 'a'], [1], [2], [12], [13, 'a']]).get('a')).toEqual({
      name: 'a',
      firstSeen: 0,
      misses: 0,
      absentSince: null,
      missingSince: null,
    });
  });

  it('forgets after thirty days', () => {
    const days = (count: number) => count * 24 * 60;
    const gone: Parameters<typeof run>[0] = [[0, 'a'], [1], [2], [12]];
    expect(run([...gone, [days(29)]]).has('a')).toBe(true);
    expect(run([...gone, [days(31)]]).has('a')).toBe(false);
  });

  it('reports nothing for names that are as before', () => {
    const known = run([[0, 'a', 'b']]);
    expect(applyListing(known, new Set(['a', 'b']), MINUTE, rules)).toEqual({
      changed: [],
      forgotten: [],
    });
  });
});
