import {
  describeProblem,
  lintSchema,
  parseSchema,
  SchemaSource,
} from '../index';
import { evaluateRules, validateRuleSet } from '../rules';
import verdicts from '../protobuf/__fixtures__/protoc/verdicts.json';
import { Rule } from '../model/RuleSet';
import { sayProblem } from '../model/SchemaProblem';
import { inEnglish } from './say';

// The recorder writes these members and no others.
const { shared, cases } = verdicts as {
  shared: Record<string, string>;
  cases: {
    text: string;
    descriptor?: string;
    files?: Record<string, string>;
  }[];
};

const protobuf = cases.flatMap(
  ({ text, descriptor, files }): SchemaSource[] => {
    const references = Object.entries({ ...shared, ...files }).map(
      ([name, content]) => ({ name, subject: name, version: 1, text: content }),
    );
    return [
      { type: 'PROTOBUF', text, references },
      { type: 'PROTOBUF', text },
      ...(descriptor ? [{ type: 'PROTOBUF' as const, text: descriptor }] : []),
    ];
  },
);

const record = (...fields: unknown[]) => ({
  type: 'record',
  name: 'PlaceOrder',
  fields: [{ name: 'event_id', type: 'string' }, ...fields],
});
const field = (type: unknown, more: object = {}) =>
  record({ name: 'totalPrice', type, ...more });

const avro = [
  ...['', '{', '{"a":1,"a":2}', '"\\x"', '[1 2]', 'nul', '['.repeat(300)],
  ...[
    1,
    {},
    { type: {} },
    { type: 'array' },
    { type: 'record' },
    { type: 'enum', name: 'a-b', symbols: ['A', 'A'], default: 'B' },
    { type: 'fixed', name: 'int', size: -1, aliases: ['1'] },
    ['int', 'int', ['null']],
    field('Nowhere'),
    field('int', { default: 'x', order: 'up', aliases: 1, doc: 1 }),
    field(['null', { type: 'fixed', name: 'F', size: 4 }], { default: 1 }),
    field({ type: 'map', values: 'long' }, { default: { a: 1.5 } }),
    field({ type: 'bytes', logicalType: 'decimal', precision: 2, scale: 4 }),
    field('double', { doc: 'Deprecated: use price', logicalType: 'decimal' }),
    field(['null', 'string'], { default: '' }),
    field({ type: 'enum', name: 'Kind', symbols: ['A'] }),
    record(1, {}, { name: 'a' }, { name: 'a', type: 'int' }),
    record({ name: 'seen_at', type: 'boolean' }, { name: 'id', type: 'int' }),
  ].map(each => JSON.stringify(each)),
].map((text): SchemaSource => ({ type: 'AVRO', text }));

const json = [
  1,
  { $schema: 'http://nowhere/', $ref: '#/nowhere', items: 1, allOf: [] },
  { minLength: -1, pattern: '(', required: ['a', 'a'], type: 'text' },
  { patternProperties: { '(': 1 }, properties: 1, multipleOf: 0, title: 1 },
  {
    $schema: 'http://json-schema.org/draft-04/schema#',
    title: 'PlaceOrder',
    additionalProperties: false,
    requierd: ['event_id'],
    $defs: {},
    properties: {
      event_id: { type: 'string', format: 'uid' },
      totalPrice: { type: 'number', format: 'date' },
      weight: { type: 'number' },
      is_paid: { type: 'string' },
    },
  },
].map((each): SchemaSource => ({ type: 'JSON', text: JSON.stringify(each) }));

const references = [avro, json, protobuf.slice(0, 1)].flatMap(
  ([source]): SchemaSource[] => [
    {
      type: source?.type,
      text: 'import "a"; {',
      references: [{ name: 'a', subject: 's', version: 2, text: '{' }],
    },
  ],
);

const sources = [...avro, ...json, ...protobuf, ...references];

it('says every problem and every advice as its English does', () => {
  const seen = new Set<string>();
  for (const source of sources) {
    const parsed = parseSchema(source);
    const findings = lintSchema(source, { case: 'snake' });
    for (const each of [...(parsed.ok ? [] : parsed.problems), ...findings]) {
      seen.add(each.said.code);
      expect(inEnglish(each.said)).toBe(each.message);
      expect(inEnglish(sayProblem(each))).toBe(describeProblem(each));
    }
    for (const fix of findings.flatMap(each => each.fix ?? [])) {
      expect(inEnglish(fix.said)).toBe(fix.description);
    }
  }
  // A sentence that nobody translated would be a text.
  expect(seen).not.toContain('text');
  expect(seen.size).toBeGreaterThan(120);
});

it('names the place behind a problem, in data too', () => {
  const [problem] = lintSchema('{"type":"record"');
  expect(problem && sayProblem(problem)).toMatchObject({
    code: 'schema.problem.at',
    params: {
      place: { code: 'schema.problem.place', params: { line: 1, column: 17 } },
    },
  });
});

const rules: Rule[] = [
  { expr: 'message.event_id == ""' },
  { expr: 'message.event_id == "", "' },
  { expr: 'false ; true' },
  { expr: 'message.missing' },
  { expr: '1' },
  { expr: 'true', disabled: true },
  { expr: '' },
  { type: 'OTHER' },
  { type: 'CEL_FIELD', expr: 'value != ""' },
  { type: 'CEL_FIELD', expr: 'value.missing' },
  { type: 'JSONATA', expr: '$now()' },
  { type: 'CEL', expr: 'nobody', onFailure: 'A,B,C', mode: 'UPGRADE' as const },
].map((given, index) => ({
  name: `rule${index}`,
  type: 'CEL',
  mode: 'WRITE',
  ...given,
}));

it('says what became of rules, and advice on them, as the English does', async () => {
  const { results } = await evaluateRules({
    schema: JSON.stringify(record()),
    ruleSet: { domainRules: rules },
    mode: 'WRITE',
    message: { event_id: 'e' },
    context: { afterFailure: 'continue' },
  });
  const details = results.flatMap(({ detail, saidDetail }) =>
    saidDetail ? [{ message: detail, said: saidDetail }] : [],
  );
  expect(details).not.toEqual([]);
  for (const { message, said } of [
    ...results.map(({ reason, ...each }) => ({ ...each, message: reason })),
    ...details,
    ...validateRuleSet({ domainRules: rules }),
  ]) {
    expect(inEnglish(said)).toBe(message);
    expect(said.code).toMatch(/^schema\.rule\./);
  }
});
