import { z } from 'zod/v4';
import { ownershipSchema } from './ownership';
import { ageSchema, entityRefSchema } from './primitives';

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

export const subjectVersionSchema = z.object({
  version: z.number().int(),
  id: z.number().int(),
  schemaType: z.enum(schemaTypes),
  schema: z.string(),
  references: z.array(
    z.object({
      name: z.string(),
      subject: z.string(),
      version: z.number().int(),
    }),
  ),
});
export type SubjectVersion = z.infer<typeof subjectVersionSchema>;

/** A flat row of the field table of a schema; paths as `container.seal.number`, `legs[].port`, `tags{}`. */
export const schemaFieldSchema = z.object({
  path: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  default: z.string().nullable(),
  doc: z.string().nullable(),
});

/** A schema subject with all live versions, newest first, and the topics it is bound to. */
export const subjectSchema = z.object({
  cluster: z.string(),
  subject: z.string(),
  entityRef: entityRefSchema,
  ownership: ownershipSchema,
  schemaType: z.enum(schemaTypes),
  compatibility: z.enum(compatibilityLevelNames),
  compatibilitySource: z.enum(['subject', 'global']),
  topics: z.array(z.string()),
  versions: z.array(subjectVersionSchema),
  fields: z.array(schemaFieldSchema),
  age: ageSchema,
});
export type Subject = z.infer<typeof subjectSchema>;
