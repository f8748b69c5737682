/*
 * The records of the `_schemas` topic: keys and values as the registry of the Confluent Platform
 * writes them, so that a topic can change hands.
 *
 * Key bytes are part of the format, because compaction compares bytes: members stand in the order
 * below and nothing is added. `HIGHEST_ID` is ours; other registries skip kinds they do not know.
 */
import {
  compatibilityLevels,
  CompatibilityPolicy,
} from '@millrace/schema-compat';
import { z } from 'zod/v4';

const subject = z.string();
const version = z.number().int();

const keySchema = z.discriminatedUnion('keytype', [
  z.object({
    keytype: z.literal('SCHEMA'),
    subject,
    version,
    magic: z.number().optional(),
  }),
  z.object({ keytype: z.literal('CONFIG'), subject: subject.nullish() }),
  z.object({ keytype: z.literal('MODE'), subject: subject.nullish() }),
  z.object({ keytype: z.literal('DELETE_SUBJECT'), subject }),
  z.object({ keytype: z.literal('CLEAR_SUBJECT'), subject }),
  z.object({ keytype: z.literal('CONTEXT'), context: z.string() }),
  z.object({ keytype: z.literal('NOOP') }),
  z.object({ keytype: z.literal('HIGHEST_ID'), context: z.string() }),
]);

/** A pointer to a version of a subject, as stored: the version is always a number of its own. */
export const referenceSchema = z.object({
  name: z.string(),
  subject: z.string(),
  version: z.number().int(),
});

/** Data contracts are stored and returned as they came. */
const opaqueObject = z.record(z.string(), z.unknown());

const schemaValue = z.object({
  subject,
  version,
  id: z.number().int(),
  schemaType: z.string().nullish(),
  references: z.array(referenceSchema).nullish(),
  metadata: opaqueObject.nullish(),
  ruleSet: opaqueObject.nullish(),
  schema: z.string(),
  deleted: z.boolean().optional(),
});

/** What a subject, a context or the whole registry is set to; every member is optional. */
export const configSchema = z.object({
  alias: z.string().nullish(),
  normalize: z.boolean().nullish(),
  validateFields: z.boolean().nullish(),
  compatibilityLevel: z.enum(compatibilityLevels).nullish(),
  compatibilityPolicy: z
    .enum(['STRICT', 'LENIENT'] satisfies CompatibilityPolicy[])
    .nullish(),
  compatibilityGroup: z.string().nullish(),
  defaultMetadata: opaqueObject.nullish(),
  overrideMetadata: opaqueObject.nullish(),
  defaultRuleSet: opaqueObject.nullish(),
  overrideRuleSet: opaqueObject.nullish(),
});

const modeValue = z.object({ mode: z.string() });
const deleteValue = z.object({ version });
const highestIdValue = z.object({ id: z.number().int() });

export type StoredReference = z.infer<typeof referenceSchema>;
export type Config = z.infer<typeof configSchema>;
export type SchemaValue = z.infer<typeof schemaValue>;

/**
 * A change to the registry's state; `value: null` removes what the key names. The `guid` of a value
 * follows from it and is not written; it is there when it is known.
 */
export type RegistryRecord =
  | {
      keytype: 'SCHEMA';
      subject: string;
      version: number;
      value: SchemaValue | null;
      guid?: string;
    }
  | { keytype: 'CONFIG'; subject: string | null; value: Config | null }
  | { keytype: 'MODE'; subject: string | null; value: { mode: string } | null }
  | {
      keytype: 'DELETE_SUBJECT';
      subject: string;
      value: { version: number } | null;
    }
  | { keytype: 'CLEAR_SUBJECT'; subject: string }
  | { keytype: 'CONTEXT'; context: string; value: object | null }
  | { keytype: 'NOOP' }
  | { keytype: 'HIGHEST_ID'; context: string; value: { id: number } | null };

/** The bytes of a record, as text. */
export interface EncodedRecord {
  key: string;
  value: string | null;
}

export function encodeRecord(record: RegistryRecord): EncodedRecord {
  return {
    key: JSON.stringify(keyOf(record)),
    value: encodeValue(record),
  };
}

/**
 * Reads a record as found in the topic.
 *
 * Shape: `undefined` for a kind of key that is not known, which is kept in the topic and ignored.
 *
 * @throws Error when a known kind cannot be read; the caller counts it as unreadable.
 */
export function decodeRecord(
  encoded: EncodedRecord,
): RegistryRecord | undefined {
  const key = JSON.parse(encoded.key);
  if (!isKnownKind(key)) return undefined;
  const parsed = keySchema.parse(key);
  const value = encoded.value === null ? null : JSON.parse(encoded.value);
  switch (parsed.keytype) {
    case 'SCHEMA': {
      const { keytype, subject: name, version: number } = parsed;
      return {
        keytype,
        subject: name,
        version: number,
        value: value && schemaValue.parse(value),
      };
    }
    case 'CONFIG':
      return {
        keytype: parsed.keytype,
        subject: parsed.subject ?? null,
        value: value && configSchema.parse(value),
      };
    case 'MODE':
      return {
        keytype: parsed.keytype,
        subject: parsed.subject ?? null,
        value: value && modeValue.parse(value),
      };
    case 'DELETE_SUBJECT':
      return { ...parsed, value: value && deleteValue.parse(value) };
    case 'CONTEXT':
      return { ...parsed, value };
    case 'HIGHEST_ID':
      return { ...parsed, value: value && highestIdValue.parse(value) };
    default:
      return parsed;
  }
}

const knownKinds: readonly string[] = [
  'SCHEMA',
  'CONFIG',
  'MODE',
  'DELETE_SUBJECT',
  'CLEAR_SUBJECT',
  'CONTEXT',
  'NOOP',
  'HIGHEST_ID',
];

function isKnownKind(key: unknown): boolean {
  const { keytype } = Object(key);
  return typeof keytype === 'string' && knownKinds.includes(keytype);
}

/** The tenant of registries that know no tenants. */
const tenant = 'default';

function keyOf(record: RegistryRecord): object {
  const { keytype } = record;
  switch (record.keytype) {
    case 'SCHEMA':
      return {
        keytype,
        subject: record.subject,
        version: record.version,
        magic: 1,
      };
    case 'CONTEXT':
      return { keytype, tenant, context: record.context, magic: 0 };
    case 'HIGHEST_ID':
      return { keytype, context: record.context, magic: 0 };
    case 'NOOP':
      return { keytype, magic: 0 };
    default:
      return { keytype, subject: record.subject, magic: 0 };
  }
}

function encodeValue(record: RegistryRecord): string | null {
  switch (record.keytype) {
    case 'NOOP':
      return null;
    case 'CLEAR_SUBJECT':
      return JSON.stringify({ subject: record.subject });
    case 'CONTEXT':
      return (
        record.value && JSON.stringify({ tenant, context: record.context })
      );
    case 'CONFIG':
    case 'MODE':
    case 'DELETE_SUBJECT':
      return (
        record.value &&
        JSON.stringify({
          ...(record.subject === null ? {} : { subject: record.subject }),
          ...record.value,
        })
      );
    default:
      return record.value && JSON.stringify(record.value);
  }
}
