import {
  FeedSubject,
  Ownership,
  Subject,
  subjectEntityRef,
  SubjectSummary,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import {
  listFields,
  parseSchema,
  readTags,
  ReferencedSchema,
} from '@millrace/schema-compat';
import { SubjectSnapshot } from '../index/index';
import { toAge } from '../lib/toAge';
import { RegisteredSchema } from '../registry';

/** What is known of a subject beside what the registry holds. */
export interface SubjectContext {
  landscape: string;
  environment: string;
  ownership: Ownership;
  /** Those that the viewer may see. */
  topics: string[];
  now: number;
}

/** A subject as the catalog takes it. */
export function toFeedSubject(
  snapshot: SubjectSnapshot,
  context: SubjectContext,
): FeedSubject {
  const { environment: _environment, ...head } = toHead(snapshot, context);
  return {
    ...head,
    versions: snapshot.versions.map(
      ({ version, id, schemaType, schema, references }) => ({
        version,
        id,
        schemaType,
        schema,
        references,
      }),
    ),
  };
}

/** A subject as a row of the list. */
export function toSubjectSummary(
  snapshot: SubjectSnapshot,
  context: SubjectContext & Pick<SubjectSummary, 'referencedBy'>,
): SubjectSummary {
  return {
    ...toHead(snapshot, context),
    versions: snapshot.versions.length,
    latest: snapshot.versions[0]?.version ?? null,
    referencedBy: context.referencedBy,
  };
}

/** A subject as people see it; fields are those of the latest version, none when it cannot be read. */
export function toSubject(
  snapshot: SubjectSnapshot,
  context: SubjectContext &
    Pick<Subject, 'uses' | 'referencedBy' | 'referenced' | 'lint'> & {
      canSee: (subject: string) => boolean;
    },
): Subject {
  const { uses, referencedBy, referenced, lint, canSee } = context;
  const latest = snapshot.versions[0];
  return {
    ...toHead(snapshot, context),
    compatibilityPolicy: snapshot.compatibilityPolicy,
    versions: [
      ...snapshot.versions.map(one => toVersion(one, { canSee })),
      ...snapshot.deleted.map(one => toVersion(one, { canSee, deleted: true })),
    ],
    fields: latest ? toFields(latest, referenced) : [],
    uses,
    referencedBy,
    referenced,
    lint,
  };
}

function toHead(snapshot: SubjectSnapshot, context: SubjectContext) {
  return {
    cluster: snapshot.cluster,
    environment: context.environment,
    subject: snapshot.subject,
    entityRef: subjectEntityRef(context.landscape, snapshot.subject),
    ownership: context.ownership,
    schemaType:
      (snapshot.versions[0] ?? snapshot.deleted[0])?.schemaType ?? 'AVRO',
    compatibility: snapshot.compatibility,
    compatibilitySource: snapshot.compatibilitySource,
    topics: context.topics,
    age: toAge(snapshot, context.now),
  };
}

function toVersion(
  one: RegisteredSchema,
  {
    canSee,
    deleted = false,
  }: { canSee: (subject: string) => boolean; deleted?: boolean },
): SubjectVersion {
  const references = one.references.filter(({ subject }) => canSee(subject));
  return {
    version: one.version,
    id: one.id,
    schemaType: one.schemaType,
    schema: one.schema,
    references,
    hiddenReferences: one.references.length - references.length,
    deleted,
    registeredAt:
      one.registeredAt === undefined
        ? null
        : new Date(one.registeredAt).toISOString(),
    metadata: one.metadata ? withoutSecrets(one.metadata) : null,
    ruleSet: one.ruleSet ?? null,
    unread: one.unread ?? [],
  };
}

/** Values of sensitive properties stay in the registry; their names are shown. */
function withoutSecrets(
  metadata: NonNullable<RegisteredSchema['metadata']>,
): NonNullable<SubjectVersion['metadata']> {
  const { properties, sensitive = [] } = metadata;
  return {
    ...metadata,
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).filter(
              ([name]) => !sensitive.includes(name),
            ),
          ),
        }
      : {}),
  };
}

function toFields(
  latest: RegisteredSchema,
  referenced: Subject['referenced'],
): Subject['fields'] {
  const parsed = parseSchema({
    type: latest.schemaType,
    text: latest.schema,
    references: resolve(latest.references, referenced),
    lenient: true,
  });
  if (!parsed.ok) {
    return [];
  }
  const tags = readTags(parsed.schema, latest.metadata);
  return listFields(parsed.schema).map(field => ({
    path: field.path,
    type: field.type,
    nullable: field.nullable,
    default: field.default ?? null,
    doc: field.doc ?? null,
    tags: [...(tags.get(field.path) ?? [])],
  }));
}

/** The references with their texts; one whose text is not known is left out. Registries refuse circles. */
function resolve(
  references: RegisteredSchema['references'],
  referenced: Subject['referenced'],
): ReferencedSchema[] {
  return references.flatMap(reference => {
    const target = referenced.find(
      one =>
        one.subject === reference.subject && one.version === reference.version,
    );
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
