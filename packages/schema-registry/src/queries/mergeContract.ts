import { Config } from '../log/RegistryRecord';

type Contract = Pick<
  Config,
  'defaultMetadata' | 'overrideMetadata' | 'defaultRuleSet' | 'overrideRuleSet'
>;
type Part = Readonly<Record<string, unknown>>;

const ruleLists = ['migrationRules', 'domainRules', 'encodingRules'] as const;

/**
 * Metadata with what a config adds (`defaultMetadata`) and insists on (`overrideMetadata`). Tags and
 * properties are merged by their names; what stands later wins.
 */
export function mergeMetadata(
  own: object | undefined,
  { defaultMetadata, overrideMetadata }: Contract,
): object | undefined {
  return mergeAll([defaultMetadata, own, overrideMetadata], mergeMetadataPair);
}

/** A rule set with what a config adds and insists on. Rules are told apart by their names. */
export function mergeRuleSet(
  own: object | undefined,
  { defaultRuleSet, overrideRuleSet }: Contract,
): object | undefined {
  return mergeAll([defaultRuleSet, own, overrideRuleSet], mergeRuleSetPair);
}

function mergeAll(
  parts: readonly (object | null | undefined)[],
  merge: (first: Part, second: Part) => Part,
): object | undefined {
  const [first, ...others] = parts.filter(
    part => part !== null && part !== undefined,
  );
  // Parts are JSON objects, which is all that a record of unknown says.
  return others.reduce((sum, part) => merge(sum as Part, part as Part), first);
}

function mergeMetadataPair(first: Part, second: Part): Part {
  const tags = mergeMembers(first.tags, second.tags);
  const properties = mergeMembers(first.properties, second.properties);
  const sensitive = [
    ...new Set([...listOf(first.sensitive), ...listOf(second.sensitive)]),
  ];
  return {
    ...first,
    ...second,
    ...(tags && { tags }),
    ...(properties && { properties }),
    ...(sensitive.length ? { sensitive } : {}),
  };
}

function mergeRuleSetPair(first: Part, second: Part): Part {
  return {
    ...first,
    ...second,
    ...Object.fromEntries(
      ruleLists
        .filter(list => first[list] || second[list])
        .map(list => [
          list,
          mergeRules(listOf(first[list]), listOf(second[list])),
        ]),
    ),
  };
}

/** Rules of the second list replace those of the same name and stand behind the others. */
function mergeRules(first: unknown[], second: unknown[]): unknown[] {
  const names = new Set(second.map(rule => Object(rule).name));
  return [...first.filter(rule => !names.has(Object(rule).name)), ...second];
}

function mergeMembers(first: unknown, second: unknown): object | undefined {
  if (!first && !second) return undefined;
  return { ...Object(first), ...Object(second) };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
