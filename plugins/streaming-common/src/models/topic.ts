import { z } from 'zod/v4';
import { saidSchema } from '../sentences/Said';
import { consumerGroupSchema } from './consumerGroup';
import { topicContractSchema } from './contract';
import { ownershipSchema } from './ownership';
import { ageSchema, decimalSchema, entityRefSchema } from './primitives';

export const topicRoles = [
  'event',
  'table',
  'dlq',
  'retry',
  'changelog',
  'repartition',
  'mirror',
  'internal',
  'debug',
] as const;
export type TopicRole = (typeof topicRoles)[number];

/** A row of the topic list. Figures are null while unknown. */
export const topicSchema = z.object({
  cluster: z.string(),
  environment: z.string(),
  name: z.string(),
  topicId: z.string().nullable(),
  entityRef: entityRefSchema,
  role: z.enum(topicRoles),
  domain: z.string().nullable(),
  description: z.string().nullable(),
  ownership: ownershipSchema,
  lifecycle: z.enum([
    'experimental',
    'production',
    'deprecated',
    'retired',
    'missing',
  ]),
  partitions: z.number().int().nullable(),
  replicationFactor: z.number().int().nullable(),
  cleanupPolicy: z.string().nullable(),
  retentionMs: decimalSchema.nullable(),
  messages: decimalSchema.nullable(),
  consumerGroups: z.number().int(),
  lag: decimalSchema.nullable(),
  classification: topicContractSchema.shape.classification,
  criticality: topicContractSchema.shape.criticality,
  age: ageSchema,
});
export type Topic = z.infer<typeof topicSchema>;

export const topicPartitionSchema = z.object({
  partition: z.number().int(),
  leader: z.number().int().nullable(),
  replicas: z.array(z.number().int()),
  inSync: z.array(z.number().int()),
  start: decimalSchema.nullable(),
  end: decimalSchema.nullable(),
  error: z.string().nullable(),
});

/** One live setting of a topic: `origin` says where the value comes from, `desired` what the request asked for. */
export const topicConfigEntrySchema = z.object({
  name: z.string(),
  value: z.string().nullable(),
  origin: z.enum(['topic', 'broker', 'default', 'unknown']),
  desired: z.string().nullable(),
});

/** A subject bound to a topic (many to many). */
export const subjectBindingSchema = z.object({
  subject: z.string(),
  role: z.enum(['key', 'value']),
  source: z.enum(['declared', 'convention', 'observed']),
  entityRef: entityRefSchema,
});
export type SubjectBinding = z.infer<typeof subjectBindingSchema>;

/** Somebody seen writing to a topic. `lastSeen` null: authorised or declared, never observed. */
export const topicWriterSchema = z.object({
  application: entityRefSchema.nullable(),
  owner: entityRefSchema.nullable(),
  clientId: z.string().nullable(),
  principal: z.string().nullable(),
  provenances: z.array(
    z.enum(['declared', 'authorised', 'observed', 'parsed']),
  ),
  lastSeen: z.string().nullable(),
  messagesPerSecond: z.number().nullable(),
});

/** Everything the topic page shows; each part may carry its own error and then keeps the last good values. */
export const topicDetailSchema = topicSchema.extend({
  contract: topicContractSchema,
  partitionRows: z.array(topicPartitionSchema),
  config: z.array(topicConfigEntrySchema),
  groups: z.array(consumerGroupSchema),
  writers: z.array(topicWriterSchema),
  subjects: z.array(subjectBindingSchema),
  deadLetterTopic: z.string().nullable(),
  parentTopic: z.string().nullable(),
  registryError: z.string().nullable(),
  /** The same as data, where the portal worded it. */
  registryErrorSaid: saidSchema.optional(),
});
export type TopicDetail = z.infer<typeof topicDetailSchema>;
