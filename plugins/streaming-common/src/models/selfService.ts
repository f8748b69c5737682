import { z } from 'zod/v4';
import { topicNamingSchema } from '../conventions';
import { entityRefSchema } from './primitives';

/** What the request form offers; everything comes from configuration, the catalog and the caller. */
export const selfServiceOptionsSchema = z.object({
  environments: z.array(
    z.object({
      id: z.string(),
      cluster: z.string().nullable(),
      title: z.string(),
      production: z.boolean(),
      autoApprove: z.boolean(),
      mode: z.enum(['observe', 'manage']).nullable(),
    }),
  ),
  /** How topics are named, by environment; `checkTopicName` judges with it while a person types. */
  naming: z.record(z.string(), topicNamingSchema),
  /** Partitions of a topic whose load is unknown, by environment. */
  defaultPartitions: z.record(z.string(), z.number().int()),
  groups: z.array(entityRefSchema),
  applications: z.array(
    z.object({ entityRef: entityRefSchema, title: z.string() }),
  ),
  retentionMs: z.record(z.string(), z.string()),
});
export type SelfServiceOptions = z.infer<typeof selfServiceOptionsSchema>;
