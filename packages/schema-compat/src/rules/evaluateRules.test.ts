import { Rule, RuleSet } from '../index';
import { evaluateRules, maskRuleResults, RuleContext } from './index';

const container = JSON.stringify({
  type: 'record',
  name: 'Container',
  namespace: 'harbour',
  fields: [
    { name: 'id', type: 'string', 'confluent:tags': ['KEY'] },
    { name: 'teu', type: 'int' },
    { name: 'weighedAt', type: 'long' },
    { name: 'remark', type: ['null', 'string'], default: null },
    {
      name: 'seals',
      type: {
        type: 'array',
        items: {
          type: 'record',
          name: 'Seal',
          fields: [
            { name: 'number', type: 'string', 'confluent:tags': ['PRIVATE'] },
            { name: 'intact', type: 'boolean' },
          ],
        },
      },
      default: [],
    },
    { name: 'labels', type: { type: 'map', values: 'string' }, default: {} },
  ],
});

const message = {
  id: 'MSKU-1',
  teu: 2,
  weighedAt: 1_700_000_000_000n,
  remark: null,
  seals: [
    { number: 'A1', intact: true },
    { number: 'B2', intact: false },
  ],
  labels: { port: 'Rotterdam' },
};

const rule = (given: Partial<Rule>): Rule => ({
  name: 'rule',
  type: 'CEL',
  kind: 'CONDITION',
  mode: 'WRITE',
  ...given,
});

function evaluate(
  rules: Rule[],
  {
    mode = 'WRITE',
    context,
    ...set
  }: { mode?: 'WRITE' | 'READ'; context?: RuleContext } & Partial<RuleSet> = {},
) {
  return evaluateRules({
    schema: container,
    ruleSet: { domainRules: rules, ...set },
    mode,
    message,
    context,
  });
}

async function only(given: Partial<Rule>, context?: RuleContext) {
  const { results, ...rest } = await evaluate([rule(given)], { context });
  return { ...results[0], ...rest };
}

describe('CEL', () => {
  it.each([
    ['message.teu > 0', 'passed', 'ok'],
    ['message.teu > 2', 'failed', 'condition'],
    ['message.teu + 1 > 2', 'passed', 'ok'],
    ['message.teu % 2 == 0 && message.teu in [1, 2]', 'passed', 'ok'],
    ['message.weighedAt - 1 > 0', 'passed', 'ok'],
    ['message.weighedAt > 1600000000000', 'passed', 'ok'],
    ["message.id.matches('^[A-Z]{4}-[0-9]+$')", 'passed', 'ok'],
    ['message.seals.all(s, s.intact)', 'failed', 'condition'],
    ['message.seals.exists(s, s.intact)', 'passed', 'ok'],
    ["message.labels.port == 'Rotterdam'", 'passed', 'ok'],
    ['message.remark == null', 'passed', 'ok'],
    ['message.draught > 3', 'failed', 'error'],
    ['has(message.draught)', 'failed', 'condition'],
    ["message.teu == 1 ; message.id == 'x'", 'skipped', 'guard'],
    ["message.teu == 2 ; message.id == 'x'", 'failed', 'condition'],
    ["; message.id == 'MSKU-1'", 'passed', 'ok'],
    ['message.', 'notEvaluated', 'invalidExpression'],
    ['message.constructor != null', 'failed', 'error'],
    ['message.__proto__ != null', 'failed', 'error'],
    ["message.id.toUpper() == 'X'", 'notEvaluated', 'unknownFunction'],
    ['message.id.isEmail()', 'notEvaluated', 'unknownFunction'],
    ['message.teu > 2 && message.id.isEmail()', 'failed', 'condition'],
    ["message.id.lowerAscii() == 'msku-1'", 'passed', 'ok'],
  ])('%s: %s', async (expr, status, cause) => {
    expect(await only({ expr })).toMatchObject({ status, cause });
  });

  it('names the rule, the fields that it reads, their types and values', async () => {
    const { results, accepted } = await evaluate([
      rule({
        name: 'positiveTeu',
        expr: 'message.teu > 5',
        onFailure: 'DLQ',
        doc: 'A container has a size',
      }),
    ]);
    expect(accepted).toBe(false);
    expect(results).toEqual([
      {
        rule: 'positiveTeu',
        type: 'CEL',
        kind: 'CONDITION',
        mode: 'WRITE',
        status: 'failed',
        cause: 'condition',
        action: 'DLQ',
        reason: 'A container has a size',
        said: { code: 'text', params: { text: 'A container has a size' } },
        fields: [{ path: 'teu', at: 'teu', type: 'DOUBLE', value: '2' }],
      },
    ]);
    expect(maskRuleResults(results)[0]?.fields).toEqual([
      { path: 'teu', type: 'DOUBLE' },
    ]);
  });

  it('changes the message and keeps the numbers of its types', async () => {
    const { message: changed } = await only({
      kind: 'TRANSFORM',
      expr: "{'id': message.id + '!', 'teu': 3, 'weighedAt': 5}",
    });
    expect(changed).toEqual({ id: 'MSKU-1!', teu: 3, weighedAt: 5n });
  });

  it('reads no clock but the one it is given', async () => {
    const expr = "now > timestamp('2026-01-01T00:00:00Z')";
    expect(await only({ expr })).toMatchObject({ cause: 'error' });
    expect(
      await only({ expr }, { now: new Date('2026-06-01T00:00:00Z') }),
    ).toMatchObject({ status: 'passed' });
  });
});

