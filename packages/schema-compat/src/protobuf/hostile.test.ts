import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import {
  checkCompatibility,
  diffSchemas,
  lintSchema,
  listFields,
  parseSchema,
  ReferencedSchema,
} from '../index';

/** Processor time, so that a busy machine does not decide; several calls share it. */
const budgetMs = 6_000;

function within<T>(work: () => T): T {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(budgetMs);
  return result;
}

function schema(text: string, references: ReferencedSchema[] = []) {
  return { type: 'PROTOBUF' as const, text, references };
}

function problemOf(text: string, references: ReferencedSchema[] = []) {
  const result = within(() => parseSchema(schema(text, references)));
  return result.ok ? 'none' : result.problems[0]?.message ?? 'no message';
}

function everything(text: string, other = text) {
  const [now, old] = [text, other].map(each => {
    const parsed = parseSchema(schema(each));
    if (parsed.ok) return parsed.schema;
    throw new Error(JSON.stringify(parsed.problems.slice(0, 3)));
  });
  if (now?.type !== 'PROTOBUF' || !old) throw new Error('Expected Protobuf');
  expect(now.serializedText.length).toBeGreaterThan(0);
  lintSchema(now, { previous: old });
  listFields(now);
  diffSchemas(old, now);
  return checkCompatibility({
    candidate: now,
    previous: [{ schema: old }],
    level: 'FULL_TRANSITIVE',
  });
}

const syntax = 'syntax = "proto3";\n';
const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join('\n');

