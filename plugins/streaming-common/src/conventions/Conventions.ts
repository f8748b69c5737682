import { z } from 'zod/v4';

/** One part of a composed name. Without `allowed` and `pattern` any lower-case word is accepted. */
export const nameSegmentSchema = z.object({
  name: z.string(),
  allowed: z.array(z.string()).nullable(),
  pattern: z.string().nullable(),
});
export type NameSegment = z.infer<typeof nameSegmentSchema>;

/**
 * How topics are named: `pattern` judges the whole name, `segments` its parts in order. Names longer than
 * `maxLength` characters fail; names that match a glob of `exempt` are not judged.
 */
export const topicNamingSchema = z.object({
  pattern: z.string(),
  segments: z.array(nameSegmentSchema),
  separator: z.string(),
  maxLength: z.number().int(),
  exempt: z.array(z.string()),
});
export type TopicNaming = z.infer<typeof topicNamingSchema>;

/** How consumer groups are named: split from the right at `-`, the first segment takes the rest. */
export interface ConsumerGroupNaming {
  pattern: string;
  segments: NameSegment[];
}

/** The conventions that hold in one environment, completed with defaults. */
export interface Conventions {
  topics: TopicNaming;
  consumerGroups: ConsumerGroupNaming;
  connectors: { sourcePattern: string; sinkPattern: string };
  subjects: {
    strategy: 'TopicName' | 'RecordName' | 'TopicRecordName';
  };
  defaults: {
    partitions: number;
    replicationFactor: number;
    /** Milliseconds; -1 keeps records without limit. */
    retentionMs: number;
    aclHost: string;
  };
}

/** Conventions for every environment; use {@link conventionsFor} to pick one. */
export interface ConventionSet {
  base: Conventions;
  environments: Record<string, Conventions>;
}

/** The conventions of an environment: the overrides where the document has some, the base otherwise. */
export function conventionsFor(
  set: ConventionSet,
  environment: string,
): Conventions {
  return set.environments[environment] ?? set.base;
}
