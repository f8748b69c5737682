/*
 * ListOffsets (2), versions 1-10: offsets by time or by place in the log.
 *
 * Timestamps: -1 end, -2 start, -3 the record with the largest timestamp (v7, KIP-734), -4 start
 * of the local log, which is the start (v8, KIP-405), -5 end of the tiered log, which there is
 * none (v9, KIP-1005); others give the first record at or after that time. Nothing found is
 * offset -1 without an error.
 */
import {
  ErrorCode,
  type ListOffsetsRequest,
  type ListOffsetsRequestListOffsetsPartition,
  type ListOffsetsResponse,
  type ListOffsetsResponseListOffsetsPartitionResponse,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import type { TimedOffset } from '../log/LogReader';
import { LEADER_EPOCH, type PartitionLog } from '../log/PartitionLog';
import type { Handler } from './Handler';
import { checkLeaderEpoch } from './leaderEpoch';
import type { PartitionAccess, TopicAccess } from './PartitionAccess';

const LATEST = -1n;
const EARLIEST = -2n;
const MAX_TIMESTAMP = -3n;
const EARLIEST_LOCAL = -4n;
const LATEST_TIERED = -5n;
const READ_COMMITTED = 1;
const NOTHING: TimedOffset = { offset: -1n, timestamp: -1n };

type PartitionAnswer = ListOffsetsResponseListOffsetsPartitionResponse;

/** @internal */
export function createListOffsetsHandler(dependencies: {
  readonly partitions: PartitionAccess;
}): Handler<ListOffsetsRequest, ListOffsetsResponse> {
  const { partitions } = dependencies;

  async function answer(
    access: TopicAccess,
    wanted: ListOffsetsRequestListOffsetsPartition,
    committedOnly: boolean,
  ): Promise<PartitionAnswer> {
    const { partitionIndex, timestamp, currentLeaderEpoch } = wanted;
    const { log, errorCode } = partitions.partition(access, partitionIndex);
    const refusal = errorCode || checkLeaderEpoch(currentLeaderEpoch);
    if (!log || refusal) {
      return toAnswer(partitionIndex, refusal, NOTHING);
    }
    if (timestamp < LATEST_TIERED) {
      return toAnswer(partitionIndex, ErrorCode.UNSUPPORTED_VERSION, NOTHING);
    }
    const found = await find(log, timestamp, committedOnly);
    return toAnswer(partitionIndex, ErrorCode.NONE, found);
  }

  return {
    apiKey: 2,
    name: 'ListOffsets',
    versions: [1, 10],
    async handle(request, context) {
      const committedOnly = request.isolationLevel === READ_COMMITTED;
      const topics = await Promise.all(
        request.topics.map(async ({ name, partitions: wanted }) => {
          const access = partitions.byName(
            context,
            AclOperation.DESCRIBE,
            name,
          );
          const answers = wanted.map(one => answer(access, one, committedOnly));
          return { name, partitions: await Promise.all(answers) };
        }),
      );
      return { topics };
    },
  };
}

async function find(
  log: PartitionLog,
  timestamp: bigint,
  committedOnly: boolean,
): Promise<TimedOffset> {
  switch (timestamp) {
    case LATEST: {
      const offset = committedOnly ? log.lastStableOffset : log.highWatermark;
      return { offset, timestamp: -1n };
    }
    case EARLIEST:
    case EARLIEST_LOCAL:
      return { offset: log.logStartOffset, timestamp: -1n };
    case MAX_TIMESTAMP:
      return (await log.offsetOfMaxTimestamp()) ?? NOTHING;
    case LATEST_TIERED:
      return NOTHING;
    default:
      return (await log.offsetOfTime(timestamp)) ?? NOTHING;
  }
}

function toAnswer(
  partitionIndex: number,
  errorCode: number,
  { offset, timestamp }: TimedOffset,
): PartitionAnswer {
  const leaderEpoch = offset < 0n ? -1 : LEADER_EPOCH;
  return { partitionIndex, errorCode, timestamp, offset, leaderEpoch };
}
