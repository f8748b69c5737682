import { Rule } from '../../model/RuleSet';
import { createNodeRuleSandbox } from './createNodeRuleSandbox';
import { SandboxQuestion } from './RuleThread';

const schema = JSON.stringify({
  type: 'record',
  name: 'Note',
  fields: [
    { name: 'text', type: 'string' },
    { name: 'at', type: 'long' },
  ],
});

const ask = (given: Partial<Rule>): SandboxQuestion => ({
  schema,
  ruleSet: {
    domainRules: [{ name: 'rule', type: 'CEL', mode: 'WRITE', ...given }],
  },
  mode: 'WRITE',
  message: { text: `${'a'.repeat(40)}!`, at: 5n },
});

describe('RuleSandbox', () => {
  const sandbox = createNodeRuleSandbox({
    // Plain Node reads no TypeScript; a built package needs nothing here.
    worker: {
      execArgv: ['--require', '@backstage/cli/config/nodeTransform.cjs'],
    },
  });
  const hasty = createNodeRuleSandbox({
    worker: {
      execArgv: ['--require', '@backstage/cli/config/nodeTransform.cjs'],
    },
  });

  afterAll(() => {
    sandbox.close();
    hasty.close();
  });

  it('evaluates in a thread and carries bigint both ways', async () => {
    const expr = "$merge([$, {'at': at + 1}])";
    const verdict = await sandbox.evaluate(
      ask({ type: 'JSONATA', kind: 'TRANSFORM', expr }),
    );
    expect(verdict).toMatchObject({ accepted: true, message: { at: 6n } });
  });

  it('ends a catastrophic regular expression and goes on', async () => {
    const regex = { type: 'JSONATA', expr: '$contains(text, /^(a+)+$/)' };
    const [stuck, next] = await Promise.all([
      hasty.evaluate(ask(regex)),
      sandbox.evaluate(ask({ expr: 'message.at > 4' })),
    ]);
    expect(stuck).toEqual({
      message: expect.objectContaining({ at: 5n }),
      accepted: undefined,
      results: [
        expect.objectContaining({
          status: 'notEvaluated',
          cause: 'limit',
          reason: 'The rules take more than 50 ms on this message',
        }),
      ],
    });
    expect(next.accepted).toBe(true);
    const after = await hasty.evaluate(ask({ expr: 'message.at > 5' }));
    expect(after.results).toHaveLength(1);
  });

  it('says why a schema is none', async () => {
    await expect(
      sandbox.evaluate({ ...ask({}), schema: '{' }),
    ).rejects.toMatchObject({ name: 'SchemaParseError' });
    const verdict = await sandbox.evaluate(ask({ expr: 'message.at > 4' }));
    expect(verdict.accepted).toBe(true);
  });
});
