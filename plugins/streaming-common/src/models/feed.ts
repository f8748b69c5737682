import { z } from 'zod/v4';
import { clusterSchema } from './cluster';
import { subjectSchema } from './subject';
import { subjectBindingSchema, topicSchema } from './topic';
import { topicContractSchema } from './contract';

/** A topic of a landscape with its copies on every cluster of that landscape. */
export const feedTopicSchema = z.object({
  name: z.string(),
  topic: topicSchema,
  contract: topicContractSchema,
  subjects: z.array(subjectBindingSchema),
  deployments: z.array(
    z.object({
      cluster: z.string(),
      environment: z.string(),
      partitions: z.number().int().nullable(),
      replicationFactor: z.number().int().nullable(),
      config: z.record(z.string(), z.string()),
    }),
  ),
});
export type FeedTopic = z.infer<typeof feedTopicSchema>;

/**
 * What the catalog should hold of one landscape. `complete` is false while a listing failed or the index is
 * still warming up: the reader must then remove nothing.
 */
export const feedSchema = z.object({
  landscape: z.string(),
  complete: z.boolean(),
  clusters: z.array(clusterSchema),
  topics: z.array(feedTopicSchema),
  subjects: z.array(subjectSchema),
});
export type Feed = z.infer<typeof feedSchema>;
