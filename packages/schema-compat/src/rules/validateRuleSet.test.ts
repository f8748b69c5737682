import { Rule, RuleSet } from '../index';
import { testRule, validateRuleSet } from './index';

const rule = (given: Partial<Rule>): Rule => ({
  name: 'rule',
  type: 'CEL',
  mode: 'WRITE',
  expr: 'true',
  ...given,
});

const findings = (given: Partial<Rule>) =>
  validateRuleSet({ domainRules: [rule(given)] });

describe('validateRuleSet', () => {
  it('has nothing to say about rules that run everywhere', () => {
    const ruleSet: RuleSet = {
      domainRules: [
        rule({ expr: "type(message.id) == string ; message.id != ''" }),
        rule({ type: 'CEL_FIELD', expr: "'PII' in tags && value != name" }),
        rule({
          expr: '[1].all(x, x > 0)',
          mode: 'WRITEREAD',
          onFailure: 'DLQ,NONE',
        }),
      ],
      migrationRules: [rule({ type: 'JSONATA', mode: 'UPDOWN', expr: '$' })],
    };
    expect(validateRuleSet(ruleSet)).toEqual([]);
  });

  it('points at what does not parse', () => {
    expect(findings({ expr: 'message.teu >' })).toMatchObject([
      {
        list: 'domainRules',
        index: 0,
        rule: 'rule',
        member: 'expr',
        severity: 'fail',
        position: expect.any(Number),
      },
    ]);
    expect(findings({ type: 'JSONATA', expr: '$merge([' })).toMatchObject([
      { member: 'expr', position: 8 },
    ]);
    expect(findings({ expr: '' })).toMatchObject([{ member: 'expr' }]);
  });

  it('points at names that nobody gives', () => {
    expect(findings({ expr: 'mesage.teu > 0' })[0]?.message).toBe(
      'The expression reads "mesage", which nobody gives to it; known: message, now',
    );
    expect(findings({ expr: 'value > 0' })).toHaveLength(1);
  });

  it('knows which modes, types and actions make sense', () => {
    expect(findings({ mode: undefined })).toMatchObject([{ member: 'mode' }]);
    expect(findings({ mode: 'UPGRADE' })).toMatchObject([{ member: 'mode' }]);
    expect(findings({ type: 'ENCRYPT' })).toMatchObject([
      { member: 'type', severity: 'warn' },
    ]);
    expect(findings({ onFailure: 'ERROR,NONE' })).toMatchObject([
      { member: 'onFailure', severity: 'fail' },
    ]);
    expect(findings({ onSuccess: 'EMAIL' })).toMatchObject([
      { member: 'onSuccess', severity: 'warn' },
    ]);
  });
});

describe('testRule', () => {
  it('tries a rule in its own direction, also when it is switched off', async () => {
    const { result, message } = await testRule({
      schema: { type: 'JSON', text: '{"type":"object"}' },
      rule: rule({
        type: 'JSONATA',
        kind: 'TRANSFORM',
        mode: 'UPDOWN',
        expr: "{'b': a}",
        disabled: true,
      }),
      message: { a: 1 },
    });
    expect(result).toMatchObject({ mode: 'UPDOWN', status: 'passed' });
    expect(message).toEqual({ b: 1 });
  });
});
