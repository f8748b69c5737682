import {
  compatibilityLevelNames,
  schemaReferenceSchema,
  schemaTypes,
} from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';

export type SchemaType = (typeof schemaTypes)[number];
export type CompatibilityLevelName = (typeof compatibilityLevelNames)[number];

/** Answer of `/subjects/{subject}/versions/{version}`; the type is left out for Avro. */
export const registeredSchemaResponse = z.object({
  subject: z.string(),
  version: z.number().int(),
  id: z.number().int(),
  schemaType: z.enum(schemaTypes).default('AVRO'),
  schema: z.string(),
  references: z.array(schemaReferenceSchema).default([]),
  deleted: z.boolean().optional(),
  metadata: z.unknown().optional(),
  ruleSet: z.unknown().optional(),
  ts: z.unknown().optional(),
});

export const idResponse = z.object({ id: z.number().int() });
export const namesResponse = z.array(z.string());
export const versionsResponse = z.array(z.number().int());
/** Answer of `GET /config`; `PUT` says `compatibility` instead. Older registries know the level only; a scope may be set to other things alone. */
export const configResponse = z.object({
  compatibilityLevel: z.enum(compatibilityLevelNames).nullish(),
  compatibilityPolicy: z.enum(['STRICT', 'LENIENT']).nullish(),
  compatibilityGroup: z.string().nullish(),
  validateFields: z.boolean().nullish(),
});
export const compatibilityResponse = z.object({
  is_compatible: z.boolean(),
  messages: z.array(z.string()).default([]),
});
export const errorResponse = z.object({
  error_code: z.number().int(),
  message: z.string(),
});
