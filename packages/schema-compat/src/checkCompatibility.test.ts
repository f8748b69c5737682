import avsc from 'avsc';
import fc from 'fast-check';
import {
  checkCompatibility,
  CompatibilityLevel,
  compatibilityLevels,
  deployOrder,
} from './index';

const record = (...fields: object[]) => ({
  type: 'record',
  name: 'Moved',
  fields,
});

function check(
  before: unknown,
  after: unknown,
  level: CompatibilityLevel = 'BACKWARD',
) {
  return checkCompatibility({
    candidate: JSON.stringify(after),
    previous: [{ version: 1, schema: JSON.stringify(before) }],
    level,
  });
}

function rules(before: unknown, after: unknown, level: CompatibilityLevel) {
  return check(before, after, level).incompatibilities.map(({ rule }) => rule);
}

describe('Avro resolution', () => {
  it.each([
    ['int', 'long', true, false],
    ['int', 'double', true, false],
    ['long', 'float', true, false],
    ['float', 'double', true, false],
    ['string', 'bytes', true, true],
    ['boolean', 'int', false, false],
    ['long', 'int', false, true],
    [['null', 'string'], ['null', 'string', 'double'], true, false],
    ['string', ['null', 'string'], true, false],
    [['int', 'long'], 'long', true, true],
    [['int', 'boolean'], 'boolean', false, true],
    [
      { type: 'array', items: 'int' },
      { type: 'array', items: 'long' },
      true,
      false,
    ],
    [
      { type: 'map', values: 'int' },
      { type: 'map', values: 'string' },
      false,
      false,
    ],
    [{ type: 'long', logicalType: 'timestamp-millis' }, 'long', true, true],
  ])('%j → %j: BACKWARD %s, FORWARD %s', (before, after, back, forth) => {
    expect(check(before, after, 'BACKWARD').compatible).toBe(back);
    expect(check(before, after, 'FORWARD').compatible).toBe(forth);
    expect(check(before, after, 'FULL').compatible).toBe(back && forth);
    expect(check(before, after, 'NONE').compatible).toBe(true);
  });

  it('refuses another fixed size both ways, with the path', () => {
    const fixed = (size: number) =>
      record({ name: 'code', type: { type: 'fixed', name: 'Code', size } });
    expect(check(fixed(12), fixed(16), 'FULL').incompatibilities).toEqual([
      {
        rule: 'FIXED_SIZE_MISMATCH',
        direction: 'BACKWARD',
        path: '/fields/0/type/size',
        fieldPath: 'code',
        message:
          "The new schema has another size at path '/fields/0/type/size' and so cannot read data of the old schema",
        said: {
          code: 'schema.conflict.avro-BACKWARD',
          params: {
            problem: { code: 'schema.avro.other-size', params: {} },
            path: '/fields/0/type/size',
          },
        },
        additionalInfo: 'expected: 12, found: 16',
        versionCompared: 1,
      },
      expect.objectContaining({
        rule: 'FIXED_SIZE_MISMATCH',
        direction: 'FORWARD',
      }),
    ]);
  });

  it('finds what is wrong deep inside, and all of it', () => {
    const legs = (...more: object[]) =>
      record({
        name: 'legs',
        type: {
          type: 'array',
          items: {
            type: 'record',
            name: 'Leg',
            fields: [{ name: 'port', type: 'string' }, ...more],
          },
        },
      });
    const after = {
      ...legs({ name: 'draught', type: 'double' }),
    };
    after.fields.push({ name: 'pilot', type: 'string' });
    expect(
      check(legs(), after).incompatibilities.map(each => [
        each.rule,
        each.fieldPath,
        each.path,
      ]),
    ).toEqual([
      [
        'READER_FIELD_MISSING_DEFAULT_VALUE',
        'legs[].draught',
        '/fields/0/type/items/fields/1',
      ],
      ['READER_FIELD_MISSING_DEFAULT_VALUE', 'pilot', '/fields/1'],
    ]);
  });

  it('reports a shared type at each place where it is used', () => {
    const leg = (type: string) => ({
      type: 'record',
      name: 'Leg',
      fields: [{ name: 'port', type }],
    });
    const twice = (type: string) =>
      record({ name: 'first', type: leg(type) }, { name: 'last', type: 'Leg' });
    expect(
      check(twice('int'), twice('string')).incompatibilities.map(
        ({ fieldPath }) => fieldPath,
      ),
    ).toEqual(['first.port', 'last.port']);
  });

  it('says why the branch that was meant does not fit', () => {
    const nullable = (...fields: object[]) =>
      record({
        name: 'leg',
        type: ['null', { ...record(...fields), name: 'Leg' }],
      });
    expect(
      rules(nullable(), nullable({ name: 'x', type: 'int' }), 'BACKWARD'),
    ).toEqual(['MISSING_UNION_BRANCH', 'READER_FIELD_MISSING_DEFAULT_VALUE']);
  });

  it('follows aliases of fields and types, and unqualified names', () => {
    const before = record({
      name: 'a',
      type: { type: 'fixed', name: 'x.F', size: 1 },
    });
    const after = {
      ...record({
        name: 'b',
        aliases: ['a'],
        type: { type: 'fixed', name: 'y.F', size: 1 },
      }),
      name: 'Shifted',
      aliases: ['Moved'],
    };
    expect(check(before, after, 'BACKWARD').compatible).toBe(true);
    expect(rules(before, after, 'FORWARD')).toEqual([
      'NAME_MISMATCH',
      'READER_FIELD_MISSING_DEFAULT_VALUE',
    ]);
  });

  it('lets a reader’s enum default stand for unknown symbols', () => {
    const status = (symbols: string[], fallback?: string) => ({
      type: 'enum',
      name: 'Status',
      symbols,
      default: fallback,
    });
    const [wide, narrow] = [['A', 'B'], ['A']];
    expect(rules(status(wide), status(narrow), 'BACKWARD')).toEqual([
      'MISSING_ENUM_SYMBOLS',
    ]);
    expect(check(status(wide), status(narrow, 'A')).compatible).toBe(true);
  });

  it('decides recursive types by what follows, not by what it assumed', () => {
    const tree = (leaf: string) =>
      record(
        { name: 'left', type: ['null', 'Moved'], default: null },
        { name: 'leaf', type: leaf },
      );
    expect(check(tree('int'), tree('long')).compatible).toBe(true);
    expect(rules(tree('int'), tree('string'), 'BACKWARD')).toEqual(
      expect.arrayContaining(['MISSING_UNION_BRANCH', 'TYPE_MISMATCH']),
    );
  });
});

