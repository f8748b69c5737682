/*
 * DescribeLogDirs (35), versions 1-4: bytes per partition. v3 adds an error for the whole answer,
 * v4 the disk's size (KIP-827).
 */
import {
  ErrorCode,
  type DescribeLogDirsRequest,
  type DescribeLogDirsResponse,
} from '@millrace/kafka-protocol';
import {
  AclOperation,
  AclResourceType,
  CLUSTER_RESOURCE,
} from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import { TopicRegistry } from '../topics/TopicRegistry';
import { Handler } from './Handler';

/** @internal */
export interface DescribeLogDirsDependencies {
  topics: TopicRegistry;
  authorizer: Authorizer;
  dataDir: string;
  /** Bytes of a partition's segments. */
  partitionBytes: (topicId: string, partition: number) => number;
  /** Size and free bytes of the disk below the data folder. */
  diskSpace: () => Promise<{ totalBytes: bigint; usableBytes: bigint }>;
}

/** @internal */
export function createDescribeLogDirsHandler(
  deps: DescribeLogDirsDependencies,
): Handler<DescribeLogDirsRequest, DescribeLogDirsResponse> {
  return {
    apiKey: 35,
    name: 'DescribeLogDirs',
    versions: [1, 4],
    async handle(request, context) {
      const allowed = deps.authorizer.allows(
        context,
        AclOperation.DESCRIBE,
        AclResourceType.CLUSTER,
        CLUSTER_RESOURCE,
      );
      if (!allowed) {
        return {
          errorCode: ErrorCode.CLUSTER_AUTHORIZATION_FAILED,
          results: [],
        };
      }
      return {
        errorCode: ErrorCode.NONE,
        results: [
          {
            errorCode: ErrorCode.NONE,
            logDir: deps.dataDir,
            topics: describeTopics(deps, request),
            ...(await deps.diskSpace()),
          },
        ],
      };
    },
  };
}

function describeTopics(
  { topics, partitionBytes }: DescribeLogDirsDependencies,
  request: DescribeLogDirsRequest,
) {
  const asked =
    request.topics ??
    topics.list().map(topic => ({
      topic: topic.name,
      partitions: Array.from({ length: topic.partitions }, (_, index) => index),
    }));
  return asked.flatMap(({ topic: name, partitions }) => {
    const topic = topics.find(name);
    return topic
      ? {
          name,
          partitions: partitions
            .filter(index => index >= 0 && index < topic.partitions)
            .map(index => ({
              partitionIndex: index,
              partitionSize: BigInt(partitionBytes(topic.id, index)),
              offsetLag: 0n,
              isFutureKey: false,
            })),
        }
      : [];
  });
}
