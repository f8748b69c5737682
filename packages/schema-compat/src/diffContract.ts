import {
  Rule,
  RuleList,
  ruleLists,
  RuleSet,
  SchemaMetadata,
} from './model/RuleSet';
import { SchemaChange } from './model/SchemaChange';

/**
 * What a schema version carries besides its text.
 *
 * @public
 */
export interface Contract {
  metadata?: SchemaMetadata;
  ruleSet?: RuleSet;
}

/** What every change of a contract has in common: old and new schemas read the same data. */
const harmless = { backward: 'ok', forward: 'ok', because: [] } as const;

const listNames: Readonly<Record<RuleList, string>> = {
  domainRules: 'Domain rule',
  migrationRules: 'Migration rule',
  encodingRules: 'Encoding rule',
};

/** What changed in metadata and rules: tags, properties, then rules in the order of their lists. */
export function diffContract(
  before: Contract,
  after: Contract,
): SchemaChange[] {
  const old = before.metadata ?? {};
  const now = after.metadata ?? {};
  return [
    ...diffTags(old, now),
    ...diffProperties(old, now),
    ...ruleLists.flatMap(list =>
      diffRules(list, {
        before: before.ruleSet?.[list] ?? [],
        after: after.ruleSet?.[list] ?? [],
      }),
    ),
    ...diffEnableAt(before.ruleSet, after.ruleSet),
  ];
}

function diffTags(old: SchemaMetadata, now: SchemaMetadata): SchemaChange[] {
  return changedMembers(old.tags, now.tags, tags => tags?.join(', ')).map(
    ({ name, before, after }) => ({
      kind: 'metadataChanged',
      fieldPath: '',
      before,
      after,
      ...harmless,
      sentence: after
        ? `The tags of ${name} are now ${after}`
        : `${name} lost its tags ${before}`,
    }),
  );
}

function diffProperties(
  old: SchemaMetadata,
  now: SchemaMetadata,
): SchemaChange[] {
  const hidden = new Set([...(old.sensitive ?? []), ...(now.sensitive ?? [])]);
  const show = (name: string, value: string | undefined) =>
    value !== undefined && hidden.has(name) ? '(hidden)' : value;
  return changedMembers(old.properties, now.properties, value => value).map(
    ({ name, before, after }) => ({
      kind: 'metadataChanged',
      fieldPath: '',
      before: show(name, before),
      after: show(name, after),
      ...harmless,
      sentence:
        after === undefined
          ? `Property "${name}" was removed`
          : `Property "${name}" is now ${show(name, after)}`,
    }),
  );
}

function diffRules(
  list: RuleList,
  rules: { before: readonly Rule[]; after: readonly Rule[] },
): SchemaChange[] {
  const [old, now] = [rules.before, rules.after].map(each =>
    Object.fromEntries(each.map(rule => [rule.name, rule])),
  );
  const changes = changedMembers(old, now, rule => rule && describeRule(rule));
  if (!changes.length && namesOf(rules.before) !== namesOf(rules.after)) {
    return [
      ruleChange(
        `The order of the ${listNames[list].toLowerCase()}s changed`,
        namesOf(rules.before),
        namesOf(rules.after),
      ),
    ];
  }
  return changes.map(({ name, before, after }) => {
    const what = `${listNames[list]} "${name}"`;
    if (before === undefined) {
      return ruleChange(`${what} was added`, before, after);
    }
    return ruleChange(
      after === undefined ? `${what} was removed` : `${what} was changed`,
      before,
      after,
    );
  });
}

function diffEnableAt(old: RuleSet = {}, now: RuleSet = {}): SchemaChange[] {
  if (old.enableAt === now.enableAt) return [];
  return [
    ruleChange(
      `The rules are now enabled at ${now.enableAt ?? 'every place'}`,
      old.enableAt,
      now.enableAt,
    ),
  ];
}

function ruleChange(
  sentence: string,
  before: string | undefined,
  after: string | undefined,
): SchemaChange {
  return {
    kind: 'ruleChanged',
    fieldPath: '',
    before,
    after,
    ...harmless,
    sentence,
  };
}

/** Compact JSON with members in a fixed order, so that equal rules read the same. */
function describeRule(rule: Rule): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(rule)
        .filter(([, value]) => value !== null && value !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : Number(a > b))),
    ),
  );
}

function namesOf(rules: readonly Rule[]): string {
  return rules.map(({ name }) => name).join(', ');
}

/** Members whose text differs, in the order of both objects. */
function changedMembers<T>(
  old: Readonly<Record<string, T>> | undefined,
  now: Readonly<Record<string, T>> | undefined,
  toText: (value: T | undefined) => string | undefined,
): { name: string; before?: string; after?: string }[] {
  const before = new Map(Object.entries(old ?? {}));
  const after = new Map(Object.entries(now ?? {}));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map(name => ({
      name,
      before: toText(before.get(name)),
      after: toText(after.get(name)),
    }))
    .filter(each => each.before !== each.after);
}
