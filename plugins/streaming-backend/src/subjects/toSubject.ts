import {
  Ownership,
  Subject,
  subjectEntityRef,
} from '@millrace/backstage-plugin-streaming-common';
import { listFields, parseSchema } from '@millrace/schema-compat';
import { SubjectSnapshot } from '../index/index';
import { toAge } from '../lib/toAge';

/** A subject as people see it; fields are those of the latest version, none when its format has no field table. */
export function toSubject(
  snapshot: SubjectSnapshot,
  context: {
    landscape: string;
    ownership: Ownership;
    topics: string[];
    now: number;
  },
): Subject {
  const latest = snapshot.versions[0];
  return {
    cluster: snapshot.cluster,
    subject: snapshot.subject,
    entityRef: subjectEntityRef(context.landscape, snapshot.subject),
    ownership: context.ownership,
    schemaType: latest?.schemaType ?? 'AVRO',
    compatibility: snapshot.compatibility,
    compatibilitySource: snapshot.compatibilitySource,
    topics: context.topics,
    versions: snapshot.versions.map(version => ({
      version: version.version,
      id: version.id,
      schemaType: version.schemaType,
      schema: version.schema,
      references: version.references,
    })),
    fields: latest?.schemaType === 'AVRO' ? toFields(latest.schema) : [],
    age: toAge(snapshot, context.now),
  };
}

function toFields(text: string): Subject['fields'] {
  const parsed = parseSchema({ type: 'AVRO', text, lenient: true });
  if (!parsed.ok) {
    return [];
  }
  return listFields(parsed.schema).map(field => ({
    path: field.path,
    type: field.type,
    nullable: field.nullable,
    default: field.default ?? null,
    doc: field.doc ?? null,
  }));
}
