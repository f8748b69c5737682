/*
 * DescribeGroups (15), versions 0-6.
 *
 * v3 adds authorized operations, v4 instance ids, v6 an error for a group that does not exist
 * (KIP-1043), which before was described as Dead. Metadata and assignments are told only of a
 * stable group.
 */
import {
  ErrorCode,
  type DescribeGroupsRequest,
  type DescribeGroupsResponse,
  type DescribeGroupsResponseDescribedGroup,
} from '@millrace/kafka-protocol';
import { AclOperation, AclResourceType } from '../acls/aclCodes';
import { ClassicGroup } from '../groups/ClassicGroup';
import { metadataOf } from '../groups/rebalance';
import { GroupDependencies } from './11-join-group';
import { checkGroupAccess } from './groupAccess';
import { Handler, RequestContext } from './Handler';

/** @internal */
export function createDescribeGroupsHandler(
  deps: GroupDependencies,
): Handler<DescribeGroupsRequest, DescribeGroupsResponse> {
  return {
    apiKey: 15,
    name: 'DescribeGroups',
    versions: [0, 6],
    handle(request, context) {
      return {
        groups: request.groups.map(groupId => ({
          ...describe(deps, groupId, context),
          ...(request.includeAuthorizedOperations
            ? {
                authorizedOperations: deps.authorizer.allowedOperations(
                  context,
                  AclResourceType.GROUP,
                  groupId,
                ),
              }
            : {}),
        })),
      };
    },
  };
}

function describe(
  { authorizer, groups }: GroupDependencies,
  groupId: string,
  context: RequestContext,
): DescribeGroupsResponseDescribedGroup {
  const denied = checkGroupAccess(
    authorizer,
    context,
    AclOperation.DESCRIBE,
    groupId,
  );
  if (denied !== ErrorCode.NONE) {
    return absent(groupId, denied, '');
  }
  const group = groups.find(groupId);
  if (group) {
    return describeGroup(group);
  }
  return context.apiVersion >= 6
    ? {
        ...absent(groupId, ErrorCode.GROUP_ID_NOT_FOUND, 'Dead'),
        errorMessage: `Group "${groupId}" does not exist`,
      }
    : absent(groupId, ErrorCode.NONE, 'Dead');
}

function describeGroup(
  group: ClassicGroup,
): DescribeGroupsResponseDescribedGroup {
  const stable = group.state === 'Stable';
  return {
    errorCode: ErrorCode.NONE,
    groupId: group.groupId,
    groupState: group.state,
    protocolType: group.protocolType ?? '',
    protocolData: stable ? group.protocol ?? '' : '',
    members: [...group.members.values()].map(member => ({
      memberId: member.memberId,
      groupInstanceId: member.instanceId,
      clientId: member.clientId,
      // The way Kafka prints addresses.
      clientHost: `/${member.clientHost}`,
      memberMetadata: stable
        ? metadataOf(member, group.protocol)
        : Buffer.alloc(0),
      memberAssignment: stable ? member.assignment : Buffer.alloc(0),
    })),
  };
}

function absent(
  groupId: string,
  errorCode: number,
  groupState: string,
): DescribeGroupsResponseDescribedGroup {
  return {
    errorCode,
    groupId,
    groupState,
    protocolType: '',
    protocolData: '',
    members: [],
  };
}
