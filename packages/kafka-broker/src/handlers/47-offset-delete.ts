/*
 * OffsetDelete (47), version 0 (KIP-496): offsets of single partitions.
 *
 * A group with members keeps the offsets of topics that they subscribe to
 * (GROUP_SUBSCRIBED_TO_TOPIC); one whose members' metadata is not a consumer subscription keeps
 * all of them (NON_EMPTY_GROUP).
 */
import {
  ErrorCode,
  type OffsetDeleteRequest,
  type OffsetDeleteResponse,
} from '@millrace/kafka-protocol';
import { AclOperation, AclResourceType } from '../acls/aclCodes';
import { subscribedTopics } from '../groups/consumerProtocol';
import { OffsetStore } from '../offsets/OffsetStore';
import { GroupDependencies } from './11-join-group';
import { checkGroupAccess } from './groupAccess';
import { Handler, RequestContext } from './Handler';
import { storageRefusal } from './storageRefusal';

/** @internal */
export interface OffsetDeleteDependencies extends GroupDependencies {
  offsets: OffsetStore;
}

/** @internal */
export function createOffsetDeleteHandler(
  deps: OffsetDeleteDependencies,
): Handler<OffsetDeleteRequest, OffsetDeleteResponse> {
  return {
    apiKey: 47,
    name: 'OffsetDelete',
    versions: [0, 0],
    async handle(request, context) {
      const { groupId } = request;
      const errorCode = judgeGroup(deps, groupId, context);
      if (errorCode !== ErrorCode.NONE) {
        return { errorCode, topics: [] };
      }
      const subscribed = subscribedOf(deps, groupId) ?? new Set();
      const removed: { topic: string; partition: number }[] = [];
      const topics = request.topics.map(({ name, partitions }) => {
        const error = judgeTopic(deps, name, subscribed, context);
        return {
          name,
          partitions: partitions.map(({ partitionIndex }) => {
            const known = deps.offsets.find(groupId, name, partitionIndex);
            if (error === ErrorCode.NONE && known) {
              removed.push({ topic: name, partition: partitionIndex });
            }
            return { partitionIndex, errorCode: error };
          }),
        };
      });
      return deps.offsets.remove(groupId, removed).then(
        () => ({ errorCode, topics }),
        failure => ({ errorCode: storageRefusal(failure).error, topics: [] }),
      );
    },
  };
}

function judgeGroup(
  deps: OffsetDeleteDependencies,
  groupId: string,
  context: RequestContext,
): number {
  const denied = checkGroupAccess(
    deps.authorizer,
    context,
    AclOperation.DELETE,
    groupId,
  );
  if (denied !== ErrorCode.NONE) {
    return denied;
  }
  if (!deps.groups.find(groupId)) {
    return ErrorCode.GROUP_ID_NOT_FOUND;
  }
  return subscribedOf(deps, groupId)
    ? ErrorCode.NONE
    : ErrorCode.NON_EMPTY_GROUP;
}

/** Undefined when members are there whose subscription cannot be read. */
function subscribedOf(
  { groups }: OffsetDeleteDependencies,
  groupId: string,
): ReadonlySet<string> | undefined {
  const group = groups.find(groupId);
  return group ? subscribedTopics(group) : new Set();
}

function judgeTopic(
  { authorizer }: OffsetDeleteDependencies,
  name: string,
  subscribed: ReadonlySet<string>,
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
  return subscribed.has(name)
    ? ErrorCode.GROUP_SUBSCRIBED_TO_TOPIC
    : ErrorCode.NONE;
}
