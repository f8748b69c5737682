import { Config } from '../log/RegistryRecord';
import { StoredSchema } from '../state/StoredSchema';
import { withoutNulls } from '../withoutNulls';

/** Members that clients may not know are left out unless they said that they do. */
interface AnswerOptions {
  full: boolean;
}

/** A version of a subject. */
export function versionAnswer(
  schema: StoredSchema,
  { full }: AnswerOptions,
): object {
  return {
    subject: schema.subject,
    version: schema.version,
    id: schema.id,
    ...(full ? { guid: schema.guid } : {}),
    ...contentMembers(schema),
    schema: schema.text,
    ...(full ? { ts: schema.timestampMs } : {}),
    ...(schema.deleted ? { deleted: true } : {}),
  };
}

/** A schema found by its id or guid. */
export function schemaAnswer(
  schema: StoredSchema,
  { full, maxId }: AnswerOptions & { maxId?: number },
): object {
  return {
    ...(full ? { guid: schema.guid } : {}),
    ...contentMembers(schema),
    schema: schema.text,
    ...(maxId === undefined ? {} : { maxId }),
    ...(full ? { ts: schema.timestampMs } : {}),
  };
}

/** What a registration comes to: the id alone, or everything. */
export function registrationAnswer(
  schema: StoredSchema,
  { full }: AnswerOptions,
): object {
  const { metadata, ruleSet } = schema;
  if (!full) return withoutNulls({ id: schema.id, metadata, ruleSet });
  return {
    id: schema.id,
    version: schema.version,
    guid: schema.guid,
    ...contentMembers(schema),
    schema: schema.text,
  };
}

/** A config as answers to GET and DELETE write it. */
export function configAnswer(config: Config): object {
  return withoutNulls(config);
}

/** A config as answers to PUT write it. */
export function putConfigAnswer({
  compatibilityLevel,
  ...others
}: Config): object {
  return withoutNulls({ ...others, compatibility: compatibilityLevel });
}

function contentMembers(schema: StoredSchema): object {
  return {
    ...(schema.type === 'AVRO' ? {} : { schemaType: schema.type }),
    ...(schema.references.length ? { references: schema.references } : {}),
    ...(schema.metadata ? { metadata: schema.metadata } : {}),
    ...(schema.ruleSet ? { ruleSet: schema.ruleSet } : {}),
  };
}
