import { Rule } from '../index';
import { evaluateRules, validateRuleSet } from './index';

/** Processor time, so that a busy machine does not decide. */
const budgetMs = 3_000;

async function within<T>(work: () => Promise<T>): Promise<T> {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(budgetMs);
  return result;
}

const schema = JSON.stringify({
  type: 'record',
  name: 'Node',
  fields: [
    { name: 'text', type: 'string' },
    { name: '__proto__', type: ['null', 'string'], default: null },
    { name: 'constructor', type: ['null', 'string'], default: null },
    { name: 'next', type: ['null', 'Node'], default: null },
    { name: 'list', type: { type: 'array', items: 'string' }, default: [] },
  ],
});

const evaluate = (given: Partial<Rule>, message: unknown) =>
  within(async () => {
    const rule: Rule = { name: 'rule', type: 'CEL', mode: 'WRITE', ...given };
    const ruleSet = { domainRules: [rule] };
    validateRuleSet(ruleSet);
    const verdict = await evaluateRules({
      schema,
      ruleSet,
      mode: 'WRITE',
      message,
    });
    return { ...verdict, ...verdict.results[0] };
  });

describe('hostile rules and messages', () => {
  it.each(['CEL', 'CEL_FIELD', 'JSONATA'])(
    'refuses %s of 10 MB, and survives it nested 8,000 deep',
    async type => {
      const long = await evaluate(
        { type, expr: `true${' '.repeat(10_000_000)}` },
        { text: 'a' },
      );
      expect(long.cause).toBe('invalidExpression');
      for (const expr of [
        `${'('.repeat(8_000)}true${')'.repeat(8_000)}`,
        `${'['.repeat(8_000)}1${']'.repeat(8_000)}`,
        `${'!'.repeat(16_000)}true`,
      ]) {
        const { status } = await evaluate({ type, expr }, { text: 'a' });
        expect(status).toBeDefined();
      }
    },
  );

  it.each(['^(a+)+$', '^(a|a)*$', '^(([a-z])+.)+[A-Z]([a-z])+$', '(.*a){30}$'])(
    'matches %s in time that is linear in the text',
    async pattern => {
      const { status } = await evaluate(
        { expr: `message.text.matches('${pattern}')` },
        { text: `${'a'.repeat(2_000)}!` },
      );
      expect(status).toBe('failed');
    },
  );

  it('refuses messages that nest too deep or hold themselves', async () => {
    const self: Record<string, unknown> = { text: 'a' };
    self.next = self;
    await expect(evaluate({ expr: 'true' }, self)).rejects.toThrow(
      'nested deeper than 200 levels',
    );
  });

  it('gives up on messages with too many fields', async () => {
    const list = Array.from({ length: 50_000 }, () => 'x');
    for (const type of ['CEL_FIELD', 'JSONATA']) {
      const expr =
        type === 'JSONATA' ? "$count(list[$ != 'y']) > 0" : "value == 'x'";
      const { cause } = await evaluate({ type, expr }, { text: 'a', list });
      expect(cause).toBe('limit');
    }
  });

  it('takes names of prototypes as names', async () => {
    const message = JSON.parse(
      '{"text":"a","__proto__":"b","constructor":"c","list":[]}',
    );
    const read = await evaluate(
      { expr: "message.__proto__ == 'b' && message.constructor == 'c'" },
      message,
    );
    expect(read.status).toBe('passed');
    const changed = await evaluate(
      { type: 'CEL_FIELD', kind: 'TRANSFORM', expr: "value + '!'" },
      message,
    );
    expect(JSON.stringify(changed.message)).toBe(
      '{"text":"a!","__proto__":"b!","constructor":"c!","list":[]}',
    );
    const merged = await evaluate(
      {
        type: 'JSONATA',
        kind: 'TRANSFORM',
        expr: `$merge([$, {"__proto__": {"polluted": true}}])`,
      },
      message,
    );
    expect(merged.status).toBeDefined();
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(Object({}).polluted).toBeUndefined();
  });

  it.each([
    '$string.constructor("return process")()',
    '$lookup($, "constructor").constructor("return 1")()',
    '__proto__.constructor',
    '$eval("$eval(\\"1\\")").constructor',
  ])('keeps JSONata in its sandbox: %s', async expr => {
    const { message, status } = await evaluate(
      { type: 'JSONATA', kind: 'TRANSFORM', expr },
      { text: 'a' },
    );
    expect(typeof message).not.toBe('function');
    expect(status).not.toBe('passed');
  });
});
