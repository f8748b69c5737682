/*
 * Metadata (3), versions 0-13: brokers, topics and partitions.
 *
 * v0 asks for all topics with an empty list, v1+ with null; v4 may ask to create what is missing;
 * v8 adds authorized operations; v10 topic ids (KIP-516), by which v12 may ask; v13 an error for
 * the whole answer. One node is broker, controller, leader and only replica of everything.
 *
 * A topic without Describe is left out of "all" and refused by name whether it exists or not.
 */
import {
  ErrorCode,
  ZERO_UUID,
  type MetadataRequest,
  type MetadataResponse,
  type MetadataResponseMetadataResponseTopic,
} from '@millrace/kafka-protocol';
import {
  AclOperation,
  AclResourceType,
  CLUSTER_RESOURCE,
} from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import { mayCreateTopic } from '../acls/mayCreateTopic';
import { Topic } from '../topics/Topic';
import { TopicCreator } from '../topics/TopicCreator';
import { isRefusal } from '../topics/placeReplicas';
import { checkTopicName } from '../topics/topicName';
import { TopicRegistry } from '../topics/TopicRegistry';
import { ClusterView } from './ClusterView';
import { Handler, RequestContext } from './Handler';

/** @internal */
export interface MetadataDependencies {
  topics: TopicRegistry;
  authorizer: Authorizer;
  cluster: ClusterView;
  creator: TopicCreator;
  /** Whether asking for an unknown topic creates it. */
  autoCreateTopics: boolean;
}

type TopicAnswer = MetadataResponseMetadataResponseTopic;
type Requested = NonNullable<MetadataRequest['topics']>[number];

/** @internal */
export function createMetadataHandler(
  deps: MetadataDependencies,
): Handler<MetadataRequest, MetadataResponse> {
  return {
    apiKey: 3,
    name: 'Metadata',
    versions: [0, 13],
    async handle(request, context) {
      const { cluster, authorizer } = deps;
      return {
        brokers: [
          {
            nodeId: cluster.nodeId,
            ...cluster.advertised(context.listener),
            rack: null,
          },
        ],
        clusterId: cluster.clusterId,
        controllerId: cluster.nodeId,
        topics: await answerTopics(deps, request, context),
        ...(request.includeClusterAuthorizedOperations
          ? {
              clusterAuthorizedOperations: authorizer.allowedOperations(
                context,
                AclResourceType.CLUSTER,
                CLUSTER_RESOURCE,
              ),
            }
          : {}),
      };
    },
  };
}

async function answerTopics(
  deps: MetadataDependencies,
  request: MetadataRequest,
  context: RequestContext,
): Promise<TopicAnswer[]> {
  const { topics } = request;
  if (topics === null || (context.apiVersion === 0 && topics.length === 0)) {
    return deps.topics
      .list()
      .filter(topic => mayDescribe(deps, context, topic.name))
      .map(topic => describeTopic(deps, topic, request, context));
  }
  return Promise.all(
    topics.map(asked =>
      asked.name === null
        ? answerById(deps, asked, request, context)
        : answerByName(deps, asked.name, request, context),
    ),
  );
}

function answerById(
  deps: MetadataDependencies,
  { topicId }: Requested,
  request: MetadataRequest,
  context: RequestContext,
): TopicAnswer {
  if (context.apiVersion < 12) {
    return refused(ErrorCode.INVALID_REQUEST, '', topicId);
  }
  const topic = deps.topics.findById(topicId);
  if (!topic) {
    return refused(ErrorCode.UNKNOWN_TOPIC_ID, null, topicId);
  }
  return mayDescribe(deps, context, topic.name)
    ? describeTopic(deps, topic, request, context)
    : refused(ErrorCode.TOPIC_AUTHORIZATION_FAILED, null, topicId);
}

async function answerByName(
  deps: MetadataDependencies,
  name: string,
  request: MetadataRequest,
  context: RequestContext,
): Promise<TopicAnswer> {
  if (!mayDescribe(deps, context, name)) {
    return refused(ErrorCode.TOPIC_AUTHORIZATION_FAILED, name);
  }
  const topic = deps.topics.find(name);
  if (topic) {
    return describeTopic(deps, topic, request, context);
  }
  if (checkTopicName(name) !== undefined) {
    return refused(ErrorCode.INVALID_TOPIC_EXCEPTION, name);
  }
  if (!deps.autoCreateTopics || !request.allowAutoTopicCreation) {
    return refused(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, name);
  }
  return createMissing(deps, name, request, context);
}

async function createMissing(
  deps: MetadataDependencies,
  name: string,
  request: MetadataRequest,
  context: RequestContext,
): Promise<TopicAnswer> {
  if (!mayCreateTopic(deps.authorizer, context, name)) {
    return refused(ErrorCode.TOPIC_AUTHORIZATION_FAILED, name);
  }
  const created = await deps.creator.create(
    {
      name,
      partitions: -1,
      replicationFactor: -1,
      assignments: [],
      configs: [],
    },
    context,
    { validateOnly: false },
  );
  const topic = deps.topics.find(name);
  if (topic) {
    return describeTopic(deps, topic, request, context);
  }
  return refused(
    isRefusal(created) ? created.error : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
    name,
  );
}

function describeTopic(
  { authorizer, cluster: { nodeId } }: MetadataDependencies,
  topic: Topic,
  request: MetadataRequest,
  context: RequestContext,
): TopicAnswer {
  return {
    errorCode: ErrorCode.NONE,
    name: topic.name,
    topicId: topic.id,
    isInternal: topic.internal,
    partitions: Array.from({ length: topic.partitions }, (_, index) => ({
      errorCode: ErrorCode.NONE,
      partitionIndex: index,
      leaderId: nodeId,
      leaderEpoch: 0,
      replicaNodes: [nodeId],
      isrNodes: [nodeId],
      offlineReplicas: [],
    })),
    ...(request.includeTopicAuthorizedOperations
      ? {
          topicAuthorizedOperations: authorizer.allowedOperations(
            context,
            AclResourceType.TOPIC,
            topic.name,
          ),
        }
      : {}),
  };
}

function refused(
  errorCode: number,
  name: string | null,
  topicId = ZERO_UUID,
): TopicAnswer {
  return { errorCode, name, topicId, isInternal: false, partitions: [] };
}

function mayDescribe(
  { authorizer }: MetadataDependencies,
  context: RequestContext,
  name: string,
): boolean {
  return authorizer.allows(
    context,
    AclOperation.DESCRIBE,
    AclResourceType.TOPIC,
    name,
  );
}
