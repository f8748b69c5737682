import {
  checkCompatibility,
  compatibilityLevels,
} from '@millrace/schema-compat';
import { judgeAllLevels } from './judgeAllLevels';
import { readSample } from './readSample';
import { missingReferences, sourceOf } from './schemaSources';

const record = (...fields: object[]) =>
  JSON.stringify({ type: 'record', name: 'Order', fields });
const id = { name: 'id', type: 'string' };
const total = { name: 'total', type: 'long' };
const note = { name: 'note', type: ['null', 'string'], default: null };

describe('judgeAllLevels', () => {
  const previous = [
    { version: 1, schema: record(id, total) },
    { version: 3, schema: record(id) },
  ];

  it.each([
    record(id),
    record(id, note),
    record(id, total),
    record(total),
    '{',
  ])('says at every level what a check at that level says: %s', candidate => {
    for (const { level, compatible, incompatibilities } of judgeAllLevels(
      candidate,
      previous,
    )) {
      expect({ compatible, incompatibilities }).toEqual(
        checkCompatibility({ candidate, previous, level }),
      );
    }
    expect(judgeAllLevels(candidate, previous).map(one => one.level)).toEqual(
      compatibilityLevels,
    );
  });

  it('judges a schema of 2,000 lines within a blink', () => {
    const fields = Array.from({ length: 500 }, (_, at) => ({
      name: `field_${at}`,
      type: at % 3 ? 'string' : 'long',
      doc: 'What it means.',
    }));
    const text = JSON.stringify(JSON.parse(record(...fields)), undefined, 2);
    expect(text.split('\n').length).toBeGreaterThan(2_000);
    const before = Date.now();
    judgeAllLevels(text, [{ version: 1, schema: text }]);
    expect(Date.now() - before).toBeLessThan(1_000);
  });
});

describe('readSample', () => {
  it('reads numbers of 64-bit fields as such, also in lists and maps', () => {
    expect(
      readSample('{"n":1,"d":1,"l":[{"n":2}],"m":{"x":{"n":3}}}', [
        { path: 'n', type: 'long' },
        { path: 'd', type: 'double' },
        { path: 'l', type: 'array<Line>' },
        { path: 'l[].n', type: 'long' },
        { path: 'm', type: 'map<Line>' },
        { path: 'm{}.n', type: 'long' },
      ]),
    ).toEqual({ n: 1n, d: 1, l: [{ n: 2n }], m: { x: { n: 3n } } });
  });

  it('keeps all digits of 64-bit fields', () => {
    const digits = '9007199254740993';
    expect(
      readSample(`{"n":${digits},"d":${digits}}`, [
        { path: 'n', type: 'long' },
        { path: 'd', type: 'double' },
      ]),
    ).toEqual({ n: BigInt(digits), d: Number(digits) });
  });

  it('refuses what is no JSON', () => {
    expect(() => readSample('{', [])).toThrow(SyntaxError);
  });
});

describe('schemaSources', () => {
  const money = { name: 'Money', subject: 'money', version: 1 };
  const version = {
    schemaType: 'AVRO' as const,
    schema: '"Money"',
    references: [money],
  };

  it('puts the texts of references in, and names those that are not known', () => {
    const known = [
      { subject: 'money', version: 1, schema: '"int"', references: [] },
    ];
    expect(sourceOf(version, known).references).toEqual([
      { ...money, text: '"int"', references: [] },
    ]);
    expect(missingReferences(version.references, known)).toEqual([]);
    expect(missingReferences(version.references, [])).toEqual([money]);
  });
});
