import { checkCompatibility, diffSchemas, Said, SaidValue } from '../index';
import { avroChanges } from './english/avroChanges';
import { avroConflicts } from './english/avroConflicts';
import { changes } from './english/changes';
import { contract } from './english/contract';
import { jsonChanges } from './english/jsonChanges';
import { jsonConflicts } from './english/jsonConflicts';
import { protoChanges } from './english/protoChanges';
import { protoConflicts } from './english/protoConflicts';
import { inEnglish } from './say';

type Pair = [before: string, after: string, options?: object];

const record = (...fields: object[]) =>
  JSON.stringify({ type: 'record', name: 'Box', fields });
const fieldOf = (type: unknown, rest: object = {}) =>
  record({ name: 'f', type, ...rest });
const fixed = (size: number) => ({ type: 'fixed', name: 'Code', size });
const symbols = (list: string[], rest: object = {}) =>
  JSON.stringify({ type: 'enum', name: 'Kind', symbols: list, ...rest });
const named = (namespace: string, rest: object = {}) =>
  JSON.stringify({
    type: 'record',
    name: 'Box',
    namespace,
    fields: [],
    ...rest,
  });

const avro: Pair[] = [
  [fieldOf('string'), fieldOf(['null', 'string'])],
  [fieldOf(['null', 'string']), fieldOf('string')],
  [fieldOf(fixed(8)), fieldOf(fixed(16))],
  [fieldOf(fixed(8)), fieldOf('int')],
  [
    fieldOf({ type: 'array', items: { type: 'map', values: fixed(8) } }),
    fieldOf(['int', 'boolean', fixed(8)]),
  ],
  [fieldOf('bytes'), fieldOf({ type: 'bytes', logicalType: 'decimal' })],
  [fieldOf('string'), fieldOf('int')],
  [fieldOf(['int', 'string']), fieldOf(['int', 'boolean'])],
  [fieldOf('int'), fieldOf('int', { doc: 'A number', unit: 'kg' })],
  [fieldOf('int'), fieldOf('int', { default: 1 })],
  [fieldOf('int', { default: 1 }), fieldOf('int')],
  [fieldOf('int', { default: 1 }), fieldOf('int', { default: 2 })],
  [fieldOf('int'), fieldOf('int', { aliases: ['g'] })],
  [fieldOf('int'), record({ name: 'g', type: 'int', aliases: ['f'] })],
  [fieldOf('int'), record({ name: 'g', type: 'int' })],
  [fieldOf('int'), record({ name: 'g', type: 'int' }), { renames: { f: 'g' } }],
  [record(), fieldOf('int')],
  [record(), fieldOf('int', { default: 1 })],
  [fieldOf('int', { default: 1 }), record()],
  [
    record({ name: 'f', type: 'int' }, { name: 'g', type: 'int' }),
    record({ name: 'g', type: 'int' }, { name: 'f', type: 'int' }),
  ],
  [symbols(['A']), symbols(['A', 'B'])],
  [symbols(['A', 'B']), symbols(['A'])],
  [symbols(['A', 'B']), symbols(['A', 'C'], { default: 'A' })],
  [named('a'), named('b', { doc: 'A box', aliases: ['c.Box'] })],
  [named('a'), JSON.stringify({ type: 'record', name: 'Case', fields: [] })],
];

const object = (properties: object, rest: object = {}) =>
  JSON.stringify({ type: 'object', properties, ...rest });
const property = (schema: unknown) => object({ f: schema });
const closed = { additionalProperties: false };
const texts = { additionalProperties: { type: 'string' } };

const json: Pair[] = [
  [property({ type: 'string' }), property({ type: 'number' })],
  [object({ f: {} }), object({ f: {} }, { required: ['f'] })],
  [object({ f: {} }, { required: ['f'] }), object({ f: {} })],
  [object({}), object({ f: { type: 'string' }, g: {} }, { required: ['f'] })],
  [object({}, texts), object({ f: { type: 'number' } }, texts)],
  [object({ f: {} }, closed), object({}, closed)],
  [object({ f: { type: 'number' } }, texts), object({}, texts)],
  [object({}), object({}, closed)],
  [property({ enum: ['a', 'b'] }), property({ enum: ['a'] })],
  [property({ type: 'string' }), property({ enum: ['a'] })],
  [property(true), property(false)],
  [
    property({ maxLength: 9, type: 'string' }),
    property({ maxLength: 5, type: 'string' }),
  ],
  [
    property({ type: 'string' }),
    property({ type: 'string', minLength: 1, pattern: '^a' }),
  ],
  [property({ type: 'number' }), property({ type: 'number', multipleOf: 5 })],
  [property({ type: 'array' }), property({ type: 'array', uniqueItems: true })],
  [
    property({ type: 'string' }),
    property({ anyOf: [{ type: 'number' }, { type: 'null' }] }),
  ],
  [property({ type: 'string' }), property({ oneOf: [{ type: 'string' }, {}] })],
  [property({}), property({ not: { type: 'string' } })],
  [
    JSON.stringify({ type: 'object' }),
    JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      allOf: [{ properties: { f: {} } }],
      unevaluatedProperties: false,
    }),
  ],
];

const proto = (body: string, head = 'syntax = "proto3"; package p;') =>
  `${head} ${body}`;
const proto2 = 'syntax = "proto2"; package p;';
const message = (fields: string) => proto(`message M { ${fields} }`);
const message2 = (fields: string) => proto(`message M { ${fields} }`, proto2);

