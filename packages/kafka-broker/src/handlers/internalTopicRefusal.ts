import { ErrorCode } from '@millrace/kafka-protocol';
import { Refusal } from '../topics/placeReplicas';
import { Topic } from '../topics/Topic';

/** Why a client may not change a topic that the broker writes itself. @internal */
export function internalTopicRefusal(topic: Topic): Refusal | undefined {
  return topic.internal
    ? {
        error: ErrorCode.POLICY_VIOLATION,
        reason: `[topics.internal] Topic "${topic.name}" is written by the broker itself; clients can only read it`,
      }
    : undefined;
}