describe('levels', () => {
  const versions = [
    record({ name: 'id', type: 'string' }, { name: 'pilot', type: 'string' }),
    record({ name: 'id', type: 'string' }),
  ].map((schema, index) => ({
    version: index + 1,
    schema: JSON.stringify(schema),
  }));
  const candidate = JSON.stringify(
    record(
      { name: 'id', type: 'string' },
      { name: 'pilot', type: 'long', default: 0 },
    ),
  );

  it('compares with the newest version only, unless transitive', () => {
    const question = { candidate, previous: versions };
    expect(checkCompatibility({ ...question, level: 'BACKWARD' })).toEqual({
      compatible: true,
      incompatibilities: [],
    });
    const verdict = checkCompatibility({
      ...question,
      level: 'BACKWARD_TRANSITIVE',
    });
    expect(verdict.incompatibilities).toEqual([
      expect.objectContaining({
        rule: 'TYPE_MISMATCH',
        fieldPath: 'pilot',
        versionCompared: 1,
      }),
    ]);
  });

  it('accepts anything first, and a schema equal to the last', () => {
    for (const level of compatibilityLevels) {
      expect(
        checkCompatibility({ candidate, previous: [], level }).compatible,
      ).toBe(true);
      expect(
        checkCompatibility({
          candidate,
          previous: [{ schema: candidate }],
          level,
        }).compatible,
      ).toBe(true);
    }
  });

  it('answers a text that is no schema', () => {
    expect(
      checkCompatibility({ candidate: '{', previous: versions, level: 'FULL' })
        .incompatibilities,
    ).toEqual([expect.objectContaining({ rule: 'SCHEMA_INVALID' })]);
  });

  it('says who is deployed first', () => {
    expect(compatibilityLevels.map(each => deployOrder(each).order)).toEqual([
      'together',
      'consumers-first',
      'consumers-first',
      'producers-first',
      'producers-first',
      'any',
      'any',
    ]);
  });
});

