import { parseSchema, SchemaType } from './index';

function canonical(schema: unknown): string {
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema);
  const result = parseSchema({ text });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.schema.canonicalText;
}

function problemsOf(schema: unknown) {
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema);
  const result = parseSchema({ text });
  return result.ok ? [] : result.problems;
}

const record = (...fields: object[]) => ({ type: 'record', name: 'R', fields });

describe('canonical text', () => {
  it('collapses plain types and whitespace', () => {
    expect(canonical(' { "type" : "string" } ')).toBe('"string"');
  });

  it('orders standard members and keeps custom ones in written order', () => {
    expect(
      canonical({
        zeta: 1,
        name: 'fleet.Van',
        alpha: { b: 1, a: 2 },
        fields: [
          { type: 'int', default: 0, name: 'wheels', order: 'ascending' },
        ],
        aliases: ['Truck'],
        type: 'record',
        doc: 'A van',
      }),
    ).toBe(
      '{"type":"record","name":"Van","namespace":"fleet","doc":"A van","fields":[{"name":"wheels","type":"int","default":0}],"zeta":1,"alpha":{"b":1,"a":2},"aliases":["Truck"]}',
    );
  });

  it('writes a named type out once and shortens names in their namespace', () => {
    const seal = { type: 'fixed', name: 'Seal', size: 4 };
    expect(
      canonical({
        ...record(
          { name: 'a', type: seal },
          { name: 'b', type: 'port.Seal' },
          { name: 'next', type: ['null', 'port.R'] },
        ),
        namespace: 'port',
      }),
    ).toContain(
      '{"name":"b","type":"Seal"},{"name":"next","type":["null","R"]}',
    );
  });

  it('keeps the digits of large numbers', () => {
    expect(
      canonical(
        '{"type":"record","name":"R","fields":[{"name":"n","type":"long","default":9007199254740993}]}',
      ),
    ).toContain('"default":9007199254740993');
  });

  it('keeps prototype names as plain members', () => {
    const text =
      '{"type":"record","name":"R","fields":[{"name":"__proto__","type":"int"}],"__proto__":{"constructor":1}}';
    expect(canonical(text)).toBe(text);
  });

  it('is a fixed point, and so is the normalised text', () => {
    const text = canonical({
      ...record({ name: 'a', type: { type: 'string', z: 1, b: 2 } }),
      zeta: 1,
      alpha: 2,
    });
    expect(canonical(text)).toBe(text);
    const parsed = parseSchema({ text });
    const normalized = parsed.ok ? parsed.schema.normalizedText : '';
    expect(normalized).toContain('{"type":"string","b":2,"z":1}');
    const again = parseSchema({ text: normalized });
    expect(again.ok && again.schema.normalizedText).toBe(normalized);
  });
});