const protobuf: Pair[] = [
  [message('int32 a = 1;'), message('string a = 1;')],
  [message('int32 a = 1;'), message('int32 b = 1;')],
  [message('int32 a = 1;'), message('repeated int32 a = 1;')],
  [message('int32 a = 1;'), message('optional int32 a = 1;')],
  [message(''), message('int32 a = 1; reserved 4; option deprecated = true;')],
  [message('int32 a = 1;'), message('')],
  [message('int32 a = 1;'), message('int32 a = 1 [deprecated = true];')],
  [message2('optional int32 a = 1;'), message2('required int32 a = 1;')],
  [message2('required int32 a = 1;'), message2('')],
  [message2(''), message2('required int32 a = 1;')],
  [message2('required int32 a = 1;'), message2('optional int32 a = 1;')],
  [
    message2('optional int32 a = 1;'),
    message2('optional int32 a = 1 [default = 2];'),
  ],
  [message('int32 a = 1;'), message('oneof o { int32 a = 1; }')],
  [
    message('int32 a = 1; int32 b = 2;'),
    message('oneof o { int32 a = 1; int32 b = 2; }'),
  ],
  [
    message('int32 a = 1; oneof o { int32 b = 2; }'),
    message('oneof o { int32 a = 1; int32 b = 2; }'),
  ],
  [
    message('oneof o { int32 a = 1; int32 b = 2; }'),
    message('int32 a = 1; oneof o { int32 b = 2; }'),
  ],
  [
    proto('message M { E e = 1; } enum E { Z = 0; }'),
    proto('message M { E e = 1; } enum E { Z = 0; A = 1; }'),
  ],
  [message(''), proto('message M {} message N {}')],
  [proto('message M {} message N {}'), message('')],
  [message(''), proto('message M {}', 'syntax = "proto3"; package q;')],
  [message(''), proto('message M {}', proto2)],
  [message(''), proto('option java_package = "x"; message M {}')],
  [message(''), proto('message M {} service S {}')],
  [
    message('int32 a = 1;'),
    proto(
      'import "confluent/meta.proto"; message M { int32 a = 1 [(confluent.field_meta).doc = "A"]; }',
    ),
  ],
];

const rule = {
  name: 'r',
  kind: 'CONDITION',
  mode: 'WRITE',
  type: 'CEL',
  expr: 'true',
} as const;
const twin = { ...rule, name: 's' } as const;
const lists = ['domainRules', 'migrationRules', 'encodingRules'] as const;
const contracts = [
  [{}, { metadata: { tags: { f: ['PII'] }, properties: { owner: 'a' } } }],
  [{ metadata: { tags: { f: ['PII'] }, properties: { owner: 'a' } } }, {}],
  [{}, { metadata: { properties: { key: 'a' }, sensitive: ['key'] } }],
  [{}, { ruleSet: { enableAt: 'client' } }],
  [{ ruleSet: { enableAt: 'client' } }, {}],
  ...lists.flatMap(list => [
    [{}, { ruleSet: { [list]: [rule] } }],
    [{ ruleSet: { [list]: [rule] } }, {}],
    [
      { ruleSet: { [list]: [rule] } },
      { ruleSet: { [list]: [{ ...rule, expr: 'false' }] } },
    ],
    [
      { ruleSet: { [list]: [rule, twin] } },
      { ruleSet: { [list]: [twin, rule] } },
    ],
  ]),
].map(
  ([before, after]): Pair => [
    record(),
    record(),
    { contract: { before, after } },
  ],
);

const scenarios = [
  ...[...avro, ...contracts].map(pair => ({ type: 'AVRO' as const, pair })),
  ...json.map(pair => ({ type: 'JSON' as const, pair })),
  ...protobuf.map(pair => ({ type: 'PROTOBUF' as const, pair })),
];

/** Every sentence of both comparisons of a pair, with its English. */
function sentencesOf({
  type,
  pair: [before, after, options],
}: (typeof scenarios)[number]) {
  const old = { type, text: before };
  const now = { type, text: after };
  const { incompatibilities } = checkCompatibility({
    candidate: now,
    previous: [{ version: 1, schema: old }],
    level: 'FULL',
  });
  const diff = diffSchemas(old, now, options);
  return [
    ...incompatibilities.map(({ message: english, said }) => ({
      english,
      said,
    })),
    ...diff.changes.flatMap(change => [
      { english: change.sentence, said: change.said },
      ...(change.saidBefore
        ? [{ english: change.before, said: change.saidBefore }]
        : []),
      ...(change.saidAfter
        ? [{ english: change.after, said: change.saidAfter }]
        : []),
    ]),
  ];
}

const codesOf = ({ code, params }: Said): string[] => [
  code,
  ...Object.values(params).flatMap((value: SaidValue) =>
    typeof value === 'object' ? codesOf(value) : [],
  ),
];

it.each(scenarios)('says $type $pair alike as text and as data', scenario => {
  const sentences = sentencesOf(scenario);
  expect(sentences).not.toEqual([]);
  for (const { english, said } of sentences) {
    expect(english).toBe(inEnglish(said));
    expect(english).not.toMatch(/\{\{|schema\./);
  }
});

it('says each sentence that comparisons have', () => {
  const said = new Set(
    scenarios.flatMap(sentencesOf).flatMap(each => codesOf(each.said)),
  );
  const templates = {
    ...avroChanges,
    ...avroConflicts,
    ...changes,
    ...contract,
    ...jsonChanges,
    ...jsonConflicts,
    ...protoChanges,
    ...protoConflicts,
  };
  expect(Object.keys(templates).filter(code => !said.has(code))).toEqual([]);
});
