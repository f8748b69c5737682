import { RuleKind, RuleMode } from '../model/RuleSet';
import { Said } from '../sentences/Said';

/**
 * `skipped`: the rule is off, its guard says that it does not apply, or an earlier rule stopped
 * the message. `notEvaluated`: nobody here can say; never to be read as passed.
 *
 * @public
 */
export type RuleStatus = 'passed' | 'failed' | 'skipped' | 'notEvaluated';

/**
 * Why, for machines. `error` is an expression that could not be computed on this message, such as
 * one that reads a member that is missing.
 *
 * @public
 */
export type RuleCause =
  | 'ok'
  | 'condition'
  | 'error'
  | 'disabled'
  | 'guard'
  | 'stopped'
  | 'unknownType'
  | 'unknownFunction'
  | 'invalidExpression'
  | 'limit';

/**
 * A value that a result is about. `path` is the path that people know the field by, '' for the
 * whole message; `at` names the place in this message, `legs[2].port`.
 *
 * `at` and `value` are data of the message: see `maskRuleResults`.
 *
 * @public
 */
export interface RuleField {
  path: string;
  /** `STRING`, `LONG`, … as field rules name types. */
  type: string;
  at?: string;
  /** JSON text of the value, shortened. */
  value?: string;
}

/**
 * What became of one rule on one message.
 *
 * `action` is what clients do next: NONE, ERROR, DLQ or one of their own. `reason` is an
 * English sentence that never quotes the message, `said` the same for other languages; `detail` are the words of the
 * expression engine, which may quote it, or of this library: then there is `saidDetail` too.
 *
 * @public
 */
export interface RuleResult {
  rule: string;
  type: string;
  kind: RuleKind;
  mode: RuleMode;
  status: RuleStatus;
  cause: RuleCause;
  action: string;
  reason: string;
  said: Said;
  fields: readonly RuleField[];
  detail?: string;
  saidDetail?: Said;
}

/**
 * The same results without anything taken from the message, for people who may not read it.
 *
 * @public
 */
export function maskRuleResults(results: readonly RuleResult[]): RuleResult[] {
  return results.map(
    ({ detail: _detail, saidDetail: _saidDetail, fields, ...result }) => ({
      ...result,
      fields: fields.map(({ path, type }) => ({ path, type })),
    }),
  );
}
