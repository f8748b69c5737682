import { z } from 'zod/v4';

export const criticalities = [
  'mission-critical',
  'critical',
  'important',
  'standard',
  'low',
] as const;
export const retentionCategories = [
  'ephemeral',
  'operational',
  'business',
  'audit',
  'analytical',
  'reference',
] as const;
export const classifications = [
  'public',
  'internal',
  'confidential',
  'restricted',
] as const;
export const keyStrategies = [
  'entity',
  'tenant',
  'region',
  'none',
  'time-bucket',
  'composite',
] as const;

export type Criticality = (typeof criticalities)[number];
export type RetentionCategory = (typeof retentionCategories)[number];
export type Classification = (typeof classifications)[number];
export type KeyStrategy = (typeof keyStrategies)[number];

/** What records are keyed by and what order a consumer may rely on. */
export const keyContractSchema = z.object({
  strategy: z.enum(keyStrategies),
  field: z.string().nullable(),
  ordering: z.string(),
});
export type KeyContract = z.infer<typeof keyContractSchema>;

/** What the owner promises about a topic. Absent members are null: not said, never assumed. */
export const topicContractSchema = z.object({
  description: z.string().nullable(),
  key: keyContractSchema.nullable(),
  criticality: z.enum(criticalities).nullable(),
  retentionCategory: z.enum(retentionCategories).nullable(),
  classification: z.enum(classifications).nullable(),
  consumers: z.array(z.string()),
  producers: z.array(z.string()),
  source: z.enum(['request', 'file', 'none']),
  request: z.string().nullable(),
});
export type TopicContract = z.infer<typeof topicContractSchema>;
