/*
 * CreateTopics (19), versions 2-7.
 *
 * v5 answers with the topic's effective configuration (KIP-525), v7 with its id (KIP-516). Each
 * topic is judged by itself: name, configuration, partitions, replicas, then the topic policy.
 * `validateOnly` gives the same verdict and creates nothing.
 *
 * Gap: the timeout is not used; creation ends when the journal is flushed.
 */
import {
  ErrorCode,
  ZERO_UUID,
  type CreateTopicsRequest,
  type CreateTopicsResponse,
  type CreateTopicsResponseCreatableTopicResult,
} from '@millrace/kafka-protocol';
import { AclOperation, AclResourceType } from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import { mayCreateTopic } from '../acls/mayCreateTopic';
import { TopicConfigDefaults } from '../configs/TopicConfigDefaults';
import { isRefusal, Refusal } from '../topics/placeReplicas';
import { CreatedTopic, TopicCreator } from '../topics/TopicCreator';
import { Handler, RequestContext } from './Handler';
import { storageRefusal } from './storageRefusal';

/** @internal */
export interface CreateTopicsDependencies {
  authorizer: Authorizer;
  creator: TopicCreator;
  defaults: TopicConfigDefaults;
}

type Wanted = CreateTopicsRequest['topics'][number];

/** @internal */
export function createCreateTopicsHandler(
  deps: CreateTopicsDependencies,
): Handler<CreateTopicsRequest, CreateTopicsResponse> {
  return {
    apiKey: 19,
    name: 'CreateTopics',
    versions: [2, 7],
    async handle(request, context) {
      const names = request.topics.map(topic => topic.name);
      const unique = request.topics.filter(
        (topic, index) => names.indexOf(topic.name) === index,
      );
      return {
        topics: await Promise.all(
          unique.map(topic =>
            names.indexOf(topic.name) === names.lastIndexOf(topic.name)
              ? createOne(deps, topic, request.validateOnly, context)
              : refuse(topic.name, {
                  error: ErrorCode.INVALID_REQUEST,
                  reason: `Topic "${topic.name}" is in the request more than once`,
                }),
          ),
        ),
      };
    },
  };
}

async function createOne(
  deps: CreateTopicsDependencies,
  topic: Wanted,
  validateOnly: boolean,
  context: RequestContext,
): Promise<CreateTopicsResponseCreatableTopicResult> {
  if (!mayCreateTopic(deps.authorizer, context, topic.name)) {
    return refuse(topic.name, {
      error: ErrorCode.TOPIC_AUTHORIZATION_FAILED,
      reason: `${context.principal} may not create topic "${topic.name}"`,
    });
  }
  const created = await deps.creator
    .create(
      {
        name: topic.name,
        partitions: topic.numPartitions,
        replicationFactor: topic.replicationFactor,
        assignments: topic.assignments.map(assignment => ({
          partition: assignment.partitionIndex,
          brokerIds: assignment.brokerIds,
        })),
        configs: topic.configs,
      },
      context,
      { validateOnly },
    )
    .catch(storageRefusal);
  return isRefusal(created)
    ? refuse(topic.name, created)
    : describeCreated(deps, topic.name, created, context);
}

function describeCreated(
  deps: CreateTopicsDependencies,
  name: string,
  created: CreatedTopic,
  context: RequestContext,
): CreateTopicsResponseCreatableTopicResult {
  const result = {
    name,
    topicId: created.id ?? ZERO_UUID,
    errorCode: ErrorCode.NONE,
    errorMessage: null,
  };
  const mayDescribeConfigs = deps.authorizer.allows(
    context,
    AclOperation.DESCRIBE_CONFIGS,
    AclResourceType.TOPIC,
    name,
  );
  if (!mayDescribeConfigs) {
    return {
      ...result,
      topicConfigErrorCode: ErrorCode.TOPIC_AUTHORIZATION_FAILED,
      configs: null,
    };
  }
  return {
    ...result,
    numPartitions: created.partitions,
    replicationFactor: 1,
    configs: deps.defaults.describe(created.configs).map(entry => ({
      name: entry.name,
      value: entry.value,
      readOnly: entry.readOnly,
      configSource: entry.source,
      isSensitive: entry.sensitive,
    })),
  };
}

function refuse(
  name: string,
  { error, reason }: Refusal,
): CreateTopicsResponseCreatableTopicResult {
  return {
    name,
    topicId: ZERO_UUID,
    errorCode: error,
    errorMessage: reason,
    configs: [],
  };
}
