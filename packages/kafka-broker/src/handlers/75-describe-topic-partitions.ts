/*
 * DescribeTopicPartitions (75), version 0 (KIP-966): topics and partitions in pages.
 *
 * Topics come in the order of their names; an empty list asks for all. The cursor is the first
 * partition of the next page. There are no eligible leader replicas on one node.
 */
import {
  ErrorCode,
  ZERO_UUID,
  type DescribeTopicPartitionsRequest,
  type DescribeTopicPartitionsResponse,
  type DescribeTopicPartitionsResponseDescribeTopicPartitionsResponseTopic,
} from '@millrace/kafka-protocol';
import { AclOperation, AclResourceType } from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import { checkTopicName } from '../topics/topicName';
import { TopicRegistry } from '../topics/TopicRegistry';
import { Handler, RequestContext } from './Handler';

/** Kafka's `max.request.partition.size.limit`. */
const MAX_PARTITIONS = 2000;

/** @internal */
export interface DescribeTopicPartitionsDependencies {
  topics: TopicRegistry;
  authorizer: Authorizer;
  nodeId: number;
}

type TopicAnswer =
  DescribeTopicPartitionsResponseDescribeTopicPartitionsResponseTopic;

/** @internal */
export function createDescribeTopicPartitionsHandler(
  deps: DescribeTopicPartitionsDependencies,
): Handler<DescribeTopicPartitionsRequest, DescribeTopicPartitionsResponse> {
  return {
    apiKey: 75,
    name: 'DescribeTopicPartitions',
    versions: [0, 0],
    handle(request, context) {
      const { cursor } = request;
      let room = Math.min(
        Math.max(1, request.responsePartitionLimit),
        MAX_PARTITIONS,
      );
      const topics: TopicAnswer[] = [];
      for (const name of namesOf(deps, request, context)) {
        const first =
          cursor?.topicName === name ? Math.max(0, cursor.partitionIndex) : 0;
        if (room === 0) {
          return {
            topics,
            nextCursor: { topicName: name, partitionIndex: first },
          };
        }
        const answer = describeTopic(deps, name, { first, room }, context);
        topics.push(answer);
        room -= answer.partitions.length;
        const next = first + answer.partitions.length;
        if (next < (deps.topics.find(name)?.partitions ?? 0) && room === 0) {
          return {
            topics,
            nextCursor: { topicName: name, partitionIndex: next },
          };
        }
      }
      return { topics, nextCursor: null };
    },
  };
}

function namesOf(
  deps: DescribeTopicPartitionsDependencies,
  { topics, cursor }: DescribeTopicPartitionsRequest,
  context: RequestContext,
): string[] {
  const names =
    topics.length > 0
      ? [...new Set(topics.map(topic => topic.name))].sort()
      : deps.topics
          .list()
          .map(topic => topic.name)
          .filter(name => mayDescribe(deps, name, context));
  return cursor ? names.filter(name => name >= cursor.topicName) : names;
}

function describeTopic(
  deps: DescribeTopicPartitionsDependencies,
  name: string,
  page: { first: number; room: number },
  context: RequestContext,
): TopicAnswer {
  const refuse = (errorCode: number) => ({
    errorCode,
    name,
    topicId: ZERO_UUID,
    isInternal: false,
    partitions: [],
  });
  if (!mayDescribe(deps, name, context)) {
    return refuse(ErrorCode.TOPIC_AUTHORIZATION_FAILED);
  }
  const topic = deps.topics.find(name);
  if (!topic) {
    return refuse(
      checkTopicName(name) === undefined
        ? ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
        : ErrorCode.INVALID_TOPIC_EXCEPTION,
    );
  }
  const { nodeId } = deps;
  const count = Math.max(0, Math.min(page.room, topic.partitions - page.first));
  return {
    errorCode: ErrorCode.NONE,
    name,
    topicId: topic.id,
    isInternal: topic.internal,
    partitions: Array.from({ length: count }, (_, index) => ({
      errorCode: ErrorCode.NONE,
      partitionIndex: page.first + index,
      leaderId: nodeId,
      leaderEpoch: 0,
      replicaNodes: [nodeId],
      isrNodes: [nodeId],
      eligibleLeaderReplicas: [],
      lastKnownElr: [],
      offlineReplicas: [],
    })),
    topicAuthorizedOperations: deps.authorizer.allowedOperations(
      context,
      AclResourceType.TOPIC,
      name,
    ),
  };
}

function mayDescribe(
  { authorizer }: DescribeTopicPartitionsDependencies,
  name: string,
  context: RequestContext,
): boolean {
  return authorizer.allows(
    context,
    AclOperation.DESCRIBE,
    AclResourceType.TOPIC,
    name,
  );
}