describe('hostile Protobuf', () => {
  it.each([
    ['messages', `${syntax}${'message A {'.repeat(60_000)}`, 'nest deeper'],
    [
      'option values',
      `${syntax}option (a) = ${'{ a '.repeat(150_000)}`,
      'nest deeper',
    ],
    ['braces', `${syntax}${'{'.repeat(300_000)}`, 'Expected import'],
    ['closing braces', `${syntax}${'}'.repeat(300_000)}`, 'Expected import'],
    ['semicolons', `${syntax}${';'.repeat(900_000)}`, 'words and signs'],
    ['a package', `package ${'a.'.repeat(150_000)}a;`, 'characters'],
    ['a comment', `/*${'*'.repeat(900_000)}`, 'no end'],
    ['a string', `option a = "${'\\'.repeat(900_001)}`, 'string'],
    ['a number', `message A { ${'9'.repeat(900_000)} }`, 'Expected'],
    ['a name', `message ${'A'.repeat(900_000)} { B b = 1; }`, 'Expected'],
    ['quotes', `${syntax}option a = ${'""'.repeat(190_000)};`, 'unknown'],
  ])('refuses %s without end', (_, text, reason) => {
    expect(problemOf(text)).toContain(reason);
  });

  it('compares messages that double at every level', () => {
    const layers = (leaf: string) =>
      `${syntax}message L0 { ${leaf} x = 1; }\n${many(
        200,
        index =>
          `message L${
            index + 1
          } { L${index} a = 1; L${index} b = 2; map<string, L${index}> c = 3; }`,
      )}`;
    expect(within(() => everything(layers('int32'))).compatible).toBe(true);
    const refused = within(() => everything(layers('int32'), layers('string')));
    expect(refused.compatible).toBe(false);
  });

  it('decides a chain of thousands of messages', () => {
    const chain = (leaf: string) =>
      `${syntax}message M0 { ${leaf} x = 1; }\n${many(
        6_000,
        index => `message M${index + 1} { M${index} m = 1; }`,
      )}`;
    const verdict = within(() => everything(chain('int32'), chain('string')));
    expect(verdict.compatible).toBe(false);
  });

  it.each([
    ['fields', `message A { ${many(10_000, n => `int32 f${n} = ${n + 1};`)} }`],
    [
      'oneofs',
      `message A { ${many(
        7_000,
        n => `oneof o${n} { int32 f${n} = ${n + 1}; }`,
      )} }`,
    ],
    [
      'enum values',
      `enum E { ${many(15_000, n => `V${n} = ${n};`)} } message A { E e = 1; }`,
    ],
    [
      'optional fields',
      `message A { ${many(7_000, n => `optional int32 f${n} = ${n + 1};`)} }`,
    ],
    [
      'maps',
      `message A { ${many(6_000, n => `map<string, A> f${n} = ${n + 1};`)} }`,
    ],
    [
      'reserved ranges',
      `message A { ${many(10_000, n => `reserved ${2 * n + 1};`)} }`,
    ],
    ['messages', many(15_000, n => `message M${n} {}`)],
  ])('takes thousands of %s', (_, text) => {
    expect(within(() => everything(`${syntax}${text}`)).compatible).toBe(true);
  });

  it('reports a bounded number of problems', () => {
    const text = `${syntax}message A { ${many(10_000, n => `B f${n} = 1;`)} }`;
    const result = within(() => parseSchema(schema(text)));
    expect(!result.ok && result.problems).toHaveLength(100);
  });

  it('ends a bomb of imports', () => {
    const level = (index: number, references: ReferencedSchema[]) => ({
      name: `l${index}.proto`,
      subject: `l${index}`,
      version: 1,
      text: `${syntax}${many(index, n => `import public "l${n}.proto";`)}`,
      references,
    });
    let references: ReferencedSchema[] = [];
    for (let index = 0; index < 600; index++) {
      references = [...references, level(index, references)];
    }
    expect(problemOf(`${syntax}import "l599.proto";`, references)).toMatch(
      /The imports are more than 500 files/,
    );
  });

  it('names a circle of imports', () => {
    const one = (name: string, other: string) => ({
      name,
      subject: name,
      version: 1,
      text: `${syntax}import "${other}";`,
    });
    expect(
      problemOf(`${syntax}import "a.proto";`, [
        one('a.proto', 'b.proto'),
        one('b.proto', 'a.proto'),
      ]),
    ).toContain('leads back to itself: a.proto → b.proto → a.proto');
  });

  it('takes names of object members for names', () => {
    const text = `${syntax}package __proto__.constructor;
      message __proto__ { int32 toString = 1; map<string, hasOwnProperty> valueOf = 2; }
      message hasOwnProperty { __proto__ __proto__ = 1; }`;
    expect(everything(text).compatible).toBe(true);
    expect(problemOf(`${syntax}import "__proto__";`)).toContain('not known');
    expect(problemOf(`${syntax}message A { constructor b = 1; }`)).toContain(
      '"constructor" is not defined',
    );
  });

  it('refuses descriptors that nest or lie', () => {
    let nested = new Uint8Array();
    for (let depth = 0; depth < 2_000; depth++) {
      nested = new BinaryWriter()
        .tag(1, WireType.LengthDelimited)
        .string('A')
        .tag(3, WireType.LengthDelimited)
        .bytes(nested)
        .finish();
    }
    const file = (message: Uint8Array) =>
      Buffer.from(
        new BinaryWriter()
          .tag(4, WireType.LengthDelimited)
          .bytes(message)
          .finish(),
      ).toString('base64');
    expect(problemOf(file(nested))).toContain('nest deeper');
    const named = (name: string) =>
      new BinaryWriter().tag(1, WireType.LengthDelimited).string(name).finish();
    expect(problemOf(file(named('A { } message B')))).toContain(
      'is not an identifier',
    );
    // A message A whose entry, marked as that of a map, has no key.
    const bytes = (number: number, content: Uint8Array) =>
      new BinaryWriter()
        .tag(number, WireType.LengthDelimited)
        .bytes(content)
        .finish();
    const join = (...parts: Uint8Array[]) =>
      Uint8Array.from(Buffer.concat(parts));
    const number = (field: number, value: number) =>
      new BinaryWriter().tag(field, WireType.Varint).int32(value).finish();
    const entry = join(named('BEntry'), bytes(7, number(7, 1)));
    const field = join(
      named('b'),
      number(3, 1),
      number(4, 3),
      number(5, 11),
      bytes(6, Buffer.from('.A.BEntry')),
    );
    expect(
      problemOf(file(join(named('A'), bytes(2, field), bytes(3, entry)))),
    ).toContain('The descriptor is of no valid file: Expected a type name');
    expect(problemOf('CgdhLnByb3Rv////')).toContain('descriptor in Base64');
  });

  it('gives an error, not a crash, for any cut of a file', () => {
    const text = `${syntax}message A { map<string, B> a = 1 [deprecated = true]; oneof o { B b = 2; } } message B { reserved 3 to 9; }`;
    for (let length = syntax.length + 1; length < text.length; length++) {
      const result = parseSchema(schema(text.slice(0, length)));
      const isWhole = text.slice(0, length).endsWith('}') && length > 100;
      expect(result.ok && !isWhole && text[length] !== ' ').toBe(false);
    }
  });
});
