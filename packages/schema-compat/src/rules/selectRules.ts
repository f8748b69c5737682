import { Rule, RuleMode, RuleSet } from '../model/RuleSet';

/**
 * Which list of a rule set is meant.
 *
 * @public
 */
export type RulePhase = 'DOMAIN' | 'MIGRATION' | 'ENCODING';

/**
 * What a client does with the message. The other modes are those of rules that run twice.
 *
 * @public
 */
export type EvaluationMode = Exclude<RuleMode, 'WRITEREAD' | 'UPDOWN'>;

const listOf = {
  DOMAIN: 'domainRules',
  MIGRATION: 'migrationRules',
  ENCODING: 'encodingRules',
} as const;

const both: Readonly<Record<EvaluationMode, RuleMode>> = {
  WRITE: 'WRITEREAD',
  READ: 'WRITEREAD',
  UPGRADE: 'UPDOWN',
  DOWNGRADE: 'UPDOWN',
};

/**
 * The rules that take part, in the order in which clients run them: the way back (READ,
 * DOWNGRADE) undoes the way there and starts at the end.
 */
export function selectRules(
  ruleSet: RuleSet | undefined,
  phase: RulePhase,
  mode: EvaluationMode,
): Rule[] {
  const rules = (ruleSet?.[listOf[phase]] ?? []).filter(
    rule => rule.mode === mode || rule.mode === both[mode],
  );
  return mode === 'READ' || mode === 'DOWNGRADE' ? rules.reverse() : rules;
}

/** Whether the rule set is meant for clients at all. */
export function isEnabled({ enableAt }: RuleSet): boolean {
  return !enableAt || enableAt === 'ALL' || enableAt === 'CLIENT';
}

/** The action of one direction: of a pair, the first is for WRITE and UPGRADE. */
export function actionOf(
  rule: Rule,
  mode: EvaluationMode,
  succeeded: boolean,
): string {
  const named = succeeded ? rule.onSuccess : rule.onFailure;
  if (!named) return succeeded ? 'NONE' : 'ERROR';
  const twice = rule.mode === 'WRITEREAD' || rule.mode === 'UPDOWN';
  if (!twice || !named.includes(',')) return named.trim();
  const [there = '', back = ''] = named.split(',');
  return (mode === 'WRITE' || mode === 'UPGRADE' ? there : back).trim();
}
