import { z } from 'zod/v4';
import { saidSchema } from '../sentences/Said';
import { ageSchema } from './primitives';

/** What a cluster can do; detected from its answers, never from its name (see docs/clusters.md). */
export const capabilityNames = [
  'acls',
  'aclsEnforced',
  'configAlter',
  'observations',
  'partitionIncrease',
  'recordDelete',
  'registry',
  'singleNode',
  'transactions',
] as const;
export type CapabilityName = (typeof capabilityNames)[number];

export const capabilitySchema = z.object({
  value: z.boolean(),
  source: z.enum(['detected', 'profile', 'configured']),
});

/** A configured cluster as people see it: addresses, health in a sentence, capabilities; never credentials. */
export const clusterSchema = z.object({
  id: z.string(),
  title: z.string(),
  landscape: z.string(),
  environment: z.string(),
  mode: z.enum(['observe', 'manage']),
  bootstrapServers: z.array(z.string()),
  registryUrl: z.string().nullable(),
  state: z.enum(['healthy', 'degraded', 'unavailable', 'unknown']),
  reason: z.string().nullable(),
  registryState: z.enum(['healthy', 'unavailable', 'unknown', 'none']),
  registryReason: z.string().nullable(),
  /** The reasons as data, where the portal worded them. */
  said: z
    .object({
      reason: saidSchema.optional(),
      registryReason: saidSchema.optional(),
    })
    .optional(),
  brokers: z.number().int().nullable(),
  controllerId: z.number().int().nullable(),
  topics: z.number().int(),
  consumerGroups: z.number().int(),
  capabilities: z.partialRecord(z.enum(capabilityNames), capabilitySchema),
  age: ageSchema,
});
export type Cluster = z.infer<typeof clusterSchema>;
