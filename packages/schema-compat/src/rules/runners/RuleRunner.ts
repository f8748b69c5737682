import { Rule, SchemaMetadata } from '../../model/RuleSet';
import { Schema } from '../../parseSchema';
import { RuleOutcome } from '../RuleOutcome';
import { StepBudget } from '../StepBudget';

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
 * @throws RuleSyntaxError, RuleEvaluationError or StepLimitError
 */
export type RuleRunner = (run: RuleRun) => RuleOutcome | Promise<RuleOutcome>;

/** The sentence for a condition that does not hold: the author's own, if there is one. */
export function brokenCondition({ doc, expr, name }: Rule): string {
  if (doc?.trim()) return doc.trim();
  return expr
    ? `The condition does not hold: ${expr}`
    : `The condition of rule "${name}" does not hold`;
}
