import { RuleCause, RuleField, RuleStatus } from './RuleResult';

/**
 * What running one rule came to, before it is known what clients do about it. `message` is there
 * when the rule changed it.
 */
export interface RuleOutcome {
  status: RuleStatus;
  cause: RuleCause;
  reason: string;
  fields?: readonly RuleField[];
  detail?: string;
  message?: { value: unknown };
}

export function passed(
  reason: string,
  message?: RuleOutcome['message'],
): RuleOutcome {
  return { status: 'passed', cause: 'ok', reason, message };
}

export function skipped(
  cause: 'disabled' | 'guard' | 'stopped',
  reason: string,
): RuleOutcome {
  return { status: 'skipped', cause, reason };
}

export function failed(
  cause: 'condition' | 'error',
  reason: string,
  about: Pick<RuleOutcome, 'fields' | 'detail'> = {},
): RuleOutcome {
  return { status: 'failed', cause, reason, ...about };
}

export function notEvaluated(
  cause: 'unknownType' | 'invalidExpression' | 'limit',
  reason: string,
  detail?: string,
): RuleOutcome {
  return { status: 'notEvaluated', cause, reason, detail };
}
