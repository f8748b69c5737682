/*
 * OffsetFetch (9), versions 1-9.
 *
 * v2 may ask for everything a group has committed, v5 adds leader epochs, v7 `require_stable`
 * (always so without transactions), v8 several groups at once (KIP-709), v9 the new group
 * protocol's member, which is not looked at for classic groups.
 *
 * A partition without a commit has offset -1 and no error, also when its topic is unknown.
 */
import {
  ErrorCode,
  type OffsetFetchRequest,
  type OffsetFetchResponse,
} from '@millrace/kafka-protocol';
import { AclOperation, AclResourceType } from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import { CommittedOffset } from '../offsets/CommittedOffset';
import { OffsetStore } from '../offsets/OffsetStore';
import { checkGroupAccess } from './groupAccess';
import { Handler, RequestContext } from './Handler';

/** @internal */
export interface OffsetFetchDependencies {
  authorizer: Authorizer;
  offsets: OffsetStore;
}

type AskedTopic = { name: string; partitionIndexes: number[] };

/** @internal */
export function createOffsetFetchHandler(
  deps: OffsetFetchDependencies,
): Handler<OffsetFetchRequest, OffsetFetchResponse> {
  return {
    apiKey: 9,
    name: 'OffsetFetch',
    versions: [1, 9],
    handle(request, context) {
      if (context.apiVersion >= 8) {
        return {
          groups: request.groups.map(({ groupId, topics }) => ({
            groupId,
            ...fetchGroup(deps, groupId, topics, context),
          })),
        };
      }
      const { groupId, topics } = request;
      const fetched = fetchGroup(deps, groupId, topics, context);
      // Version 1 has no place for the error but the partitions.
      return context.apiVersion === 1 && fetched.errorCode !== ErrorCode.NONE
        ? { topics: refuseAll(topics ?? [], fetched.errorCode) }
        : fetched;
    },
  };
}

function fetchGroup(
  deps: OffsetFetchDependencies,
  groupId: string,
  asked: readonly AskedTopic[] | null,
  context: RequestContext,
) {
  const { authorizer, offsets } = deps;
  const mayDescribe = (topic: string) =>
    authorizer.allows(
      context,
      AclOperation.DESCRIBE,
      AclResourceType.TOPIC,
      topic,
    );
  const errorCode = checkGroupAccess(
    authorizer,
    context,
    AclOperation.DESCRIBE,
    groupId,
  );
  if (errorCode !== ErrorCode.NONE) {
    return { errorCode, topics: [] };
  }
  if (asked === null) {
    const topics = [...offsets.offsetsOf(groupId)]
      .filter(([name]) => mayDescribe(name))
      .map(([name, partitions]) => ({
        name,
        partitions: [...partitions].map(([partition, committed]) =>
          toRow(partition, committed),
        ),
      }));
    return { errorCode, topics };
  }
  const topics = asked.map(({ name, partitionIndexes }) => {
    const visible = mayDescribe(name);
    return {
      name,
      partitions: partitionIndexes.map(partition =>
        visible
          ? toRow(partition, offsets.find(groupId, name, partition))
          : toRow(partition, undefined, ErrorCode.TOPIC_AUTHORIZATION_FAILED),
      ),
    };
  });
  return { errorCode, topics };
}

function refuseAll(topics: readonly AskedTopic[], error: number) {
  return topics.map(({ name, partitionIndexes }) => ({
    name,
    partitions: partitionIndexes.map(partition =>
      toRow(partition, undefined, error),
    ),
  }));
}

function toRow(
  partitionIndex: number,
  committed: CommittedOffset | undefined,
  errorCode: number = ErrorCode.NONE,
) {
  return {
    partitionIndex,
    committedOffset: committed?.offset ?? -1n,
    committedLeaderEpoch: committed?.leaderEpoch ?? -1,
    metadata: committed?.metadata ?? '',
    errorCode,
  };
}
