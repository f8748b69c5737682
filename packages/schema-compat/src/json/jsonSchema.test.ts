import fc from 'fast-check';
import {
  checkCompatibility,
  CompatibilityLevel,
  diffSchemas,
  lintSchema,
  listFields,
  parseSchema,
} from '../index';

function source(schema: unknown) {
  return { type: 'JSON' as const, text: JSON.stringify(schema) };
}

function check(before: unknown, after: unknown, level: CompatibilityLevel) {
  return checkCompatibility({
    candidate: source(after),
    previous: [{ version: 1, schema: source(before) }],
    level,
  });
}

function rules(before: unknown, after: unknown, level: CompatibilityLevel) {
  return check(before, after, level).incompatibilities.map(({ rule }) => rule);
}

function object(properties: object, others: object = {}) {
  return { type: 'object', properties, ...others };
}

const text = { type: 'string' };
const whole = { type: 'integer' };
const closed = { additionalProperties: false };

describe('parsing', () => {
  function problems(schema: unknown) {
    const result = parseSchema(source(schema));
    return result.ok ? [] : result.problems;
  }

  it('keeps the order of members and the digits of numbers', () => {
    const result = parseSchema({
      type: 'JSON',
      text: '{ "z": 1, "type": "integer", "maximum": 9007199254740993 }',
    });
    expect(result.ok && result.schema.canonicalText).toBe(
      '{"z":1,"type":"integer","maximum":9007199254740993}',
    );
    expect(result.ok && result.schema.normalizedText).toBe(
      '{"maximum":9007199254740993,"type":"integer","z":1}',
    );
  });

  it.each([
    [{ $schema: 'http://example.com/own' }, 'draft-unknown', '/$schema'],
    [{ type: 'text' }, 'keyword-invalid', '/type'],
    [{ type: [] }, 'keyword-invalid', '/type'],
    [{ required: ['a', 'a'] }, 'keyword-invalid', '/required'],
    [{ minLength: -1 }, 'keyword-invalid', '/minLength'],
    [{ pattern: '(' }, 'keyword-invalid', '/pattern'],
    [
      { patternProperties: { '[': {} } },
      'keyword-invalid',
      '/patternProperties/[',
    ],
    [{ properties: { a: 5 } }, 'schema-expected', '/properties/a'],
    [{ allOf: [] }, 'keyword-invalid', '/allOf'],
    [
      { items: { $ref: '#/definitions/x' } },
      'reference-unresolved',
      '/items/$ref',
    ],
    [
      { $ref: 'http://example.com/other.json' },
      'reference-unresolved',
      '/$ref',
    ],
    [
      {
        $schema: 'http://json-schema.org/draft-04/schema#',
        exclusiveMaximum: 5,
      },
      'keyword-invalid',
      '/exclusiveMaximum',
    ],
    [
      { $schema: 'http://json-schema.org/draft-04/schema#', not: true },
      'schema-expected',
      '/not',
    ],
  ])('refuses %j', (schema, rule, path) => {
    expect(problems(schema)).toEqual([
      expect.objectContaining({ rule, path, line: 1 }),
    ]);
  });

  it('resolves pointers, anchors, ids and references', () => {
    expect(
      problems({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'https://harbour.example/box',
        properties: {
          a: { $ref: '#/$defs/seal' },
          b: { $ref: '#seal' },
          c: { $ref: 'seal' },
          d: { $ref: '#' },
        },
        $defs: {
          seal: { $anchor: 'seal', $id: undefined, type: 'string' },
          other: { $id: 'seal', type: 'string' },
        },
      }),
    ).toEqual([]);
    const references = [
      {
        name: 'seal.json',
        subject: 'seal',
        version: 1,
        text: '{"definitions":{"code":{"type":"string"}}}',
      },
    ];
    const using = object({ code: { $ref: 'seal.json#/definitions/code' } });
    expect(parseSchema({ ...source(using), references }).ok).toBe(true);
    expect(parseSchema(source(using)).ok).toBe(false);
  });
});

