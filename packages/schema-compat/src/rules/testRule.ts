import { Rule } from '../model/RuleSet';
import { SchemaInput } from '../parseSchema';
import { evaluateRules, RuleContext } from './evaluateRules';
import { RuleResult } from './RuleResult';
import { EvaluationMode } from './selectRules';

/** @public */
export interface RuleTest {
  schema: SchemaInput;
  rule: Rule;
  message: unknown;
  context?: RuleContext;
}

/**
 * Tries one rule on one message, also when it is switched off: for the form in which it is
 * written. A rule for both directions is tried in the first.
 *
 * Shape: the result, and the message as the rule leaves it.
 *
 * @throws SchemaParseError when the schema is not one.
 * @public
 */
export async function testRule({
  schema,
  rule,
  message,
  context,
}: RuleTest): Promise<{ message: unknown; result: RuleResult }> {
  const mode = directionOf(rule);
  const isMigration = mode === 'UPGRADE' || mode === 'DOWNGRADE';
  const tried = { ...rule, mode, disabled: false };
  const verdict = await evaluateRules({
    schema,
    ruleSet: isMigration
      ? { migrationRules: [tried] }
      : { domainRules: [tried] },
    phase: isMigration ? 'MIGRATION' : 'DOMAIN',
    mode,
    message,
    context,
  });
  const [result] = verdict.results;
  if (!result) throw new Error(`Rule "${rule.name}" was not tried`);
  return {
    message: verdict.message,
    result: { ...result, mode: rule.mode ?? mode },
  };
}

function directionOf({ mode }: Rule): EvaluationMode {
  switch (mode) {
    case 'READ':
    case 'UPGRADE':
    case 'DOWNGRADE':
      return mode;
    case 'UPDOWN':
      return 'UPGRADE';
    default:
      return 'WRITE';
  }
}
