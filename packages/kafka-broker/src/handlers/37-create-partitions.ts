/*
 * CreatePartitions (37), versions 0-3. `count` is the new total.
 *
 * Gap: the timeout is not used.
 */
import {
  ErrorCode,
  type CreatePartitionsRequest,
  type CreatePartitionsResponse,
} from '@millrace/kafka-protocol';
import { AclOperation, AclResourceType } from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import { checkBrokerList, Refusal } from '../topics/placeReplicas';
import { Topic } from '../topics/Topic';
import { checkPartitionLimit } from '../topics/TopicCreator';
import { TopicRegistry } from '../topics/TopicRegistry';
import { Handler, RequestContext } from './Handler';
import { internalTopicRefusal } from './internalTopicRefusal';
import { storageRefusal } from './storageRefusal';

/** @internal */
export interface CreatePartitionsDependencies {
  topics: TopicRegistry;
  authorizer: Authorizer;
  nodeId: number;
}

type Wanted = CreatePartitionsRequest['topics'][number];

/** @internal */
export function createCreatePartitionsHandler(
  deps: CreatePartitionsDependencies,
): Handler<CreatePartitionsRequest, CreatePartitionsResponse> {
  return {
    apiKey: 37,
    name: 'CreatePartitions',
    versions: [0, 3],
    async handle(request, context) {
      const names = request.topics.map(topic => topic.name);
      const results = request.topics.map(async (wanted, index) => {
        const refusal =
          names.indexOf(wanted.name) === index
            ? await grow(deps, wanted, request.validateOnly, context)
            : {
                error: ErrorCode.INVALID_REQUEST,
                reason: `Topic "${wanted.name}" is in the request more than once`,
              };
        return {
          name: wanted.name,
          errorCode: refusal?.error ?? ErrorCode.NONE,
          errorMessage: refusal?.reason ?? null,
        };
      });
      return { results: await Promise.all(results) };
    },
  };
}

async function grow(
  deps: CreatePartitionsDependencies,
  wanted: Wanted,
  validateOnly: boolean,
  context: RequestContext,
): Promise<Refusal | undefined> {
  const mayAlter = deps.authorizer.allows(
    context,
    AclOperation.ALTER,
    AclResourceType.TOPIC,
    wanted.name,
  );
  if (!mayAlter) {
    return {
      error: ErrorCode.TOPIC_AUTHORIZATION_FAILED,
      reason: `${context.principal} may not alter topic "${wanted.name}"`,
    };
  }
  const topic = deps.topics.find(wanted.name);
  if (!topic) {
    return {
      error: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
      reason: `Topic "${wanted.name}" does not exist`,
    };
  }
  const refusal =
    internalTopicRefusal(topic) ?? checkGrowth(deps, topic, wanted);
  if (refusal || validateOnly) {
    return refusal;
  }
  let late: Refusal | undefined;
  await deps.topics
    .alter(topic.id, present => {
      late = checkGrowth(deps, present, wanted);
      return late ? undefined : { partitions: wanted.count };
    })
    .catch(error => {
      late = storageRefusal(error);
    });
  return late;
}

function checkGrowth(
  { topics, nodeId }: CreatePartitionsDependencies,
  topic: Topic,
  { count, assignments }: Wanted,
): Refusal | undefined {
  const added = count - topic.partitions;
  if (added <= 0) {
    return {
      error: ErrorCode.INVALID_PARTITIONS,
      reason:
        added === 0
          ? `Topic "${topic.name}" has ${topic.partitions} partitions already`
          : `Topic "${topic.name}" has ${topic.partitions} partitions; partitions can only be increased`,
    };
  }
  if (assignments && assignments.length !== added) {
    return {
      error: ErrorCode.INVALID_REPLICA_ASSIGNMENT,
      reason: `${added} partitions are added but ${assignments.length} are assigned`,
    };
  }
  for (const [index, { brokerIds }] of (assignments ?? []).entries()) {
    const refusal = checkBrokerList(
      topic.partitions + index,
      brokerIds,
      nodeId,
    );
    if (refusal) {
      return refusal;
    }
  }
  return checkPartitionLimit(topics.partitionCount + added);
}
