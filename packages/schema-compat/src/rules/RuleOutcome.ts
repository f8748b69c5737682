import { Said } from '../sentences/Said';
import { inEnglish } from '../sentences/say';
import { RuleCause, RuleField, RuleStatus } from './RuleResult';

/** The words of an engine, or of this library: then `said` says them in other languages. */
export interface RuleDetail {
  message: string;
  said?: Said;
}

/**
 * What running one rule came to, before it is known what clients do about it. `message` is there
 * when the rule changed it.
 */
export interface RuleOutcome {
  status: RuleStatus;
  cause: RuleCause;
  reason: string;
  said: Said;
  fields?: readonly RuleField[];
  detail?: RuleDetail;
  message?: { value: unknown };
}

export function passed(
  said: Said,
  message?: RuleOutcome['message'],
): RuleOutcome {
  return { status: 'passed', cause: 'ok', ...because(said), message };
}

export function skipped(
  cause: 'disabled' | 'guard' | 'stopped',
  said: Said,
): RuleOutcome {
  return { status: 'skipped', cause, ...because(said) };
}

export function failed(
  cause: 'condition' | 'error',
  said: Said,
  about: Pick<RuleOutcome, 'fields' | 'detail'> = {},
): RuleOutcome {
  return { status: 'failed', cause, ...because(said), ...about };
}

export function notEvaluated(
  cause: 'unknownType' | 'unknownFunction' | 'invalidExpression' | 'limit',
  said: Said,
  detail?: RuleDetail,
): RuleOutcome {
  return { status: 'notEvaluated', cause, ...because(said), detail };
}

function because(said: Said): Pick<RuleOutcome, 'reason' | 'said'> {
  return { reason: inEnglish(said), said };
}