describe('compatibility', () => {
  it('depends on the content model', () => {
    const open = object({ id: text });
    const openMore = object({ id: text, tugCount: whole });
    expect(rules(open, openMore, 'BACKWARD')).toEqual([
      'PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
    ]);
    expect(
      check(open, openMore, 'BACKWARD').incompatibilities[0],
    ).toMatchObject({
      message: expect.stringContaining('open content model'),
      fieldPath: 'tugCount',
      path: '/properties/tugCount',
    });
    expect(check(open, openMore, 'FORWARD').compatible).toBe(true);
    const shut = object({ id: text }, closed);
    const shutMore = object({ id: text, tugCount: whole }, closed);
    expect(check(shut, shutMore, 'BACKWARD').compatible).toBe(true);
    expect(rules(shut, shutMore, 'FORWARD')).toEqual([
      'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL',
    ]);
    const partly = { additionalProperties: text };
    expect(
      check(object({}, partly), object({ a: text }, partly), 'FULL').compatible,
    ).toBe(true);
    expect(
      rules(object({}, partly), object({ a: whole }, partly), 'BACKWARD'),
    ).toEqual(['PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL']);
  });

  it.each<[string, unknown, unknown, boolean, boolean]>([
    ['widened types', whole, { type: 'number' }, true, false],
    ['a type union', text, { type: ['string', 'null'] }, true, false],
    [
      'a longer text',
      { ...text, maxLength: 5 },
      { ...text, maxLength: 9 },
      true,
      false,
    ],
    ['a new pattern', text, { ...text, pattern: '^a' }, false, true],
    [
      'a higher minimum',
      { ...whole, minimum: 1 },
      { ...whole, minimum: 2 },
      false,
      true,
    ],
    [
      'a coarser step',
      { ...whole, multipleOf: 5 },
      { ...whole, multipleOf: 10 },
      false,
      true,
    ],
    ['a listed value more', { enum: ['a'] }, { enum: ['a', 'b'] }, true, false],
    ['a constant', { const: 1 }, { enum: [1, 2] }, true, false],
    ['a branch more', { anyOf: [text] }, { anyOf: [text, whole] }, true, false],
    ['oneOf of one', text, { oneOf: [text, whole] }, true, false],
    [
      'allOf that shrinks',
      { allOf: [text, { maxLength: 3 }] },
      { allOf: [text] },
      true,
      false,
    ],
    [
      'items',
      { type: 'array', items: whole },
      { type: 'array', items: { type: 'number' } },
      true,
      false,
    ],
    [
      'unique items',
      { type: 'array' },
      { type: 'array', uniqueItems: true },
      false,
      true,
    ],
    [
      'required',
      object({ a: text }),
      object({ a: text }, { required: ['a'] }),
      false,
      true,
    ],
    [
      'required with a default',
      object({ a: text }),
      object({ a: { ...text, default: '' } }, { required: ['a'] }),
      true,
      true,
    ],
    ['closing', object({ a: text }), object({ a: text }, closed), false, true],
    ['another not', { not: text }, { not: whole }, false, false],
    ['false', false, text, true, false],
    ['true', true, {}, true, true],
    ['descriptions', text, { ...text, description: 'x' }, true, true],
  ])('%s', (_, before, after, backward, forward) => {
    expect(check(before, after, 'BACKWARD').compatible).toBe(backward);
    expect(check(before, after, 'FORWARD').compatible).toBe(forward);
  });

  it('follows references and recursion', () => {
    const tree = (leaf: object) => ({
      $ref: '#/definitions/node',
      definitions: {
        node: object(
          {
            left: { anyOf: [{ type: 'null' }, { $ref: '#/definitions/node' }] },
            leaf,
          },
          closed,
        ),
      },
    });
    expect(check(tree(whole), tree({ type: 'number' }), 'BACKWARD')).toEqual({
      compatible: true,
      incompatibilities: [],
    });
    expect(check(tree(whole), tree(text), 'BACKWARD').compatible).toBe(false);
  });

  it('refuses another schema type', () => {
    expect(
      checkCompatibility({
        candidate: source(text),
        previous: [{ schema: '"string"' }],
        level: 'BACKWARD',
      }).incompatibilities,
    ).toEqual([expect.objectContaining({ rule: 'SCHEMA_TYPE_CHANGED' })]);
  });

  it('accepts every schema as its own successor', () => {
    const leaf = fc.constantFrom<object>(
      text,
      whole,
      { enum: ['a', 'b'] },
      { type: ['string', 'null'], maxLength: 4 },
      { not: text },
      {},
    );
    const schema = fc.letrec(tie => ({
      any: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({ type: fc.constant('array'), items: tie('any') }),
        fc.record({
          type: fc.constant('object'),
          properties: fc.dictionary(fc.constantFrom('a', 'b'), tie('any')),
          required: fc.uniqueArray(fc.constantFrom('a', 'c')),
          additionalProperties: fc.oneof(fc.boolean(), leaf),
        }),
        fc.record({
          anyOf: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
        }),
        fc.record({
          allOf: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
        }),
      ),
    })).any;
    fc.assert(
      fc.property(schema, each => {
        expect(check(each, each, 'FULL').incompatibilities).toEqual([]);
        expect(diffSchemas(source(each), source(each)).changes).toEqual([]);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('answers hostile schemas in time', () => {
    const start = process.cpuUsage();
    const definitions: Record<string, object> = { d0: text };
    for (let level = 1; level < 60; level++) {
      const $ref = `#/definitions/d${level - 1}`;
      definitions[`d${level}`] = {
        anyOf: [object({ a: { $ref } }), object({ b: { $ref } }), { $ref }],
      };
    }
    const bomb = (leaf: object) => ({
      $ref: '#/definitions/d59',
      definitions: { ...definitions, d0: leaf },
    });
    check(bomb(text), bomb(text), 'FULL');
    check(bomb(text), bomb(whole), 'FULL');
    listFields(source(bomb(text)));
    const pattern = { ...text, pattern: '^(a+)+$' };
    check(
      object({ [`${'a'.repeat(50)}!`]: text }),
      {
        type: 'object',
        patternProperties: { '^(a+)+$': pattern },
      },
      'FULL',
    );
    const { user, system } = process.cpuUsage(start);
    // Processor time, so that a busy machine does not decide.
    expect((user + system) / 1_000).toBeLessThan(4_000);
  });
});

describe('fields, changes and lint', () => {
  const box = {
    $id: 'https://harbour.example/box',
    ...object(
      {
        id: { ...text, format: 'uuid', description: 'Which' },
        legs: {
          type: 'array',
          items: { $ref: '#/definitions/leg' },
          description: 'Where it goes',
        },
        tags: {
          type: ['object', 'null'],
          additionalProperties: object({ by: text }),
          'confluent:tags': ['PII'],
        },
      },
      { required: ['id'], additionalProperties: text },
    ),
    definitions: { leg: { title: 'Leg', ...object({ port: text }) } },
  };

  it('lists fields by the paths that all formats share', () => {
    expect(
      listFields(source(box)).map(({ path, type }) => `${path}: ${type}`),
    ).toEqual([
      'id: string',
      'legs: array<Leg>',
      'legs[].port: string',
      'tags: object',
      'tags{}.by: string',
    ]);
    expect(listFields(source(box))[3]).toMatchObject({
      nullable: true,
      tags: ['PII'],
    });
  });

  it('tells changes and whether they break', () => {
    const after = JSON.parse(JSON.stringify(box));
    after.properties.id.description = 'Which box';
    after.definitions.leg.properties.port.maxLength = 5;
    after.properties.weight = whole;
    delete after.properties.tags;
    expect(
      diffSchemas(source(box), source(after)).changes.map(change => [
        change.kind,
        change.fieldPath,
        change.backward,
        change.forward,
      ]),
    ).toEqual([
      ['docChanged', 'id', 'ok', 'ok'],
      ['constraintChanged', 'legs[].port', 'breaking', 'ok'],
      ['added', 'weight', 'breaking', 'breaking'],
      ['removed', 'tags', 'breaking', 'breaking'],
      ['removed', 'tags{}.by', 'ok', 'ok'],
    ]);
  });

  it('advises', () => {
    expect(
      lintSchema(source(object({ id: text }))).map(({ rule }) => rule),
    ).toEqual([
      'lint.doc-required',
      'lint.doc-required',
      'lint.json-id',
      'lint.json-open-model',
      'lint.ambiguous-field-name',
    ]);
  });
});

describe('the policy LENIENT', () => {
  const schema = (properties: object, more: object = {}) => ({
    type: 'JSON' as const,
    text: JSON.stringify({ type: 'object', properties, ...more }),
  });
  const anyText = { type: 'string' };
  const conflicts = (
    candidate: ReturnType<typeof schema>,
    previous: ReturnType<typeof schema>,
    policy?: 'LENIENT',
  ) =>
    checkCompatibility({
      candidate,
      previous: [{ schema: previous }],
      level: 'FULL',
      policy,
    }).incompatibilities.map(({ rule }) => rule);

  it('lets properties come and go in any content model', () => {
    const sealed = { additionalProperties: false };
    expect(conflicts(schema({ a: anyText }), schema({}))).toEqual([
      'PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
    ]);
    expect(conflicts(schema({ a: anyText }), schema({}), 'LENIENT')).toEqual(
      [],
    );
    expect(
      conflicts(schema({ a: anyText }, sealed), schema({}, sealed), 'LENIENT'),
    ).toEqual([]);
  });

  it('still wants the types of what both have, and what is required', () => {
    const other = schema({ a: { type: 'integer' } });
    expect(conflicts(schema({ a: anyText }), other, 'LENIENT')).toContain(
      'TYPE_CHANGED',
    );
    expect(
      conflicts(
        schema({ a: anyText }, { required: ['a'] }),
        schema({}),
        'LENIENT',
      ),
    ).toContain('REQUIRED_ATTRIBUTE_ADDED');
  });
});