/** Records whose fields are drawn from a small world, so that two of them often resolve. */
function schemas() {
  const primitive = fc.constantFrom(
    'boolean',
    'int',
    'long',
    'float',
    'double',
    'string',
    'bytes',
  );
  const symbols = fc.uniqueArray(fc.constantFrom('A', 'B', 'C'), {
    minLength: 1,
  });
  const leaf = fc.oneof(
    { weight: 4, arbitrary: primitive },
    symbols.chain(list =>
      fc
        .option(fc.constantFrom(...list), { nil: undefined })
        .map(fallback => ({ enum: list, fallback })),
    ),
    fc.integer({ min: 1, max: 2 }).map(size => ({ fixed: size })),
  );
  const shape = fc.oneof(
    leaf,
    leaf.map(items => ({ array: items })),
    leaf.map(values => ({ map: values })),
    leaf.map(branch => ({ nullable: branch })),
  );
  return fc
    .uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c'),
        shape,
        optional: fc.boolean(),
      }),
      { selector: field => field.name, minLength: 1 },
    )
    .map(fields => ({
      type: 'record',
      name: 'R',
      fields: fields.map(field => {
        const type = toAvro(field.shape, field.name);
        return field.optional && Array.isArray(type)
          ? { name: field.name, type, default: null }
          : { name: field.name, type };
      }),
    }));
}

/** A schema and another one that shares most of its fields. */
function pairs() {
  return fc
    .tuple(
      schemas(),
      schemas(),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
    )
    .map(([before, other, choices]) => {
      const names = before.fields.map(({ name }) => name);
      const kept = before.fields.filter((_, index) => choices[index] !== 0);
      const added = other.fields.filter(
        ({ name }, index) => !names.includes(name) || choices[index] === 0,
      );
      const fields = [
        ...kept,
        ...added.filter(({ name }) => !kept.some(field => field.name === name)),
      ];
      return [before, { ...before, fields }] as const;
    });
}

type Shape =
  | string
  | { enum: string[]; fallback?: string }
  | { fixed: number }
  | { array: Shape }
  | { map: Shape }
  | { nullable: Shape };

function toAvro(shape: Shape, name: string): object | string {
  if (typeof shape === 'string') return shape;
  if ('enum' in shape) {
    return {
      type: 'enum',
      name: `E${name}`,
      symbols: shape.enum,
      default: shape.fallback,
    };
  }
  if ('fixed' in shape) {
    return { type: 'fixed', name: `F${name}`, size: shape.fixed };
  }
  if ('array' in shape) {
    return { type: 'array', items: toAvro(shape.array, name) };
  }
  if ('map' in shape) return { type: 'map', values: toAvro(shape.map, name) };
  return ['null', toAvro(shape.nullable, name)];
}

describe('against a codec', () => {
  const parse = (schema: unknown) =>
    avsc.Type.forSchema(JSON.parse(JSON.stringify(schema)), {
      wrapUnions: true,
    });

  it('what BACKWARD accepts, the new schema decodes', () => {
    let accepted = 0;
    fc.assert(
      fc.property(pairs(), ([before, after]) => {
        if (!check(before, after).compatible) return;
        accepted++;
        const writer = parse(before);
        const reader = parse(after);
        const resolver = reader.createResolver(writer);
        for (let sample = 0; sample < 5; sample++) {
          const bytes = writer.toBuffer(writer.random());
          expect(reader.isValid(reader.fromBuffer(bytes, resolver))).toBe(true);
        }
      }),
      { numRuns: 1_000, seed: 7 },
    );
    expect(accepted).toBeGreaterThan(200);
  });

  it('what BACKWARD refuses, the codec refuses too', () => {
    fc.assert(
      fc.property(pairs(), ([before, after]) => {
        const verdict = check(before, after);
        if (verdict.compatible) return;
        expect(() => parse(after).createResolver(parse(before))).toThrow();
      }),
      { numRuns: 1_000, seed: 11 },
    );
  });

  it('FULL is BACKWARD and FORWARD, and transitive implies the level itself', () => {
    fc.assert(
      fc.property(schemas(), schemas(), schemas(), (first, second, third) => {
        const verdict = (level: CompatibilityLevel) =>
          checkCompatibility({
            candidate: JSON.stringify(third),
            previous: [first, second].map(schema => ({
              schema: JSON.stringify(schema),
            })),
            level,
          }).compatible;
        expect(verdict('FULL')).toBe(verdict('BACKWARD') && verdict('FORWARD'));
        for (const level of ['BACKWARD', 'FORWARD', 'FULL'] as const) {
          expect(!verdict(`${level}_TRANSITIVE`) || verdict(level)).toBe(true);
        }
      }),
      { numRuns: 300, seed: 13 },
    );
  });
});
