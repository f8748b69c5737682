import { LineageLine, LineageView } from '../graph';
import { keepPositions, layoutView, simpleLayout } from '.';

function view(ids: string[], flows: [string, string][]): LineageView {
  return {
    // The layout looks at identifiers only.
    nodes: new Map(
      ids.map(id => [id, { id }]),
    ) as unknown as LineageView['nodes'],
    lines: flows.map(
      ([from, to]): LineageLine => ({
        id: `${from}>${to}`,
        from,
        to,
        kind: 'reads',
        records: [],
        best: 'observed',
        messagesPerSecond: null,
      }),
    ),
  };
}

const chain = view(
  ['a', 'b', 'c'],
  [
    ['a', 'b'],
    ['b', 'c'],
  ],
);

describe('simpleLayout', () => {
  it('puts data left to right', () => {
    const positions = simpleLayout(chain);
    const columns = ['a', 'b', 'c'].map(id => positions.get(id)?.x ?? NaN);
    expect(columns[0]).toBeLessThan(columns[1] ?? NaN);
    expect(columns[1]).toBeLessThan(columns[2] ?? NaN);
  });

  it('places every node of a cycle once, apart from each other', () => {
    const positions = simpleLayout(
      view(
        ['a', 'b', 'c'],
        [
          ['a', 'b'],
          ['b', 'a'],
          ['b', 'c'],
        ],
      ),
    );
    const places = [...positions.values()].map(({ x, y }) => `${x},${y}`);
    expect(new Set(places).size).toBe(3);
  });
});

describe('layoutView', () => {
  it('takes the detailed layout when it comes in time', async () => {
    const positions = new Map([['a', { x: 1, y: 2 }]]);
    await expect(layoutView(chain, async () => positions)).resolves.toEqual({
      positions,
      simple: false,
    });
  });

  it('draws simply when the detailed layout takes too long or fails', async () => {
    const never = () => new Promise<never>(() => {});
    const failing = async () => {
      throw new Error('no worker here');
    };
    expect((await layoutView(chain, never, 1)).simple).toBe(true);
    expect((await layoutView(chain, failing)).simple).toBe(true);
  });
});

describe('keepPositions', () => {
  it('leaves what was on screen where it was and finds room for the rest', () => {
    const before = new Map([
      ['a', { x: 500, y: 500 }],
      ['b', { x: 800, y: 500 }],
    ]);
    const fresh = simpleLayout(chain);
    const kept = keepPositions(chain, before, fresh);
    expect(kept.get('a')).toEqual({ x: 500, y: 500 });
    expect(kept.get('b')).toEqual({ x: 800, y: 500 });
    expect(kept.get('c')?.x).toBeGreaterThan(800);
  });

  it('moves a newcomer down where the place is taken', () => {
    const fork = view(
      ['a', 'b', 'c'],
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
    );
    const before = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 300, y: 0 }],
    ]);
    const fresh = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 300, y: 90 }],
      ['c', { x: 300, y: 0 }],
    ]);
    const { y = 0 } = keepPositions(fork, before, fresh).get('c') ?? {};
    expect(y).toBeGreaterThanOrEqual(68);
  });

  it('forgets what is gone', () => {
    const before = new Map([['gone', { x: 0, y: 0 }]]);
    const kept = keepPositions(chain, before, simpleLayout(chain));
    expect([...kept.keys()].sort()).toEqual(['a', 'b', 'c']);
  });
});
