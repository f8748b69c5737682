import {
  checkCompatibility,
  diffSchemas,
  lintSchema,
  listFields,
  parseSchema,
} from './index';

/** Processor time, so that a busy machine does not decide; five calls share it at most. */
const budgetMs = 4_000;

function within<T>(work: () => T): T {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(budgetMs);
  return result;
}

function everything(text: string, other = text) {
  parseSchema({ text });
  lintSchema(text);
  listFields(text);
  diffSchemas(other, text);
  return checkCompatibility({
    candidate: text,
    previous: [{ schema: other }],
    level: 'FULL_TRANSITIVE',
  });
}

const record = (name: string, fields: object[]) => ({
  type: 'record',
  name,
  fields,
});

describe('hostile schemas', () => {
  it('refuses 10 MB by its length', () => {
    const text = `"${'x'.repeat(10_000_000)}"`;
    const result = within(() => parseSchema({ text }));
    expect(result.ok || result.problems[0]?.rule).toBe('too-long');
  });

  it.each([
    ['lists', '['.repeat(10_000)],
    ['objects', '{"type":'.repeat(10_000)],
    [
      'arrays',
      `${'{"type":"array","items":'.repeat(10_000)}"int"${'}'.repeat(10_000)}`,
    ],
  ])('refuses %s nested 10,000 deep', (_, text) => {
    const result = within(() => parseSchema({ text }));
    expect(result.ok || result.problems[0]?.message).toContain(
      'nested deeper than 200',
    );
  });

  it('compares types that double at every level', () => {
    const layers = (leaf: string) => {
      const fields: object[] = [
        { name: 'l0', type: record('L0', [{ name: 'x', type: leaf }]) },
      ];
      for (let level = 1; level < 200; level++) {
        const inner = `L${level - 1}`;
        fields.push({
          name: `l${level}`,
          type: record(`L${level}`, [
            { name: 'a', type: inner },
            { name: 'b', type: inner },
          ]),
        });
      }
      return JSON.stringify(record('Root', fields));
    };
    expect(within(() => everything(layers('int'))).compatible).toBe(true);
    const refused = within(() => everything(layers('int'), layers('string')));
    expect(refused.compatible).toBe(false);
  });

  it('compares cycles whose lengths have no common factor', () => {
    const cycle = (length: number) => {
      let inner: unknown = 'N0';
      for (let at = length - 1; at >= 0; at--) {
        inner = {
          ...record(`N${at}`, [{ name: 'next', type: inner }]),
          aliases: Array.from({ length: 60 }, (_, index) => `N${index}`).filter(
            alias => alias !== `N${at}`,
          ),
        };
      }
      return JSON.stringify(inner);
    };
    expect(
      within(() => everything(cycle(53), cycle(59))).incompatibilities[0],
    ).toMatchObject({ rule: 'COMPARISON_LIMIT' });
  });

  it('matches unions of thousands of types', () => {
    const union = (prefix: string) =>
      JSON.stringify(
        Array.from({ length: 5_000 }, (_, index) => ({
          type: 'fixed',
          name: `${prefix}${index}`,
          size: index,
        })),
      );
    expect(within(() => everything(union('a'), union('b'))).compatible).toBe(
      false,
    );
  });

  it('checks defaults in nested unions once', () => {
    const branch = (name: string) =>
      record(name, [{ name: 'n', type: ['null', 'A', 'B'], default: null }]);
    let value: unknown = { n: 'none' };
    for (let depth = 0; depth < 60; depth++) value = { n: value };
    const text = JSON.stringify(
      record('Root', [
        {
          name: 'first',
          type: [
            'null',
            record('A', [
              { name: 'n', type: ['null', 'A', branch('B')], default: null },
            ]),
          ],
          default: value,
        },
      ]),
    );
    const result = within(() => parseSchema({ text }));
    expect(result.ok || result.problems[0]?.rule).toBe('default-mismatch');
  });

  it('gives an error, not a crash, for any cut of a schema', () => {
    const text = JSON.stringify(
      record('R', [{ name: 'a', type: ['null', 'int'], default: null }]),
    );
    for (let length = 0; length < text.length; length++) {
      expect(parseSchema({ text: text.slice(0, length) }).ok).toBe(false);
    }
  });
});
