import { z } from 'zod/v4';
import { errorCodes, RegistryError } from '../RegistryError';
import { readShape } from '../readShape';
import { mergeRuleSet } from '../queries/mergeContract';
import { requireVersion, VersionSelector } from '../queries/versions';
import { StoredSchema } from '../state/StoredSchema';
import { Decision } from './Decision';
import { registerSchema, SchemaDesk } from './registerSchema';

const tagsOfEntity = z.object({
  schemaEntity: z.object({ entityPath: z.string().min(1) }),
  tags: z.array(z.string()),
});
const opaque = z.record(z.string(), z.unknown());

const taggingSchema = z.object({
  newVersion: z.number().int().nullish(),
  tagsToAdd: z.array(tagsOfEntity).nullish(),
  tagsToRemove: z.array(tagsOfEntity).nullish(),
  metadata: opaque.nullish(),
  ruleSet: opaque.nullish(),
  rulesToMerge: opaque.nullish(),
  rulesToRemove: z.array(z.string()).nullish(),
});

/** What a version is to carry besides its text. */
export type Tagging = z.infer<typeof taggingSchema>;

/** @throws RegistryError 42201 naming the member that is wrong */
export function readTagging(body: unknown): Tagging {
  return readShape(
    taggingSchema,
    body,
    fault =>
      new RegistryError(errorCodes.invalidSchema, `Invalid request: ${fault}`),
  );
}

/**
 * Decides on a new version with the text of an earlier one and other tags, metadata or rules. Tags
 * are kept in the metadata, by the path of what they are on; the text stays as it is.
 *
 * @throws RegistryError 40401, 40402, 42202 and those of {@link registerSchema}
 */
export function tagVersion(
  desk: SchemaDesk,
  written: string,
  { selector, tagging }: { selector: VersionSelector; tagging: Tagging },
): Decision<StoredSchema> {
  const base = requireVersion(desk.state, written, selector);
  const next = (desk.state.versions(base.subject).at(-1)?.version ?? 0) + 1;
  if (
    tagging.newVersion &&
    tagging.newVersion > 0 &&
    tagging.newVersion !== next
  ) {
    throw new RegistryError(
      errorCodes.invalidVersion,
      `The new version ${tagging.newVersion} is not the next one, which is ${next}`,
    );
  }
  return registerSchema(desk, written, {
    type: base.type,
    text: base.text,
    references: base.references,
    metadata: taggedMetadata(tagging.metadata ?? base.metadata, tagging),
    ruleSet: changedRules(tagging.ruleSet ?? base.ruleSet, tagging),
  });
}

function taggedMetadata(
  metadata: object | undefined,
  { tagsToAdd, tagsToRemove }: Tagging,
): object {
  const tags = new Map<string, Set<string>>(
    Object.entries(Object(Object(metadata).tags)).map(([path, names]) => [
      path,
      new Set(Array.isArray(names) ? names : []),
    ]),
  );
  for (const { schemaEntity, tags: names } of tagsToAdd ?? []) {
    const { entityPath } = schemaEntity;
    const known = tags.get(entityPath) ?? new Set();
    names.forEach(name => known.add(name));
    tags.set(entityPath, known);
  }
  for (const { schemaEntity, tags: names } of tagsToRemove ?? []) {
    const known = tags.get(schemaEntity.entityPath);
    names.forEach(name => known?.delete(name));
    if (!known?.size) tags.delete(schemaEntity.entityPath);
  }
  const { tags: _before, ...others } = { tags: undefined, ...metadata };
  const after = Object.fromEntries(
    [...tags].map(([path, names]) => [path, [...names]]),
  );
  return tags.size ? { ...others, tags: after } : others;
}

function changedRules(
  ruleSet: object | undefined,
  { rulesToMerge, rulesToRemove }: Tagging,
): object | undefined {
  const merged = mergeRuleSet(ruleSet, { overrideRuleSet: rulesToMerge });
  if (!merged || !rulesToRemove?.length) return merged;
  const lists = Object.entries(merged).map(([list, rules]) => [
    list,
    Array.isArray(rules)
      ? rules.filter(rule => !rulesToRemove.includes(Object(rule).name))
      : rules,
  ]);
  return Object.fromEntries(
    lists.filter(([, rules]) => !Array.isArray(rules) || rules.length),
  );
}
