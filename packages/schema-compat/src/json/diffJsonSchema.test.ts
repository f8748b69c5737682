import fc from 'fast-check';
import { checkCompatibility, diffSchemas } from '../index';

const text = { type: 'string' };
const number = { type: 'number' };
const $ref = '#/$defs/A';

const source = (schema: unknown) => ({
  type: 'JSON' as const,
  text: JSON.stringify(schema),
});

function diff(before: unknown, after: unknown) {
  const found = diffSchemas(source(before), source(after), { level: 'FULL' });
  return [
    found.class,
    ...found.changes.map(
      ({ kind, fieldPath, backward, forward, because }) =>
        `${kind} ${fieldPath || '-'} ${backward} ${forward} ${because.join()}`,
    ),
  ];
}

describe('the changes of JSON Schemas', () => {
  it.each<[string, unknown, unknown, string[]]>([
    [
      'a keyword with a schema',
      { not: text },
      { not: number },
      ['constraintChanged - breaking breaking NOT_TYPE_CHANGED'],
    ],
    [
      'a closed content model',
      { type: 'object' },
      { type: 'object', additionalProperties: false },
      ['constraintChanged - breaking ok ADDITIONAL_PROPERTIES_REMOVED'],
    ],
    [
      'the only change inside a branch',
      { oneOf: [{ type: 'object', properties: { a: text } }] },
      { oneOf: [{ type: 'object', properties: { a: number } }] },
      ['typeChanged a breaking breaking SUM_TYPE_NARROWED'],
    ],
    [
      'one of the changes inside a branch',
      { oneOf: [{ type: 'object', properties: { a: text, b: text } }] },
      { oneOf: [{ type: 'object', properties: { a: number, b: number } }] },
      [
        'typeChanged a ok ok ',
        'typeChanged b ok ok ',
        'constraintChanged - breaking breaking SUM_TYPE_NARROWED',
      ],
    ],
    [
      'a definition behind a keyword',
      { not: { $ref }, $defs: { A: text } },
      { not: { $ref }, $defs: { A: number } },
      ['constraintChanged - breaking breaking NOT_TYPE_CHANGED'],
    ],
    [
      'a default that was lost',
      {
        type: 'object',
        properties: { a: { ...text, default: '' } },
        required: ['a'],
      },
      { type: 'object', properties: { a: text } },
      ['optionalityChanged a ok ok ', 'defaultChanged a ok ok '],
    ],
  ])('tell of %s what it breaks', (_, before, after, changes) => {
    const isMinor = changes.every(change => !change.includes('breaking'));
    expect(diff(before, after)).toEqual([
      isMinor ? 'minor' : 'major',
      ...changes,
    ]);
  });

  it('say what a change that the texts do not show is', () => {
    const [change] = diffSchemas(
      source({ not: { $ref }, $defs: { A: text } }),
      source({ not: { $ref }, $defs: { A: number } }),
    ).changes;
    expect(change).toMatchObject({
      pointerNew: '/not',
      sentence:
        'The new schema has another "not" at path \'#/not\' and so may refuse data of the old schema',
      said: { code: 'schema.conflict.json-BACKWARD' },
    });
  });

  it('break exactly where the schemas are incompatible', () => {
    const leaf = fc.constantFrom<unknown>(
      text,
      number,
      { type: ['string', 'null'], maxLength: 4 },
      { enum: ['a', 'b'] },
      { const: 'a', description: 'One' },
      { not: text },
      { $ref },
      { type: 'string', default: '' },
      true,
      false,
      {},
    );
    const schema = fc.letrec(tie => ({
      any: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        leaf,
        fc.record(
          {
            type: fc.constant('object'),
            properties: fc.dictionary(fc.constantFrom('a', 'b'), tie('any')),
            patternProperties: fc.dictionary(fc.constantFrom('^a', 'b$'), leaf),
            required: fc.uniqueArray(fc.constantFrom('a', 'c')),
            additionalProperties: leaf,
            propertyNames: leaf,
            unevaluatedProperties: leaf,
          },
          { requiredKeys: ['type'] },
        ),
        fc.record(
          {
            type: fc.constant('array'),
            items: tie('any'),
            contains: leaf,
            minItems: fc.nat(2),
          },
          { requiredKeys: ['type'] },
        ),
        fc.record(
          { if: leaf, then: tie('any'), else: tie('any') },
          { requiredKeys: ['if'] },
        ),
        ...['allOf', 'anyOf', 'oneOf'].map(keyword =>
          fc.record({
            [keyword]: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
          }),
        ),
      ),
    })).any;
    const root = fc.tuple(schema, leaf).map(([each, A]) =>
      typeof each === 'object'
        ? {
            $schema: 'https://json-schema.org/draft/2020-12/schema',
            ...each,
            $defs: { A: Object(A).$ref ? {} : A },
          }
        : each,
    );
    fc.assert(
      fc.property(root, root, (before, after) => {
        const { changes } = diffSchemas(source(before), source(after));
        for (const [level, side] of [
          ['BACKWARD', 'backward'],
          ['FORWARD', 'forward'],
        ] as const) {
          const { compatible } = checkCompatibility({
            candidate: source(after),
            previous: [{ schema: source(before) }],
            level,
          });
          const found = diffSchemas(source(before), source(after), { level });
          expect(found.class === 'major').toBe(!compatible);
          const breaking = changes.filter(each => each[side] === 'breaking');
          expect(breaking.length > 0).toBe(!compatible);
          expect(breaking.every(({ because }) => because.length > 0)).toBe(
            true,
          );
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});
