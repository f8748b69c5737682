import { listFieldRows } from '../listFields';
import { SchemaMetadata } from '../model/RuleSet';
import { requireSchema, SchemaInput } from '../parseSchema';
import { matchesTagPath } from './matchesTagPath';

/**
 * The tags of a schema's fields, for classification: those that the schema itself carries and
 * those that the metadata gives by path.
 *
 * Shape: field path (`container.seal.number`, `legs[].port`) → tags, each once, the schema's own
 * first; fields without tags are left out. Metadata paths are compared with full names as clients
 * do: `harbour.Container.number` in Avro, `$.container.number` in JSON Schema.
 *
 * @throws SchemaParseError when the input is not a schema.
 * @public
 */
export function readTags(
  input: SchemaInput,
  metadata?: Pick<SchemaMetadata, 'tags'>,
): ReadonlyMap<string, readonly string[]> {
  const tagged = new Map<string, readonly string[]>();
  for (const { path, fullName, tags } of listFieldRows(requireSchema(input))) {
    const all = new Set([...tags, ...tagsByPath(fullName, metadata)]);
    if (all.size) tagged.set(path, [...all]);
  }
  return tagged;
}

/** The tags that metadata gives to the field of a full name. */
export function tagsByPath(
  fullName: string,
  metadata: Pick<SchemaMetadata, 'tags'> | undefined,
): string[] {
  return Object.entries(metadata?.tags ?? {}).flatMap(([path, tags]) =>
    matchesTagPath(fullName, path) ? [...tags] : [],
  );
}
