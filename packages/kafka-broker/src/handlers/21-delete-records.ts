/*
 * DeleteRecords (21), versions 0-2: moves the start of a partition's log.
 *
 * Offset -1 means the high watermark; an offset outside the log is OFFSET_OUT_OF_RANGE. Compacted
 * topics without `delete` in their cleanup policy refuse it with POLICY_VIOLATION, as in real
 * brokers. The new start is durable when the answer is sent; v2 is the flexible encoding.
 */
import {
  type DeleteRecordsRequest,
  type DeleteRecordsRequestDeleteRecordsPartition,
  type DeleteRecordsResponse,
  type DeleteRecordsResponseDeleteRecordsPartitionResult,
  ErrorCode,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import type { Handler } from './Handler';
import type { PartitionAccess, TopicAccess } from './PartitionAccess';

const HIGH_WATERMARK = -1n;

/** @internal */
export function createDeleteRecordsHandler(dependencies: {
  readonly partitions: PartitionAccess;
}): Handler<DeleteRecordsRequest, DeleteRecordsResponse> {
  const { partitions } = dependencies;

  async function deleteRecords(
    access: TopicAccess,
    wanted: DeleteRecordsRequestDeleteRecordsPartition,
  ): Promise<DeleteRecordsResponseDeleteRecordsPartitionResult> {
    const { partitionIndex } = wanted;
    const { topic, log, errorCode } = partitions.partition(
      access,
      partitionIndex,
    );
    const failed = (code: number) => ({
      partitionIndex,
      lowWatermark: -1n,
      errorCode: code,
    });
    if (!topic || !log) {
      return failed(errorCode);
    }
    if (topic.internal) {
      return failed(ErrorCode.INVALID_TOPIC_EXCEPTION);
    }
    if (!log.deletesRecords) {
      return failed(ErrorCode.POLICY_VIOLATION);
    }
    const end = log.highWatermark;
    const offset = wanted.offset === HIGH_WATERMARK ? end : wanted.offset;
    if (offset < 0n || offset > end) {
      return failed(ErrorCode.OFFSET_OUT_OF_RANGE);
    }
    const lowWatermark = await log.deleteBefore(offset);
    return { partitionIndex, lowWatermark, errorCode: ErrorCode.NONE };
  }

  return {
    apiKey: 21,
    name: 'DeleteRecords',
    versions: [0, 2],
    async handle(request, context) {
      const topics = await Promise.all(
        request.topics.map(async ({ name, partitions: wanted }) => {
          const access = partitions.byName(context, AclOperation.DELETE, name);
          const results = wanted.map(one => deleteRecords(access, one));
          return { name, partitions: await Promise.all(results) };
        }),
      );
      return { topics };
    },
  };
}
