/*
 * OffsetCommit (8), versions 2-9.
 *
 * v5 drops the client's retention time (which is not honoured before either), v6 adds leader
 * epochs, v7 static members (KIP-345), v9 errors of the new group protocol. The answer comes
 * when the offsets are on the disk, in both flush modes.
 */
import {
  ErrorCode,
  type OffsetCommitRequest,
  type OffsetCommitResponse,
} from '@millrace/kafka-protocol';
import { AclOperation, AclResourceType } from '../acls/aclCodes';
import { JournalError } from '../journal/JournalError';
import { OffsetRow } from '../offsets/offsetSection';
import { OffsetStore } from '../offsets/OffsetStore';
import { TopicRegistry } from '../topics/TopicRegistry';
import { GroupDependencies } from './11-join-group';
import { checkGroupAccess } from './groupAccess';
import { Handler, RequestContext } from './Handler';

/** Kafka's `offset.metadata.max.bytes`. */
const MAX_METADATA_BYTES = 4096;

/** @internal */
export interface OffsetCommitDependencies extends GroupDependencies {
  offsets: OffsetStore;
  topics: TopicRegistry;
}

type Partition = OffsetCommitRequest['topics'][number]['partitions'][number];

/** @internal */
export function createOffsetCommitHandler(
  deps: OffsetCommitDependencies,
): Handler<OffsetCommitRequest, OffsetCommitResponse> {
  return {
    apiKey: 8,
    name: 'OffsetCommit',
    versions: [2, 9],
    async handle(request, context) {
      const refused = judgeRequest(deps, request, context);
      if (refused !== ErrorCode.NONE) {
        return answer(request, () => refused);
      }
      const rows: Omit<OffsetRow, 'committedAtMs'>[] = [];
      const response = answer(request, (topic, partition) => {
        const error = judgePartition(deps, topic, partition, context);
        if (error === ErrorCode.NONE) {
          rows.push({
            topic,
            partition: partition.partitionIndex,
            offset: partition.committedOffset,
            leaderEpoch: partition.committedLeaderEpoch,
            metadata: partition.committedMetadata ?? '',
          });
        }
        return error;
      });
      if (rows.length === 0) {
        return response;
      }
      const { groupId } = request;
      const protocolType = deps.groups.find(groupId)?.protocolType ?? null;
      try {
        await deps.offsets.commit(groupId, protocolType, rows);
        return response;
      } catch (error) {
        if (error instanceof JournalError) {
          return answer(request, () => ErrorCode.COORDINATOR_NOT_AVAILABLE);
        }
        throw error;
      }
    },
  };
}

function judgeRequest(
  { authorizer, groups }: OffsetCommitDependencies,
  request: OffsetCommitRequest,
  context: RequestContext,
): number {
  const denied = checkGroupAccess(
    authorizer,
    context,
    AclOperation.READ,
    request.groupId,
  );
  return denied !== ErrorCode.NONE
    ? denied
    : groups.judgeCommit(request.groupId, {
        memberId: request.memberId,
        instanceId: request.groupInstanceId,
        generation: request.generationIdOrMemberEpoch,
      });
}

function judgePartition(
  { authorizer, topics }: OffsetCommitDependencies,
  name: string,
  partition: Partition,
  context: RequestContext,
): number {
  const mayRead = authorizer.allows(
    context,
    AclOperation.READ,
    AclResourceType.TOPIC,
    name,
  );
  if (!mayRead) {
    return ErrorCode.TOPIC_AUTHORIZATION_FAILED;
  }
  const { partitionIndex } = partition;
  const partitions = topics.find(name)?.partitions ?? 0;
  if (partitionIndex < 0 || partitionIndex >= partitions) {
    return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION;
  }
  return Buffer.byteLength(partition.committedMetadata ?? '') >
    MAX_METADATA_BYTES
    ? ErrorCode.OFFSET_METADATA_TOO_LARGE
    : ErrorCode.NONE;
}

function answer(
  request: OffsetCommitRequest,
  errorOf: (topic: string, partition: Partition) => number,
): OffsetCommitResponse {
  return {
    topics: request.topics.map(topic => ({
      name: topic.name,
      partitions: topic.partitions.map(partition => ({
        partitionIndex: partition.partitionIndex,
        errorCode: errorOf(topic.name, partition),
      })),
    })),
  };
}
