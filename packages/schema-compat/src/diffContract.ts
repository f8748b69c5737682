import {
  Rule,
  RuleList,
  ruleLists,
  RuleSet,
  SchemaMetadata,
} from './model/RuleSet';
import { SchemaChange } from './model/SchemaChange';
import { Said } from './sentences/Said';
import { say } from './sentences/say';
import { fromTo, told } from './sentences/told';

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

const listCodes = {
  domainRules: 'domain',
  migrationRules: 'migration',
  encodingRules: 'encoding',
} as const satisfies Record<RuleList, string>;

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
      ...told(
        after
          ? say('schema.contract.tags', { name, tags: after })
          : say('schema.contract.tags-lost', { name, tags: before ?? '' }),
      ),
    }),
  );
}

function diffProperties(
  old: SchemaMetadata,
  now: SchemaMetadata,
): SchemaChange[] {
  const hidden = new Set([...(old.sensitive ?? []), ...(now.sensitive ?? [])]);
  const show = <T extends string | undefined>(name: string, value: T) =>
    value !== undefined && hidden.has(name)
      ? say('schema.contract.hidden')
      : value;
  return changedMembers(old.properties, now.properties, value => value).map(
    ({ name, before, after }) => ({
      kind: 'metadataChanged',
      fieldPath: '',
      ...fromTo(show(name, before), show(name, after)),
      ...harmless,
      ...told(
        after === undefined
          ? say('schema.contract.property-removed', { name })
          : say('schema.contract.property', { name, value: show(name, after) }),
      ),
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
        say(`schema.contract.${listCodes[list]}-order`),
        namesOf(rules.before),
        namesOf(rules.after),
      ),
    ];
  }
  return changes.map(({ name, before, after }) => {
    const rule = say(`schema.contract.${listCodes[list]}-rule`, { name });
    const known = after === undefined ? 'removed' : 'changed';
    const what = before === undefined ? 'added' : known;
    return ruleChange(
      say(`schema.contract.rule-${what}`, { rule }),
      before,
      after,
    );
  });
}

function diffEnableAt(old: RuleSet = {}, now: RuleSet = {}): SchemaChange[] {
  if (old.enableAt === now.enableAt) return [];
  return [
    ruleChange(
      now.enableAt === undefined
        ? say('schema.contract.enabled-everywhere')
        : say('schema.contract.enabled', { place: now.enableAt }),
      old.enableAt,
      now.enableAt,
    ),
  ];
}

function ruleChange(
  said: Said,
  before: string | undefined,
  after: string | undefined,
): SchemaChange {
  return {
    kind: 'ruleChanged',
    fieldPath: '',
    before,
    after,
    ...harmless,
    ...told(said),
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
