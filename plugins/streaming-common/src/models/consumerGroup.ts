import { z } from 'zod/v4';
import { ageSchema, decimalSchema, entityRefSchema } from './primitives';

/** One partition of a group: committed null means no commit, lag null means unknown (never zero by absence). */
export const groupPartitionSchema = z.object({
  topic: z.string(),
  partition: z.number().int(),
  committed: decimalSchema.nullable(),
  end: decimalSchema.nullable(),
  lag: decimalSchema.nullable(),
  member: z.string().nullable(),
});

export const groupMemberSchema = z.object({
  memberId: z.string(),
  clientId: z.string(),
  host: z.string(),
  partitions: z.number().int(),
});

/** A consumer group; `lag` is the sum over partitions with a commit, in messages. */
export const consumerGroupSchema = z.object({
  cluster: z.string(),
  groupId: z.string(),
  state: z.string(),
  protocolType: z.string(),
  application: entityRefSchema.nullable(),
  owner: entityRefSchema.nullable(),
  members: z.array(groupMemberSchema),
  partitions: z.array(groupPartitionSchema),
  lag: decimalSchema.nullable(),
  age: ageSchema,
});
export type ConsumerGroup = z.infer<typeof consumerGroupSchema>;