describe('strictness', () => {
  it.each([
    ['syntax', '{"type": "record",\n "name": }', 'Expected a value, found "}"'],
    ['syntax', '', 'The text is empty'],
    ['syntax', '{"type":"int","type":"int"}', 'appears twice'],
    ['anonymous-named-type', { type: 'enum', symbols: ['A'] }, 'no name'],
    ['anonymous-named-type', { type: 'record', fields: [] }, 'no name'],
    ['name-invalid', { type: 'enum', name: 'a-b', symbols: [] }, '"a-b"'],
    ['name-invalid', { type: 'fixed', name: 'a..b', size: 1 }, '""'],
    ['name-invalid', { type: 'fixed', name: 'string', size: 1 }, 'primitive'],
    ['name-invalid', record({ name: 'x y', type: 'int' }), '"x y"'],
    ['name-invalid', { type: 'enum', name: 'E', symbols: ['1'] }, '"1"'],
    ['symbol-twice', { type: 'enum', name: 'E', symbols: ['A', 'A'] }, '"A"'],
    [
      'enum-default-unknown',
      { type: 'enum', name: 'E', symbols: ['A'], default: 'B' },
      '"B"',
    ],
    ['fixed-size', { type: 'fixed', name: 'F' }, 'size'],
    ['fixed-size', { type: 'fixed', name: 'F', size: -1 }, 'size'],
    [
      'fixed-size',
      { type: 'fixed', name: 'F', size: 2147483648 },
      'from 0 to 2147483647',
    ],
    [
      'field-twice',
      record({ name: 'a', type: 'int' }, { name: 'a', type: 'int' }),
      '"a"',
    ],
    [
      'name-twice',
      record(
        { name: 'a', type: { type: 'fixed', name: 'F', size: 1 } },
        { name: 'b', type: { type: 'fixed', name: 'F', size: 1 } },
      ),
      '/fields/0/type',
    ],
    ['union-in-union', ['null', ['int']], 'union'],
    ['union-branch-twice', ['int', { type: 'int', x: 1 }], '"int"'],
    ['type-expected', { type: { type: 'string' } }, 'inner type'],
    ['type-missing', record({ name: 'a' }), '"a"'],
    ['type-expected', '42', 'the number 42'],
    ['order-unknown', record({ name: 'a', type: 'int', order: 'up' }), 'up'],
  ])('answers %s', (rule, schema, words) => {
    const [problem] = problemsOf(schema);
    expect(problem?.rule).toBe(rule);
    expect(problem?.message).toContain(words);
  });

  it('says line and column of a syntax error', () => {
    expect(problemsOf('{"type": "record",\n "name": }')[0]).toMatchObject({
      line: 2,
      column: 10,
    });
  });

  it('names an undefined type, its field and what is known', () => {
    expect(
      problemsOf(
        record(
          { name: 'seal', type: { type: 'fixed', name: 'Seal', size: 4 } },
          { name: 'load', type: { type: 'array', items: 'Cargo' } },
        ),
      ),
    ).toEqual([
      expect.objectContaining({
        rule: 'undefined-named-type',
        path: '/fields/1/type/items',
        message:
          'Type "Cargo" of field "load" is not defined; known named types: R, Seal',
      }),
    ]);
  });

  it('says where a type is defined that is used too early', () => {
    expect(
      problemsOf(
        record(
          { name: 'a', type: 'F' },
          { name: 'b', type: { type: 'fixed', name: 'F', size: 1 } },
        ),
      )[0]?.message,
    ).toContain('before its definition at /fields/1/type');
  });

  it('reports all problems at once, in the order of the text', () => {
    expect(
      problemsOf(
        record(
          { name: 'a', type: 'Missing' },
          { name: 'b', type: 'int', default: 'x' },
          { name: 'c', type: { type: 'enum', symbols: [] } },
        ),
      ).map(({ rule }) => rule),
    ).toEqual([
      'undefined-named-type',
      'default-mismatch',
      'anonymous-named-type',
    ]);
  });

  it.each([
    ['int', 2147483648],
    ['int', 1.5],
    ['long', '1'],
    ['bytes', '\u0100'],
    [{ type: 'fixed', name: 'F', size: 2 }, 'abc'],
    [['null', 'string'], 5],
    [{ type: 'array', items: 'int' }, [1, 'x']],
    [{ type: 'map', values: 'int' }, { a: null }],
    [{ type: 'enum', name: 'E', symbols: ['A'] }, 'B'],
    [record({ name: 'x', type: 'int' }), {}],
  ])('refuses a default of type %j that is %j', (type, value) => {
    const outer = { type: 'record', name: 'Outer' };
    const fields = [{ name: 'f', type, default: value }];
    expect(problemsOf({ ...outer, fields })[0]?.rule).toBe('default-mismatch');
  });

  it('accepts defaults of any branch, of nested records and of a recursive type', () => {
    const fields = [
      { name: 'a', type: ['null', 'string'], default: 'text' },
      { name: 'b', type: ['null', 'R'], default: null },
      { name: 'c', type: 'double', default: 1 },
      {
        name: 'd',
        type: { ...record({ name: 'x', type: 'int', default: 1 }), name: 'S' },
        default: {},
      },
    ];
    expect(problemsOf(record(...fields))).toEqual([]);
  });

  it('leaves stored schemas readable', () => {
    const text = JSON.stringify(
      record({ name: 'a-b', type: 'int', default: 'x' }),
    );
    expect(parseSchema({ text }).ok).toBe(false);
    expect(parseSchema({ text, lenient: true }).ok).toBe(true);
  });
});

describe('references', () => {
  const seal = {
    name: 'port.Seal',
    subject: 'seal',
    version: 1,
    text: '{"type":"fixed","name":"Seal","namespace":"port","size":4}',
  };
  const text =
    '{"type":"record","name":"Box","namespace":"port","fields":[{"name":"seal","type":"Seal"}]}';

  it('brings in types that are printed as names', () => {
    const result = parseSchema({ text, references: [seal] });
    expect(result.ok && result.schema.canonicalText).toBe(text);
    expect(result.ok && result.schema.references).toEqual([
      { name: 'port.Seal', subject: 'seal', version: 1 },
    ]);
  });

  it('names the reference that is not a schema', () => {
    const result = parseSchema({
      text,
      references: [{ ...seal, text: '{"type":"fixed"}' }],
    });
    expect(result.ok || result.problems[0]?.message).toContain(
      'Reference "port.Seal" (subject "seal", version 1)',
    );
  });
});

describe('other formats', () => {
  it('says which are supported', () => {
    // A type that callers without types may ask for.
    const type = 'XML' as SchemaType;
    expect(parseSchema({ type, text: 'syntax' })).toEqual({
      ok: false,
      problems: [
        expect.objectContaining({
          rule: 'type-unsupported',
          message:
            'Schema type "XML" is not supported; supported types: AVRO, JSON, PROTOBUF',
        }),
      ],
    });
  });
});
