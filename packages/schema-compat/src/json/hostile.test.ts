import {
  checkCompatibility,
  diffSchemas,
  lintSchema,
  listFields,
  parseSchema,
  readTags,
  ReferencedSchema,
} from '../index';

/** Processor time, so that a busy machine does not decide. */
const budgetMs = 4_000;

function within<T>(work: () => T): T {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(budgetMs);
  return result;
}

const source = (schema: unknown, references?: ReferencedSchema[]) => ({
  type: 'JSON' as const,
  text: typeof schema === 'string' ? schema : JSON.stringify(schema),
  references,
});

/** Everything that the portal asks of two schemas. */
function everything(schema: unknown, other: unknown = schema) {
  const text = source(schema);
  const parsed = parseSchema(text);
  if (!parsed.ok) return parsed.problems;
  lintSchema(text, { previous: source(other) });
  listFields(text);
  readTags(text, { tags: { '**a**a**a**a**b': ['X'] } });
  diffSchemas(source(other), text);
  return checkCompatibility({
    candidate: text,
    previous: [{ schema: source(other) }],
    level: 'FULL_TRANSITIVE',
  }).incompatibilities;
}

const nested = (keyword: string, depth: number) =>
  `${`{"${keyword}":`.repeat(depth)}{}${'}'.repeat(depth)}`;

describe('hostile JSON Schemas', () => {
  it('refuses 10 MB by its length', () => {
    const problems = within(() => everything(`"${'x'.repeat(10_000_000)}"`));
    expect(problems).toMatchObject([{ rule: 'too-long' }]);
  });

  it.each(['not', 'items', 'additionalProperties'])(
    'refuses %s nested 10,000 deep',
    keyword => {
      const problems = within(() => everything(nested(keyword, 10_000)));
      expect(problems).toMatchObject([{ rule: 'syntax' }]);
    },
  );

  it('follows references that go in circles', () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [
        `d${index}`,
        { $ref: `#/definitions/d${(index + 1) % 500}` },
      ]),
    );
    expect(
      within(() =>
        everything({ definitions, $ref: '#/definitions/d0' }, { type: 'null' }),
      ),
    ).toBeDefined();
    const loop = { allOf: [{ $ref: '#' }], anyOf: [{ $ref: '#' }] };
    expect(within(() => everything(loop))).toEqual([]);
  });

  it.each(['allOf', 'anyOf', 'oneOf'])(
    'gives up on %s that doubles at every level',
    keyword => {
      const layers = (leaf: string) => ({
        definitions: Object.fromEntries([
          ['d0', { type: leaf }],
          ...Array.from({ length: 60 }, (_, index) => {
            const $ref = `#/definitions/d${index}`;
            const branches = [{ $ref }, { $ref, minimum: index }];
            return [`d${index + 1}`, { [keyword]: branches }];
          }),
        ]),
        $ref: '#/definitions/d60',
      });
      expect(
        within(() => everything(layers('string'), layers('integer'))).length,
      ).toBeGreaterThan(0);
    },
  );

  it('runs no regular expression that may not end', () => {
    const catastrophic = '^(([a-z])+.)+[A-Z]([a-z])+$';
    const schema = {
      type: 'object',
      pattern: catastrophic,
      patternProperties: { [catastrophic]: { type: 'string' } },
      properties: { ['a'.repeat(5_000)]: { pattern: '(a+)+$' } },
    };
    expect(within(() => everything(schema))).toEqual([]);
    const many = (type: string) => ({
      type: 'object',
      properties: Object.fromEntries(
        Array.from({ length: 1_000 }, (_, index) => [
          `${'a'.repeat(index % 300)}${index}`,
          { type: 'string' },
        ]),
      ),
      patternProperties: Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [
          `^(a+)+${index}!$`,
          { type },
        ]),
      ),
      additionalProperties: false,
    });
    expect(within(() => everything(many('string')))).toBeDefined();
    expect(
      within(() => everything(many('string'), many('null'))).length,
    ).toBeGreaterThan(0);
    expect(within(() => everything({ pattern: '(' }))).toMatchObject([
      { rule: 'keyword-invalid' },
    ]);
  });

  it('bounds what references bring in', () => {
    const reference = (index: number): ReferencedSchema => ({
      name: `r${index}.json`,
      subject: `r${index}`,
      version: 1,
      text: '{}',
    });
    const many = Array.from({ length: 5_000 }, (_, index) => reference(index));
    let deep = reference(0);
    for (let index = 1; index < 5_000; index++) {
      deep = { ...reference(index), references: [deep] };
    }
    const wide: ReferencedSchema = { ...reference(0), references: [] };
    let doubled = wide;
    for (let index = 1; index < 60; index++) {
      doubled = { ...reference(index), references: [doubled, doubled] };
    }
    for (const references of [many, [deep]]) {
      const parsed = within(() => parseSchema(source({}, references)));
      expect(parsed).toMatchObject({ problems: [{ rule: 'references' }] });
    }
    expect(within(() => parseSchema(source({}, [doubled]))).ok).toBe(true);
    const fat = { ...wide, text: `"${'x'.repeat(9_000_000)}"` };
    expect(within(() => parseSchema(source({}, [fat])))).toMatchObject({
      problems: [{ rule: 'references' }],
    });
  });

  it('takes names of prototypes as names', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const text = `{"type":"object","properties":{${names
      .map(name => `"${name}":{"type":"string","confluent:tags":["T"]}`)
      .join(',')}},"required":["__proto__"],"__proto__":{"type":"integer"}}`;
    expect(within(() => everything(text))).toEqual([]);
    expect(listFields(source(text)).map(({ path }) => path)).toEqual(names);
    expect([...readTags(source(text)).keys()]).toEqual(names);
    expect(
      everything(text, { type: 'object', additionalProperties: false }).length,
    ).toBeGreaterThan(0);
    expect(Object.hasOwn(Object.prototype, 'type')).toBe(false);
  });

  it('compares enums and lists of thousands of values', () => {
    const values = (prefix: string) =>
      Array.from({ length: 20_000 }, (_, index) => `${prefix}${index}`);
    expect(
      within(() => everything({ enum: values('a') }, { enum: values('b') }))
        .length,
    ).toBeGreaterThan(0);
  });

  it('gives an error, not a crash, for any cut of a schema', () => {
    const text = '{"type":"object","properties":{"a":{"$ref":"#/$defs/b"}}}';
    for (let length = 0; length < text.length; length++) {
      expect(parseSchema(source(text.slice(0, length))).ok).toBe(false);
    }
  });
});
