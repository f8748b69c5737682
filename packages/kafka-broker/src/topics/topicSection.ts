import { z } from 'zod/v4';
import { journalKinds } from '../journal/journalKinds';
import { Topic } from './Topic';

/**
 * A durable change of one topic: its new state, or that it is gone.
 *
 * @internal
 */
export type TopicChange = { put: Topic } | { deleted: Topic };

const storedTopic = z.object({
  name: z.string(),
  id: z.uuid(),
  partitions: z.number().int().positive(),
  configs: z.record(z.string(), z.string()),
  internal: z.boolean(),
  createdAtMs: z.number(),
  wantedReplicationFactor: z.number().optional(),
});

const storedChange = z.union([
  z.object({ put: storedTopic }),
  z.object({ deleted: storedTopic }),
]);

/** @internal */
export const topicKind = { kind: journalKinds.topic, version: 1 };

/** @internal */
export function encodeTopicChange(change: TopicChange): Buffer {
  const stored =
    'put' in change
      ? { put: toStored(change.put) }
      : { deleted: toStored(change.deleted) };
  return Buffer.from(JSON.stringify(stored));
}

/** @internal */
export function decodeTopicChange(body: Buffer): TopicChange {
  const stored = storedChange.parse(JSON.parse(body.toString()));
  return 'put' in stored
    ? { put: fromStored(stored.put) }
    : { deleted: fromStored(stored.deleted) };
}

function toStored(topic: Topic): z.infer<typeof storedTopic> {
  return { ...topic, configs: Object.fromEntries(topic.configs) };
}

function fromStored(stored: z.infer<typeof storedTopic>): Topic {
  return { ...stored, configs: new Map(Object.entries(stored.configs)) };
}