describe('CEL_FIELD', () => {
  const field = (given: Partial<Rule>) => only({ type: 'CEL_FIELD', ...given });

  it('holds every field that the guard means to the condition', async () => {
    expect(
      await field({ expr: "typeName == 'STRING' ; size(value) > 2" }),
    ).toMatchObject({
      status: 'failed',
      fields: [
        { path: 'seals[].number', at: 'seals[0].number', value: '"A1"' },
        { path: 'seals[].number', at: 'seals[1].number', value: '"B2"' },
      ],
    });
    expect(
      await field({ expr: "name == 'id' ; value.startsWith('MSKU')" }),
    ).toMatchObject({
      status: 'passed',
      reason: 'The condition holds for 1 field',
    });
    expect(await field({ expr: "name == 'no' ; false" })).toMatchObject({
      status: 'skipped',
    });
  });

  it('knows full names, tags and the record around a field', async () => {
    expect(
      await field({
        expr: "fullName == 'harbour.Seal.number' && 'PRIVATE' in tags ; message.intact",
      }),
    ).toMatchObject({ fields: [{ at: 'seals[1].number' }] });
  });

  it('changes the fields that carry one of its tags', async () => {
    const { message: changed, reason } = await only(
      {
        type: 'CEL_FIELD',
        kind: 'TRANSFORM',
        tags: ['PRIVATE', 'PORT'],
        expr: "'x' + value",
      },
      { metadata: { tags: { '**.labels': ['PORT'] } } },
    );
    expect(reason).toBe('3 fields changed');
    expect(changed).toEqual({
      ...message,
      seals: [
        { number: 'xA1', intact: true },
        { number: 'xB2', intact: false },
      ],
      labels: { port: 'xRotterdam' },
    });
    expect(message.labels.port).toBe('Rotterdam');
  });

  it('leaves the other fields exactly as they are, and numbers in their form', async () => {
    const given = { ...message, teu: 2n, weighedAt: 1_700_000_000_000 };
    const change = async (expr: string) => {
      const { message: changed } = await evaluateRules({
        schema: container,
        ruleSet: {
          domainRules: [rule({ type: 'CEL_FIELD', kind: 'TRANSFORM', expr })],
        },
        mode: 'WRITE',
        message: given,
      });
      return changed;
    };
    expect(await change("name == 'id' ; 'x'")).toEqual({ ...given, id: 'x' });
    expect(await change("typeName in ['INT', 'LONG'] ; value + 1")).toEqual({
      ...given,
      teu: 3n,
      weighedAt: 1_700_000_000_001,
    });
    expect(
      await change("name == 'weighedAt' ; message.teu + value * 0"),
    ).toEqual({ ...given, weighedAt: 2 });
  });

  it('names the field that an expression has no value for', async () => {
    expect(await field({ expr: 'value > 1' })).toMatchObject({
      status: 'failed',
      cause: 'error',
      fields: [{ path: 'id', type: 'STRING' }],
    });
  });

  it('leaves a function that it does not know to those who do', async () => {
    expect(await field({ expr: 'value.isEmail()' })).toMatchObject({
      status: 'notEvaluated',
      cause: 'unknownFunction',
      reason:
        'The expression calls "isEmail", a function that is not known here',
      accepted: undefined,
    });
  });

  it('walks a JSON Schema through references, lists and branches', async () => {
    const text = JSON.stringify({
      type: 'object',
      definitions: {
        person: {
          type: 'object',
          properties: {
            name: { type: ['string', 'null'], 'confluent:tags': ['PII'] },
          },
        },
      },
      properties: {
        pilot: { $ref: '#/definitions/person' },
        crew: { type: 'array', items: { $ref: '#/definitions/person' } },
        cargo: {
          oneOf: [
            {
              type: 'object',
              required: ['box'],
              properties: { box: { type: 'string' } },
            },
            {
              type: 'object',
              required: ['oil'],
              properties: { oil: { type: 'number' } },
            },
          ],
        },
        speed: { type: 'number' },
        kind: { enum: ['A', 'B'], type: 'string' },
      },
    });
    const seen: unknown[] = [];
    const { results } = await evaluateRules({
      schema: { type: 'JSON', text },
      ruleSet: {
        domainRules: [rule({ type: 'CEL_FIELD', expr: 'false' })],
      },
      mode: 'WRITE',
      message: {
        pilot: { name: 'Ann' },
        crew: [{ name: 'Bob' }, { name: null }],
        cargo: { oil: 5 },
        speed: 7,
        kind: 'A',
      },
      context: {},
    });
    seen.push(
      ...(results[0]?.fields ?? []).map(({ at, type }) => `${at} ${type}`),
    );
    expect(seen).toEqual([
      'pilot.name STRING',
      'crew[0].name STRING',
      'cargo.oil DOUBLE',
      'speed DOUBLE',
    ]);
  });
});

