/*
 * OffsetForLeaderEpoch (23), versions 2-4: where the records of an epoch end (KIP-320).
 *
 * One node leads for ever in one epoch, so that epoch ends at the high watermark and any other
 * is unknown: -1 for both fields, as real brokers answer. v4 is the flexible encoding.
 */
import {
  type OffsetForLeaderEpochRequest,
  type OffsetForLeaderEpochRequestOffsetForLeaderPartition,
  type OffsetForLeaderEpochResponse,
  type OffsetForLeaderEpochResponseEpochEndOffset,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import { LEADER_EPOCH } from '../log/PartitionLog';
import type { Handler } from './Handler';
import { checkLeaderEpoch } from './leaderEpoch';
import type { PartitionAccess, TopicAccess } from './PartitionAccess';

/** @internal */
export function createOffsetForLeaderEpochHandler(dependencies: {
  readonly partitions: PartitionAccess;
}): Handler<OffsetForLeaderEpochRequest, OffsetForLeaderEpochResponse> {
  const { partitions } = dependencies;

  function answer(
    access: TopicAccess,
    wanted: OffsetForLeaderEpochRequestOffsetForLeaderPartition,
  ): OffsetForLeaderEpochResponseEpochEndOffset {
    const { partition, leaderEpoch, currentLeaderEpoch } = wanted;
    const { log, errorCode } = partitions.partition(access, partition);
    const refusal = errorCode || checkLeaderEpoch(currentLeaderEpoch);
    return log && !refusal && leaderEpoch === LEADER_EPOCH
      ? { partition, errorCode: 0, leaderEpoch, endOffset: log.highWatermark }
      : { partition, errorCode: refusal, leaderEpoch: -1, endOffset: -1n };
  }

  return {
    apiKey: 23,
    name: 'OffsetForLeaderEpoch',
    versions: [2, 4],
    handle(request, context) {
      return {
        topics: request.topics.map(({ topic, partitions: wanted }) => {
          const access = partitions.byName(
            context,
            AclOperation.DESCRIBE,
            topic,
          );
          return { topic, partitions: wanted.map(one => answer(access, one)) };
        }),
      };
    },
  };
}
