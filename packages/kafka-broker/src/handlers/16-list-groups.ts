/*
 * ListGroups (16), versions 0-5.
 *
 * v4 filters by state (KIP-518), v5 by type (KIP-848); filters ignore case. All groups are of
 * type classic. Groups of which only offsets are left are Empty.
 */
import {
  ErrorCode,
  type ListGroupsRequest,
  type ListGroupsResponse,
} from '@millrace/kafka-protocol';
import {
  AclOperation,
  AclResourceType,
  CLUSTER_RESOURCE,
} from '../acls/aclCodes';
import { GroupDependencies } from './11-join-group';
import { Handler } from './Handler';

const TYPE = 'classic';

/** @internal */
export function createListGroupsHandler(
  deps: GroupDependencies,
): Handler<ListGroupsRequest, ListGroupsResponse> {
  return {
    apiKey: 16,
    name: 'ListGroups',
    versions: [0, 5],
    handle({ statesFilter, typesFilter }, context) {
      const { authorizer, groups } = deps;
      const mayDescribe = (type: number, name: string) =>
        authorizer.allows(context, AclOperation.DESCRIBE, type, name);
      const all = mayDescribe(AclResourceType.CLUSTER, CLUSTER_RESOURCE);
      return {
        errorCode: ErrorCode.NONE,
        groups: groups
          .list()
          .filter(
            group =>
              passes(group.state, statesFilter) &&
              passes(TYPE, typesFilter) &&
              (all || mayDescribe(AclResourceType.GROUP, group.groupId)),
          )
          .map(group => ({
            groupId: group.groupId,
            protocolType: group.protocolType ?? '',
            groupState: group.state,
            groupType: TYPE,
          })),
      };
    },
  };
}

function passes(value: string, filter: readonly string[]): boolean {
  return (
    filter.length === 0 ||
    filter.some(wanted => wanted.toLowerCase() === value.toLowerCase())
  );
}