describe('integers in expressions', () => {
  const json = (type: unknown) => ({
    type: 'JSON' as const,
    text: JSON.stringify({ type: 'object', properties: { n: { type } } }),
  });
  const proto = (type: string) => ({
    type: 'PROTOBUF' as const,
    text: `syntax = "proto3"; message M { ${type} n = 1; }`,
  });
  const avro = (type: unknown) => ({
    type: 'AVRO' as const,
    text: JSON.stringify({
      type: 'record',
      name: 'M',
      fields: [{ name: 'n', type }],
    }),
  });

  it.each([
    [avro('int'), 'n + 1 == 6'],
    [avro(['null', 'long']), 'n + 1 == 6'],
    [avro({ type: 'long', logicalType: 'timestamp-millis' }), 'n + 1 == 6'],
    [avro('double'), 'n + 1.0 == 6.0'],
    [avro(['null', 'double']), 'n + 1.0 == 6.0'],
    [json('integer'), 'n + 1 == 6'],
    [json(['integer', 'null']), 'n + 1 == 6'],
    [json('number'), 'n + 1.0 == 6.0'],
    [json(['number', 'string']), 'n + 1.0 == 6.0'],
    [proto('sint32'), 'n + 1 == 6'],
    [proto('fixed64'), 'n + 1 == 6'],
    [proto('float'), 'n + 1.0 == 6.0'],
  ])('are what the schema says: %j, %s', async (schema, sum) => {
    const { results, message: after } = await evaluateRules({
      schema,
      ruleSet: {
        domainRules: [
          rule({ expr: `message.${sum}` }),
          rule({ type: 'CEL_FIELD', expr: sum.replace('n', 'value') }),
        ],
      },
      mode: 'WRITE',
      message: { n: 5 },
    });
    expect(results.map(({ status, detail }) => detail ?? status)).toEqual([
      'passed',
      'passed',
    ]);
    expect(after).toEqual({ n: 5 });
  });
});

describe('JSONATA', () => {
  const jsonata = (given: Partial<Rule>, context?: RuleContext) =>
    only({ type: 'JSONATA', kind: 'TRANSFORM', ...given }, context);

  it('changes the message', async () => {
    const { message: changed } = await jsonata({
      expr: "$merge([$, {'teu': teu + 1, 'weighedAt': weighedAt + 1}])",
    });
    expect(changed).toEqual({
      ...message,
      teu: 3,
      weighedAt: 1_700_000_000_001n,
    });
  });

  it('says what it cannot parse or compute', async () => {
    expect(await jsonata({ expr: '$merge([' })).toMatchObject({
      status: 'notEvaluated',
    });
    expect(await jsonata({ expr: 'id + 1' })).toMatchObject({
      status: 'failed',
      cause: 'error',
      action: 'ERROR',
    });
    expect(await jsonata({ expr: 'nothing' })).toMatchObject({
      status: 'failed',
      reason: 'The rule leaves nothing of the message',
    });
  });

  it('reads no clock but the one it is given', async () => {
    const expr = "{ 'at': $now(), 'ms': $millis() }";
    expect(await jsonata({ expr })).toMatchObject({ cause: 'error' });
    const now = new Date('2026-06-01T00:00:00Z');
    expect((await jsonata({ expr }, { now })).message).toEqual({
      at: '2026-06-01T00:00:00.000Z',
      ms: now.getTime(),
    });
  });
});

