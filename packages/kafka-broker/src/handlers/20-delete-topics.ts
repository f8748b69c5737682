/*
 * DeleteTopics (20), versions 1-6.
 *
 * v5 adds messages, v6 topic ids (KIP-516). The answer comes when the deletion is durable; files
 * go afterwards.
 *
 * Gap: the timeout is not used.
 */
import {
  ErrorCode,
  ZERO_UUID,
  type DeleteTopicsRequest,
  type DeleteTopicsResponse,
  type DeleteTopicsResponseDeletableTopicResult,
} from '@millrace/kafka-protocol';
import { AclOperation, AclResourceType } from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import { TopicRegistry } from '../topics/TopicRegistry';
import { Handler, RequestContext } from './Handler';
import { internalTopicRefusal } from './internalTopicRefusal';
import { storageRefusal } from './storageRefusal';

/** @internal */
export interface DeleteTopicsDependencies {
  topics: TopicRegistry;
  authorizer: Authorizer;
}

type Result = DeleteTopicsResponseDeletableTopicResult;
type Wanted = { name: string | null; topicId: string };

/** @internal */
export function createDeleteTopicsHandler(
  deps: DeleteTopicsDependencies,
): Handler<DeleteTopicsRequest, DeleteTopicsResponse> {
  return {
    apiKey: 20,
    name: 'DeleteTopics',
    versions: [1, 6],
    async handle(request, context) {
      const wanted: Wanted[] =
        context.apiVersion >= 6
          ? request.topics
          : request.topicNames.map(name => ({ name, topicId: ZERO_UUID }));
      return {
        responses: await Promise.all(
          wanted.map(topic => deleteOne(deps, topic, context)),
        ),
      };
    },
  };
}

async function deleteOne(
  deps: DeleteTopicsDependencies,
  { name, topicId }: Wanted,
  context: RequestContext,
): Promise<Result> {
  const refuse = (errorCode: number, errorMessage: string): Result => ({
    name,
    topicId,
    errorCode,
    errorMessage,
  });
  if (name !== null && topicId !== ZERO_UUID) {
    return refuse(
      ErrorCode.INVALID_REQUEST,
      'Name the topic or give its id, not both',
    );
  }
  const topic =
    name === null ? deps.topics.findById(topicId) : deps.topics.find(name);
  const known = name ?? topic?.name;
  if (known !== undefined && !mayDelete(deps, context, known)) {
    return refuse(
      ErrorCode.TOPIC_AUTHORIZATION_FAILED,
      `${context.principal} may not delete ${
        name === null ? 'this topic' : `topic "${name}"`
      }`,
    );
  }
  if (!topic) {
    return name === null
      ? refuse(ErrorCode.UNKNOWN_TOPIC_ID, `No topic has the id ${topicId}`)
      : refuse(
          ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
          `Topic "${name}" does not exist`,
        );
  }
  const internal = internalTopicRefusal(topic);
  if (internal) {
    return refuse(internal.error, internal.reason);
  }
  const failed = await deps.topics
    .delete(topic.id)
    .then(() => undefined, storageRefusal);
  return failed
    ? refuse(failed.error, failed.reason)
    : {
        name: topic.name,
        topicId: topic.id,
        errorCode: ErrorCode.NONE,
        errorMessage: null,
      };
}

function mayDelete(
  { authorizer }: DeleteTopicsDependencies,
  context: RequestContext,
  name: string,
): boolean {
  return authorizer.allows(
    context,
    AclOperation.DELETE,
    AclResourceType.TOPIC,
    name,
  );
}
