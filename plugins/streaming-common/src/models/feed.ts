import { z } from 'zod/v4';
import { clusterSchema } from './cluster';
import { subjectSchema, subjectVersionSchema } from './subject';
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

/** A schema subject of a landscape with its live versions, newest first. */
export const feedSubjectSchema = subjectSchema
  .pick({
    cluster: true,
    subject: true,
    entityRef: true,
    ownership: true,
    schemaType: true,
    compatibility: true,
    compatibilitySource: true,
    topics: true,
    age: true,
  })
  .extend({
    versions: z.array(
      subjectVersionSchema.pick({
        version: true,
        id: true,
        schemaType: true,
        schema: true,
        references: true,
      }),
    ),
  });
export type FeedSubject = z.infer<typeof feedSubjectSchema>;

/**
 * What the catalog should hold of one landscape. `complete` is false while a listing failed or the index is
 * still warming up: the reader must then remove nothing.
 */
export const feedSchema = z.object({
  landscape: z.string(),
  complete: z.boolean(),
  clusters: z.array(clusterSchema),
  topics: z.array(feedTopicSchema),
  subjects: z.array(feedSubjectSchema),
});
export type Feed = z.infer<typeof feedSchema>;