describe('the order of rules', () => {
  const fails = (name: string, given: Partial<Rule> = {}) =>
    rule({ name, expr: 'false', mode: 'WRITEREAD', ...given });

  it('stops after a failure, as clients do, unless asked to go on', async () => {
    const rules = [
      fails('a', { onFailure: 'NONE' }),
      fails('b'),
      fails('c', { onFailure: 'DLQ' }),
    ];
    const stopped = await evaluate(rules);
    expect(stopped.results.map(each => each.status)).toEqual([
      'failed',
      'failed',
      'skipped',
    ]);
    expect(stopped.results[2]?.reason).toBe('Rule "b" stopped the message');
    const all = await evaluate(rules, {
      context: { afterFailure: 'continue' },
    });
    expect(all.results.map(each => each.action)).toEqual([
      'NONE',
      'ERROR',
      'DLQ',
    ]);
  });

  it('takes the pair of actions by mode, and reads backwards', async () => {
    const rules = [
      fails('a', { onFailure: 'ERROR,NONE' }),
      fails('b', { onFailure: 'NONE, DLQ' }),
      rule({ name: 'writes' }),
    ];
    const { results } = await evaluate(rules, {
      mode: 'READ',
      context: { afterFailure: 'continue' },
    });
    expect(results.map(each => [each.rule, each.action])).toEqual([
      ['b', 'DLQ'],
      ['a', 'NONE'],
    ]);
  });

  it('never counts an unknown type as passed', async () => {
    const verdict = await evaluate([
      rule({ name: 'secret', type: 'ENCRYPT', kind: 'TRANSFORM' }),
      rule({ name: 'off', disabled: true, expr: 'false' }),
    ]);
    expect(verdict.accepted).toBeUndefined();
    expect(verdict.results).toMatchObject([
      { rule: 'secret', status: 'notEvaluated', cause: 'unknownType' },
      { rule: 'off', status: 'skipped', cause: 'disabled' },
    ]);
  });

  it('skips a rule set that is not for clients', async () => {
    const { results, accepted } = await evaluate([fails('a')], {
      enableAt: 'GATEWAY',
    });
    expect(results[0]).toMatchObject({ status: 'skipped', cause: 'disabled' });
    expect(accepted).toBe(true);
  });
});

describe('limits', () => {
  it.each([
    [
      'nested loops',
      'CEL',
      '[1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b, [1,2,3,4,5,6,7,8,9,10].all(c, [1,2,3,4,5,6,7,8,9,10].all(d, [1,2,3,4,5,6,7,8,9,10].all(e, true)))))',
    ],
    ['recursion', 'JSONATA', '($f := function($n) { $f($n + 1) }; $f(0))'],
    ['ranges', 'JSONATA', '$sum([1..100000].($ * 2))'],
  ])('%s are not evaluated to the end', async (_, type, expr) => {
    const verdict = await evaluate([rule({ type, expr })]);
    expect(verdict.results[0]).toMatchObject({
      status: 'notEvaluated',
      cause: 'limit',
    });
    expect(verdict.accepted).toBeUndefined();
  });

  it('shares the steps between the rules of one message', async () => {
    const { results } = await evaluate(
      [rule({ expr: 'message.teu > 0' }), rule({ expr: 'message.teu > 0' })],
      { context: { maxSteps: 7 } },
    );
    expect(results.map(each => each.status)).toEqual([
      'passed',
      'notEvaluated',
    ]);
  });

  it('ends a catastrophic expression of CEL by not having one', async () => {
    const expr = `('a'.replace('a', '${'a'.repeat(
      5000,
    )}') + '!').matches('^(a+)+$')`;
    expect(await only({ expr })).toMatchObject({ cause: 'condition' });
  });
});
