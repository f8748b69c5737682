import { Rule, RuleList, ruleLists, RuleSet } from '../model/RuleSet';
import { JsonataEngine } from './engines/JsonataEngine';
import { RuleSyntaxError } from './engines/RuleFault';
import { knownRuleTypes } from './evaluateRules';
import { GuardedCel } from './runners/GuardedCel';
import { Said } from '../sentences/Said';
import { say, worded } from '../sentences/say';

/**
 * Advice on one rule, for the form in which it is written. Registries check none of this.
 *
 * `member` is the member of the rule that it is about; `position` counts characters of `expr`
 * from 0. `said` is the message for other languages.
 *
 * @public
 */
export interface RuleFinding {
  list: RuleList;
  /** The rule's place in its list, from 0. */
  index: number;
  rule: string;
  member: keyof Rule;
  severity: 'fail' | 'warn';
  message: string;
  said: Said;
  position?: number;
}

type Finding = Omit<RuleFinding, 'list' | 'index' | 'rule'>;

const variables: Readonly<Record<string, readonly string[]>> = {
  CEL: ['message', 'now'],
  CEL_FIELD: [
    'value',
    'name',
    'fullName',
    'typeName',
    'tags',
    'message',
    'now',
  ],
};
/** Names of types, which an expression may compare with. */
const typeNames = 'int uint double bool string bytes list map null_type type';
const knownActions = ['NONE', 'ERROR', 'DLQ'];
const jsonata = new JsonataEngine();

/**
 * Checks that the rules of a set can be run: expressions parse, names that they use exist, actions
 * and types are known.
 *
 * Shape: findings in the order of the lists; empty when there is nothing to say. `fail` is a rule
 * that no client can run, `warn` one that clients may read differently than its author.
 *
 * @public
 */
export function validateRuleSet(ruleSet: RuleSet): RuleFinding[] {
  return ruleLists.flatMap(list =>
    (ruleSet[list] ?? []).flatMap((rule, index) =>
      [
        ...typeFindings(rule),
        ...expressionFindings(rule),
        ...modeFindings(rule, list),
        ...actionFindings(rule, 'onSuccess'),
        ...actionFindings(rule, 'onFailure'),
      ].map(finding => ({ list, index, rule: rule.name, ...finding })),
    ),
  );
}

function typeFindings({ type }: Rule): Finding[] {
  if (knownRuleTypes.includes(type)) return [];
  return [
    {
      member: 'type',
      severity: 'warn',
      ...worded(
        say('schema.rule.not-evaluated', {
          type,
          types: knownRuleTypes.join(', '),
        }),
      ),
    },
  ];
}

function expressionFindings(rule: Rule): Finding[] {
  const { type, expr } = rule;
  if (!knownRuleTypes.includes(type)) return [];
  if (!expr?.trim()) {
    return [fails('expr', say('schema.rule.no-expression'))];
  }
  try {
    if (type === 'JSONATA') {
      jsonata.compile(expr);
      return [];
    }
    return variableFindings(new GuardedCel(expr), variables[type] ?? []);
  } catch (error) {
    if (!(error instanceof RuleSyntaxError)) throw error;
    const { message, said, position } = error;
    return [
      {
        ...fails(
          'expr',
          say('schema.rule.unparsable-because', { reason: said ?? message }),
        ),
        position,
      },
    ];
  }
}

function variableFindings(
  expression: GuardedCel,
  known: readonly string[],
): Finding[] {
  const types = new Set(typeNames.split(' '));
  return [...expression.variables]
    .filter(name => !known.includes(name) && !types.has(name))
    .filter(name => !name.startsWith('google'))
    .map(name =>
      fails(
        'expr',
        say('schema.rule.unknown-name', { name, known: known.join(', ') }),
      ),
    );
}

function modeFindings({ mode }: Rule, list: RuleList): Finding[] {
  const isMigration = list === 'migrationRules';
  const modes = isMigration
    ? ['UPGRADE', 'DOWNGRADE', 'UPDOWN']
    : ['WRITE', 'READ', 'WRITEREAD'];
  if (mode && modes.includes(mode)) return [];
  return [
    fails(
      'mode',
      mode
        ? say('schema.rule.wrong-mode', { mode, list, modes: modes.join(', ') })
        : say('schema.rule.no-mode', { modes: modes.join(', ') }),
    ),
  ];
}

function actionFindings(
  rule: Rule,
  member: 'onSuccess' | 'onFailure',
): Finding[] {
  const { mode, [member]: named } = rule;
  const twice = mode === 'WRITEREAD' || mode === 'UPDOWN';
  if (!named) return [];
  const parts = named.split(',').map(each => each.trim());
  if (parts.length > (twice ? 2 : 1)) {
    return [
      fails(
        member,
        twice
          ? say('schema.rule.many-actions', { actions: named })
          : say('schema.rule.action-pair', { actions: named }),
      ),
    ];
  }
  return parts
    .filter(action => !knownActions.includes(action))
    .map(action => ({
      member,
      severity: 'warn' as const,
      ...worded(
        say('schema.rule.unknown-action', {
          action,
          known: knownActions.join(', '),
        }),
      ),
    }));
}

function fails(member: keyof Rule, said: Said): Finding {
  return { member, severity: 'fail', ...worded(said) };
}
