import { guidOf, KnownIdentity, StoredSchema } from '../state/StoredSchema';

/** The first version that is one of the given identities, which are tried in their order. */
export function findIdentical(
  versions: readonly StoredSchema[],
  identities: readonly KnownIdentity[],
): StoredSchema | undefined {
  for (const { guid } of identities) {
    const found = versions.find(each => each.guid === guid);
    if (found) return found;
  }
  return undefined;
}

/**
 * The version that a posted schema means. Who posts neither metadata nor rules means the content
 * alone, whatever contract it was registered with; the newest such version then.
 */
export function findContent(
  versions: readonly StoredSchema[],
  { exact, identity }: { exact: KnownIdentity; identity: KnownIdentity },
  posted: { metadata?: object; ruleSet?: object },
): StoredSchema | undefined {
  const identical = findIdentical(versions, [exact, identity]);
  if (identical || posted.metadata || posted.ruleSet) return identical;
  const { guid } = exact;
  return versions.findLast(
    ({ type, text, references }) => guidOf({ type, text, references }) === guid,
  );
}
