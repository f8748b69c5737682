import fc from 'fast-check';
import {
  create,
  createFileRegistry,
  DescMessage,
  fromBinary,
  toBinary,
} from '@bufbuild/protobuf';
import { base64Decode, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import {
  checkCompatibility,
  CompatibilityLevel,
  parseSchema,
} from '../../index';

function schema(text: string) {
  return { type: 'PROTOBUF' as const, text };
}

const proto3 = (body: string) =>
  schema(`syntax = "proto3"; package p; ${body}`);
const proto2 = (body: string) =>
  schema(`syntax = "proto2"; package p; ${body}`);

function rules(
  before: ReturnType<typeof schema>,
  after: ReturnType<typeof schema>,
  level: CompatibilityLevel = 'BACKWARD',
) {
  return checkCompatibility({
    candidate: after,
    previous: [{ version: 1, schema: before }],
    level,
  }).incompatibilities.map(({ rule, fieldPath }) => `${rule} ${fieldPath}`);
}

const field = (text: string) =>
  proto3(
    `message M { ${text} } enum E { Z = 0; } enum F { Y = 0; } message A {} message B {}`,
  );

describe('fields of one number', () => {
  it.each([
    ['int32 teu = 4;', 'int64 containers = 4;', ''],
    ['int32 a = 1;', 'uint64 a = 1;', ''],
    ['bool a = 1;', 'E a = 1;', ''],
    ['E a = 1;', 'F a = 1;', ''],
    ['sint32 a = 1;', 'sint64 a = 1;', ''],
    ['fixed32 a = 1;', 'sfixed32 a = 1;', ''],
    ['fixed64 a = 1;', 'sfixed64 a = 1;', ''],
    ['string a = 1;', 'bytes a = 1;', ''],
    ['string a = 1;', 'repeated string a = 1;', ''],
    ['A a = 1;', 'repeated A a = 1;', ''],
    ['string a = 1;', 'optional string a = 1;', ''],
    ['string a = 1;', '', ''],
    ['map<string, int32> a = 1;', 'map<string, int64> b = 1;', ''],
    ['int32 teu = 4;', 'string teu = 4;', 'FIELD_SCALAR_KIND_CHANGED teu'],
    ['int32 a = 1;', 'sint32 a = 1;', 'FIELD_SCALAR_KIND_CHANGED a'],
    ['int32 a = 1;', 'fixed32 a = 1;', 'FIELD_SCALAR_KIND_CHANGED a'],
    ['fixed32 a = 1;', 'float a = 1;', 'FIELD_SCALAR_KIND_CHANGED a'],
    ['float a = 1;', 'double a = 1;', 'FIELD_SCALAR_KIND_CHANGED a'],
    ['A a = 1;', 'B a = 1;', 'FIELD_NAMED_TYPE_CHANGED a'],
    ['A a = 1;', 'string a = 1;', 'FIELD_KIND_CHANGED a'],
    ['repeated A a = 1;', 'map<string, A> a = 1;', 'FIELD_KIND_CHANGED a'],
    ['int32 a = 1;', 'repeated int32 a = 1;', 'FIELD_NUMERIC_LABEL_CHANGED a'],
    ['repeated E a = 1;', 'E a = 1;', 'FIELD_NUMERIC_LABEL_CHANGED a'],
    [
      'map<string, int32> a = 1;',
      'map<string, string> a = 1;',
      'FIELD_SCALAR_KIND_CHANGED a{}',
    ],
  ])('%s → %s: %s', (before, after, expected) => {
    const found = expected ? [expected] : [];
    expect(rules(field(before), field(after))).toEqual(found);
    // These rules are the same in both directions, apart from the names of the other schema.
    expect(rules(field(after), field(before))).toHaveLength(found.length);
  });

  it('demands what proto2 requires, in both directions', () => {
    const m = (text: string) => proto2(`message M { ${text} }`);
    const required = m('required int32 a = 1;');
    const optional = m('optional int32 a = 1;');
    expect(rules(m(''), required)).toEqual(['REQUIRED_FIELD_ADDED a']);
    expect(rules(required, m(''))).toEqual(['REQUIRED_FIELD_REMOVED a']);
    expect(rules(optional, required)).toEqual(['REQUIRED_FIELD_ADDED a']);
    expect(rules(required, optional)).toEqual(['REQUIRED_FIELD_REMOVED a']);
    expect(rules(required, required, 'FULL')).toEqual([]);
  });
});

describe('oneofs', () => {
  it.each([
    ['string a = 1;', 'oneof o { string a = 1; }', []],
    [
      'string a = 1; string b = 2;',
      'oneof o { string a = 1; string b = 2; }',
      ['MULTIPLE_FIELDS_MOVED_TO_ONEOF a'],
    ],
    [
      'oneof o { string a = 1; } string b = 2;',
      'oneof o { string a = 1; string b = 2; }',
      ['FIELD_MOVED_TO_EXISTING_ONEOF b'],
    ],
    [
      'oneof o { string a = 1; string b = 2; }',
      'oneof o { string a = 1; }',
      ['ONEOF_FIELD_REMOVED b'],
    ],
    [
      'oneof o { string a = 1; string b = 2; }',
      'oneof o { string a = 1; } string b = 2;',
      ['ONEOF_FIELD_REMOVED b'],
    ],
    [
      'oneof o { string a = 1; string b = 2; }',
      'string a = 1; string b = 2;',
      [],
    ],
    [
      'oneof o { string a = 1; string b = 2; }',
      'oneof other { string a = 1; string b = 2; string c = 3; }',
      [],
    ],
    [
      'oneof o { string a = 1; } oneof q { string c = 3; }',
      'oneof o { string a = 1; string c = 3; }',
      ['FIELD_MOVED_TO_EXISTING_ONEOF c'],
    ],
    [
      'oneof o { string a = 1; } oneof q { string c = 3; }',
      'oneof r { string a = 1; string c = 3; }',
      ['MULTIPLE_FIELDS_MOVED_TO_ONEOF a'],
    ],
    [
      'oneof o { string a = 1; string b = 2; } oneof q { string c = 3; }',
      'oneof o { string b = 2; } oneof q { string a = 1; string c = 3; }',
      ['FIELD_MOVED_TO_EXISTING_ONEOF a', 'ONEOF_FIELD_REMOVED a'],
    ],
    [
      'oneof o { string a = 1; } oneof q { string c = 3; }',
      'oneof q { string a = 1; } oneof o { string c = 3; }',
      ['ONEOF_FIELD_REMOVED a', 'ONEOF_FIELD_REMOVED c'],
    ],
  ])('%s → %s: %j', (before, after, expected) => {
    expect(rules(field(before), field(after))).toEqual(expected);
  });
});

describe('messages and packages', () => {
  it('refuses to lose a message, and tells all that is wrong, with paths', () => {
    const before = proto3(
      'message Trip { repeated Leg legs = 1; map<string, Leg> by = 2; message Stop { int32 n = 1; } } message Leg { int32 teu = 1; Leg next = 2; } message Gone {}',
    );
    const after = proto3(
      'message Trip { repeated Leg legs = 1; map<string, Leg> by = 2; message Stop { string n = 1; } } message Leg { string teu = 1; Leg next = 2; }',
    );
    expect(rules(before, after)).toEqual([
      'MESSAGE_REMOVED ',
      'FIELD_SCALAR_KIND_CHANGED legs[].teu',
      'FIELD_SCALAR_KIND_CHANGED by{}.teu',
      'FIELD_SCALAR_KIND_CHANGED Trip.Stop.n',
    ]);
    expect(rules(after, before)).not.toContain('MESSAGE_REMOVED ');
    expect(rules(after, before, 'FORWARD')).toContain('MESSAGE_REMOVED ');
  });

  it('refuses another package once, and compares what is inside', () => {
    const text = (name: string, type: string) =>
      schema(
        `syntax = "proto3"; package ${name}; message A { B b = 1; } message B { ${type} c = 1; }`,
      );
    expect(rules(text('a', 'int32'), text('b', 'string'))).toEqual([
      'PACKAGE_CHANGED ',
      'FIELD_SCALAR_KIND_CHANGED b.c',
    ]);
  });

  it('does not mind the order of messages, names of fields and values of enums', () => {
    expect(
      rules(
        proto3('message A { E e = 1; } message B {} enum E { X = 0; Y = 1; }'),
        proto3('enum E { Z = 0; } message B {} message A { E f = 1; }'),
        'FULL',
      ),
    ).toEqual([]);
  });

  it('looks into imported messages, and at messages that moved to an import', () => {
    const text =
      'syntax = "proto3"; package p; import "leg.proto"; message Trip { q.Leg leg = 1; }';
    const withLeg = (type: string) => ({
      ...schema(text),
      references: [
        {
          name: 'leg.proto',
          subject: 'leg',
          version: 1,
          text: `syntax = "proto3"; package q; message Leg { ${type} teu = 1; }`,
        },
      ],
    });
    expect(
      checkCompatibility({
        candidate: withLeg('string'),
        previous: [{ schema: withLeg('int32') }],
        level: 'BACKWARD',
      }).incompatibilities,
    ).toMatchObject([{ fieldPath: 'leg.teu', path: '/Leg/1' }]);
  });

  it('compares the fields of extensions', () => {
    const extended = (type: string) =>
      proto2(
        `message A { extensions 10 to 20; } extend A { optional ${type} x = 10; }`,
      );
    expect(rules(extended('int32'), extended('string'))).toEqual([
      'FIELD_SCALAR_KIND_CHANGED x',
    ]);
  });

  it('says what is wrong, and where', () => {
    const { incompatibilities } = checkCompatibility({
      candidate: field('string teu = 4;'),
      previous: [{ version: 3, schema: field('int32 teu = 4;') }],
      level: 'FULL',
    });
    expect(incompatibilities).toEqual([
      {
        rule: 'FIELD_SCALAR_KIND_CHANGED',
        direction: 'BACKWARD',
        path: '/M/4',
        fieldPath: 'teu',
        message:
          "The new schema has string instead of int32 in field 4 at path '#/M/4' and so may not read data of the old schema",
        said: {
          code: 'schema.conflict.proto-BACKWARD',
          params: {
            problem: {
              code: 'schema.proto.other-type',
              params: { reader: 'string', writer: 'int32', number: 4 },
            },
            path: '/M/4',
          },
        },
        additionalInfo: '',
        versionCompared: 3,
      },
      expect.objectContaining({ direction: 'FORWARD' }),
    ]);
  });
});

it.each([
  [
    proto2('message M { optional group A = 1 { } }'),
    proto2('message M { optional A a = 1; message A { } }'),
    'message p.M.A instead of group p.M.A',
  ],
  [
    proto3('message M { message N {} N n = 1; }'),
    proto3('message M { N n = 1; } message N {}'),
    'message p.N instead of message p.M.N',
  ],
  [
    proto3('message M { repeated N n = 1; } message N {}'),
    proto3('message M { repeated N n = 1; } enum N { Z = 0; }'),
    'repeated enum p.N instead of repeated message p.N',
  ],
])('tells types of one name apart', (before, after, words) => {
  const { incompatibilities } = checkCompatibility({
    candidate: after,
    previous: [{ version: 1, schema: before }],
    level: 'BACKWARD',
  });
  expect(incompatibilities.map(({ message }) => message)).toContainEqual(
    expect.stringContaining(words),
  );
});

const types = [
  'int32',
  'int64',
  'uint32',
  'uint64',
  'sint32',
  'sint64',
  'fixed32',
  'sfixed32',
  'fixed64',
  'sfixed64',
  'bool',
  'float',
  'double',
  'string',
  'bytes',
  'E',
  'A',
];

/** Messages whose fields are drawn from a small world, so that two of them often fit. */
function messages() {
  const declaration = fc.record({
    number: fc.integer({ min: 1, max: 4 }),
    type: fc.constantFrom(...types),
    form: fc.constantFrom('', '', '', 'optional ', 'repeated ', 'map'),
  });
  return fc
    .uniqueArray(declaration, { selector: ({ number }) => number })
    .map(fields =>
      fields
        .map(({ number, type, form }) =>
          form === 'map'
            ? `map<string, ${type}> f${number} = ${number};`
            : `${form}${type} f${number} = ${number};`,
        )
        .join(' '),
    )
    .map(body =>
      proto3(
        `message M { ${body} } message A { int32 a = 1; } enum E { Z = 0; Y = 1; }`,
      ),
    );
}

function codecOf(source: ReturnType<typeof schema>): DescMessage {
  const result = parseSchema(source);
  if (!result.ok || result.schema.type !== 'PROTOBUF') throw new Error('none');
  const file = fromBinary(
    FileDescriptorProtoSchema,
    base64Decode(result.schema.serializedText),
  );
  const message = createFileRegistry(file, () => undefined).getMessage('p.M');
  if (!message) throw new Error('no message');
  return message;
}

/** Bytes of a record with every field of a message set. */
function sample(message: DescMessage): Uint8Array {
  const values: Record<string, unknown> = {};
  for (const member of message.fields) {
    if (member.fieldKind === 'map') {
      values[member.localName] = {
        k:
          member.mapKind === 'message'
            ? create(member.message)
            : one(member.scalar),
      };
    } else if (member.fieldKind === 'list') {
      const item =
        member.listKind === 'message'
          ? create(member.message)
          : one(member.scalar);
      values[member.localName] = [item, item];
    } else {
      values[member.localName] =
        member.fieldKind === 'message'
          ? create(member.message)
          : one(member.scalar);
    }
  }
  return toBinary(message, create(message, values));
}

/** A value that is not the default, by the numbers of scalar types. */
function one(scalar: number | undefined): unknown {
  switch (scalar) {
    case 8:
      return true;
    case 9:
      return 'text';
    case 12:
      return Uint8Array.of(65, 66);
    case 3:
    case 4:
    case 6:
    case 16:
    case 18:
      return 1n;
    default:
      return 1;
  }
}

describe('against a codec', () => {
  it('what BACKWARD accepts, the new schema decodes', () => {
    let accepted = 0;
    fc.assert(
      fc.property(messages(), messages(), (before, after) => {
        if (rules(before, after).length) return;
        accepted++;
        const reader = codecOf(after);
        const bytes = sample(codecOf(before));
        const message = fromBinary(reader, bytes);
        for (const unknown of message.$unknown ?? []) {
          // What the reader does not know is only what it does not have.
          expect(reader.fields.map(({ number }) => number)).not.toContain(
            unknown.no,
          );
        }
      }),
      { numRuns: 1_500, seed: 5 },
    );
    expect(accepted).toBeGreaterThan(200);
  });

  it('FULL is BACKWARD and FORWARD', () => {
    fc.assert(
      fc.property(messages(), messages(), (before, after) => {
        expect(rules(before, after, 'FULL')).toHaveLength(
          rules(before, after).length + rules(before, after, 'FORWARD').length,
        );
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  it('the layouts of a message mean the same', () => {
    fc.assert(
      fc.property(messages(), source => {
        const parsed = parseSchema(source);
        if (!parsed.ok || parsed.schema.type !== 'PROTOBUF')
          throw new Error('?');
        const { normalizedText, canonicalText, serializedText } = parsed.schema;
        for (const text of [normalizedText, canonicalText, serializedText]) {
          const again = parseSchema(schema(text));
          expect(again.ok && again.schema.normalizedText).toBe(normalizedText);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('takes any bytes for a descriptor, or says that they are none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        const text = Buffer.from(
          new BinaryWriter()
            .tag(4, WireType.LengthDelimited)
            .bytes(bytes)
            .finish(),
        ).toString('base64');
        expect(typeof parseSchema(schema(text)).ok).toBe('boolean');
      }),
      { numRuns: 2_000, seed: 8 },
    );
  });
});
