import { Rule, RuleList, ruleLists, RuleSet } from '../model/RuleSet';
import { JsonataEngine } from './engines/JsonataEngine';
import { RuleSyntaxError } from './engines/RuleFault';
import { knownRuleTypes } from './evaluateRules';
import { GuardedCel } from './runners/GuardedCel';

/**
 * Advice on one rule, for the form in which it is written. Registries check none of this.
 *
 * `member` is the member of the rule that it is about; `position` counts characters of `expr`
 * from 0.
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
      message: `Rules of type "${type}" are stored and not evaluated here; evaluated: ${knownRuleTypes.join(
        ', ',
      )}`,
    },
  ];
}

function expressionFindings(rule: Rule): Finding[] {
  const { type, expr } = rule;
  if (!knownRuleTypes.includes(type)) return [];
  if (!expr?.trim()) {
    return [fails('expr', 'The rule has no expression')];
  }
  try {
    if (type === 'JSONATA') {
      jsonata.compile(expr);
      return [];
    }
    return variableFindings(new GuardedCel(expr), variables[type] ?? []);
  } catch (error) {
    if (!(error instanceof RuleSyntaxError)) throw error;
    const { message, position } = error;
    return [
      {
        ...fails('expr', `The expression cannot be parsed: ${message}`),
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
        `The expression reads "${name}", which nobody gives to it; known: ${known.join(
          ', ',
        )}`,
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
        ? `Mode ${mode} has no meaning among ${list}; choose ${modes.join(
            ', ',
          )}`
        : `A rule without a mode never runs; choose ${modes.join(', ')}`,
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
          ? `"${named}" names more than two actions`
          : `A pair of actions such as "${named}" needs mode WRITEREAD or UPDOWN`,
      ),
    ];
  }
  return parts
    .filter(action => !knownActions.includes(action))
    .map(action => ({
      member,
      severity: 'warn' as const,
      message: `Action "${action}" is known only to clients that bring it; all know ${knownActions.join(
        ', ',
      )}`,
    }));
}

function fails(member: keyof Rule, message: string): Finding {
  return { member, severity: 'fail', message };
}
