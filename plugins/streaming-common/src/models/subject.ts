import { z } from 'zod/v4';
import { ownershipSchema } from './ownership';
import {
  ageSchema,
  decimalSchema,
  entityRefSchema,
  instantSchema,
} from './primitives';
import { schemaLintSchema } from './schemaLint';

export const schemaTypes = ['AVRO', 'JSON', 'PROTOBUF'] as const;
export const compatibilityLevelNames = [
  'NONE',
  'BACKWARD',
  'BACKWARD_TRANSITIVE',
  'FORWARD',
  'FORWARD_TRANSITIVE',
  'FULL',
  'FULL_TRANSITIVE',
] as const;

/** A version of another subject that a schema builds on. */
export const schemaReferenceSchema = z.object({
  name: z.string(),
  subject: z.string(),
  version: z.number().int(),
});
export type SchemaReference = z.infer<typeof schemaReferenceSchema>;

/** One rule of a data contract as the registry stores it; members that are not known here are dropped. */
export const schemaRuleSchema = z.object({
  name: z.string(),
  type: z.string(),
  kind: z.enum(['CONDITION', 'TRANSFORM']).optional(),
  mode: z
    .enum(['WRITE', 'READ', 'WRITEREAD', 'UPGRADE', 'DOWNGRADE', 'UPDOWN'])
    .optional(),
  expr: z.string().optional(),
  tags: z.array(z.string()).optional(),
  params: z.record(z.string(), z.string()).optional(),
  onSuccess: z.string().optional(),
  onFailure: z.string().optional(),
  disabled: z.boolean().optional(),
  doc: z.string().optional(),
});
export type SchemaRule = z.infer<typeof schemaRuleSchema>;

/** The rules of a version, each list in the order of evaluation. */
export const schemaRuleSetSchema = z.object({
  domainRules: z.array(schemaRuleSchema).optional(),
  migrationRules: z.array(schemaRuleSchema).optional(),
  encodingRules: z.array(schemaRuleSchema).optional(),
  enableAt: z.string().optional(),
});
export type SchemaRuleSet = z.infer<typeof schemaRuleSetSchema>;

/** What a version carries beside its text; `sensitive` names properties whose values nobody is sent. */
export const schemaMetadataSchema = z.object({
  tags: z.record(z.string(), z.array(z.string())).optional(),
  properties: z.record(z.string(), z.string()).optional(),
  sensitive: z.array(z.string()).optional(),
});
export type SchemaMetadata = z.infer<typeof schemaMetadataSchema>;

/**
 * `deleted`: softly, so that records with its id stay readable. `registeredAt` is null where the registry does not
 * say. `hiddenReferences` counts the references to subjects that the caller may not see, which `references` leaves
 * out. `unread` names members (`metadata`, `ruleSet`) that the registry stores in a shape not known here.
 */
export const subjectVersionSchema = z.object({
  version: z.number().int(),
  id: z.number().int(),
  schemaType: z.enum(schemaTypes),
  schema: z.string(),
  references: z.array(schemaReferenceSchema),
  hiddenReferences: z.number().int(),
  deleted: z.boolean(),
  registeredAt: instantSchema.nullable(),
  metadata: schemaMetadataSchema.nullable(),
  ruleSet: schemaRuleSetSchema.nullable(),
  unread: z.array(z.enum(['metadata', 'ruleSet'])),
});
export type SubjectVersion = z.infer<typeof subjectVersionSchema>;

/** A flat row of the field table of a schema; paths as `container.seal.number`, `legs[].port`, `tags{}`. */
export const schemaFieldSchema = z.object({
  path: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  default: z.string().nullable(),
  doc: z.string().nullable(),
  tags: z.array(z.string()),
});

const subjectHead = {
  cluster: z.string(),
  environment: z.string(),
  subject: z.string(),
  entityRef: entityRefSchema,
  ownership: ownershipSchema,
  schemaType: z.enum(schemaTypes),
  compatibility: z.enum(compatibilityLevelNames),
  compatibilitySource: z.enum(['subject', 'global']),
  /** Those that the caller may see. */
  topics: z.array(z.string()),
  age: ageSchema,
};

/** A row of the subject list. `latest` is null when every version is deleted. */
export const subjectSummarySchema = z.object({
  ...subjectHead,
  versions: z.number().int(),
  latest: z.number().int().nullable(),
  /** How many other subjects build on it. */
  referencedBy: z.number().int(),
});
export type SubjectSummary = z.infer<typeof subjectSummarySchema>;

/** A topic that holds records of a subject, and who reads it. */
export const subjectUseSchema = z.object({
  topic: z.string(),
  entityRef: entityRefSchema,
  role: z.enum(['key', 'value']),
  source: z.enum(['declared', 'convention', 'observed']),
  owner: entityRefSchema.nullable(),
  /** Sorted by name, at most 100; `moreReaders` counts the rest. */
  readers: z.array(
    z.object({
      groupId: z.string(),
      application: entityRefSchema.nullable(),
      owner: entityRefSchema.nullable(),
      state: z.string(),
      lag: decimalSchema.nullable(),
    }),
  ),
  moreReaders: z.number().int(),
  /** The request that agreed on the topic and registered its first schema, where there was one. */
  request: z.string().nullable(),
});
export type SubjectUse = z.infer<typeof subjectUseSchema>;

/**
 * A schema subject: live versions newest first and then the softly deleted ones, the topics it is bound to, and the
 * subjects around it. `fields` are those of the latest version.
 */
export const subjectSchema = z.object({
  ...subjectHead,
  /** How versions of JSON Schema are compared. */
  compatibilityPolicy: z.enum(['STRICT', 'LENIENT']),
  versions: z.array(subjectVersionSchema),
  fields: z.array(schemaFieldSchema),
  uses: z.array(subjectUseSchema),
  /** Versions of other subjects that name one of these versions. */
  referencedBy: z.array(
    z.object({
      subject: z.string(),
      version: z.number().int(),
      references: z.number().int(),
    }),
  ),
  /** Everything that any of the versions refers to, directly or not, as far as the caller may see it. */
  referenced: z.array(
    z.object({
      subject: z.string(),
      version: z.number().int(),
      schema: z.string(),
      references: z.array(schemaReferenceSchema),
    }),
  ),
  /** How the advice on a version is given here. */
  lint: schemaLintSchema,
});
export type Subject = z.infer<typeof subjectSchema>;
