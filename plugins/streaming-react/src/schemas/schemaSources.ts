import {
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import { ReferencedSchema, SchemaSource } from '@millrace/schema-compat';

type References = SubjectVersion['references'];

/** A stored version as the library reads it: with the texts it refers to, and without rules for new schemas. */
export function sourceOf(
  version: Pick<SubjectVersion, 'schemaType' | 'schema' | 'references'>,
  referenced: Subject['referenced'],
): SchemaSource {
  return {
    type: version.schemaType,
    text: version.schema,
    references: resolve(version.references, referenced),
    lenient: true,
  };
}

/** The references whose text is not known: those that are gone, or hidden from the reader. */
export function missingReferences(
  references: References,
  referenced: Subject['referenced'],
): References {
  return references.flatMap(reference => {
    const target = find(reference, referenced);
    return target
      ? missingReferences(target.references, referenced)
      : [reference];
  });
}

// Registries refuse circles, so that this ends.
function resolve(
  references: References,
  referenced: Subject['referenced'],
): ReferencedSchema[] {
  return references.flatMap(reference => {
    const target = find(reference, referenced);
    return target
      ? [
          {
            ...reference,
            text: target.schema,
            references: resolve(target.references, referenced),
          },
        ]
      : [];
  });
}

function find(
  reference: References[number],
  referenced: Subject['referenced'],
): Subject['referenced'][number] | undefined {
  return referenced.find(
    one =>
      one.subject === reference.subject && one.version === reference.version,
  );
}
