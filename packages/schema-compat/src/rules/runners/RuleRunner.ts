import { Rule, SchemaMetadata } from '../../model/RuleSet';
import { Schema } from '../../parseSchema';
import { RuleOutcome } from '../RuleOutcome';
import { StepBudget } from '../StepBudget';
import { Said } from '../../sentences/Said';
import { say } from '../../sentences/say';

/** What a rule is run on. `message` is never changed; a rule that changes it answers a copy. */
export interface RuleRun {
  rule: Rule;
  schema: Schema;
  metadata?: SchemaMetadata;
  message: unknown;
  budget: StepBudget;
  now?: Date;
}

/**
 * Runs the rules of one type.
 *
 * @throws RuleSyntaxError, UnknownFunctionError, RuleEvaluationError or StepLimitError
 */
export type RuleRunner = (run: RuleRun) => RuleOutcome | Promise<RuleOutcome>;

/** The sentence for a condition that does not hold: the author's own, if there is one. */
export function brokenCondition({ doc, expr, name }: Rule): Said {
  if (doc?.trim()) return say('text', { text: doc.trim() });
  return expr
    ? say('schema.rule.broken', { expr })
    : say('schema.rule.broken-named', { name });
}
