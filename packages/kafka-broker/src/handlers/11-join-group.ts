/*
 * JoinGroup (11), versions 0-9.
 *
 * v1 has its own rebalance timeout, v4 gives dynamic members their id first (KIP-394), v5 static
 * members (KIP-345), v7 names the protocol type, v9 lets a returning static leader keep the
 * assignment (KIP-814). The answer waits for the other members.
 */
import {
  ErrorCode,
  type JoinGroupRequest,
  type JoinGroupResponse,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import { GroupCoordinator } from '../groups/GroupCoordinator';
import { refusedJoin } from '../groups/GroupDraft';
import { JoinResult } from '../groups/groupEvents';
import { checkGroupAccess } from './groupAccess';
import { Handler, RequestContext } from './Handler';

/** What every handler of group requests needs. @internal */
export interface GroupDependencies {
  authorizer: Authorizer;
  groups: GroupCoordinator;
}

/** @internal */
export function createJoinGroupHandler(
  deps: GroupDependencies,
): Handler<JoinGroupRequest, JoinGroupResponse> {
  return {
    apiKey: 11,
    name: 'JoinGroup',
    versions: [0, 9],
    async handle(request, context) {
      const denied = checkGroupAccess(
        deps.authorizer,
        context,
        AclOperation.READ,
        request.groupId,
      );
      const result =
        denied === ErrorCode.NONE
          ? await join(deps, request, context)
          : refusedJoin(denied, request.memberId);
      return toResponse(result, context.apiVersion);
    },
  };
}

function join(
  { groups }: GroupDependencies,
  request: JoinGroupRequest,
  context: RequestContext,
): Promise<JoinResult> {
  const { apiVersion } = context;
  return groups.join(
    request.groupId,
    {
      memberId: request.memberId,
      instanceId: request.groupInstanceId,
      clientId: context.clientId ?? '',
      clientHost: context.host,
      sessionTimeoutMs: request.sessionTimeoutMs,
      rebalanceTimeoutMs:
        apiVersion >= 1 ? request.rebalanceTimeoutMs : request.sessionTimeoutMs,
      protocolType: request.protocolType,
      // The group keeps them longer than the frame they are slices of.
      protocols: request.protocols.map(({ name, metadata }) => ({
        name,
        metadata: Buffer.from(metadata),
      })),
      requireMemberId: apiVersion >= 4,
      canSkipAssignment: apiVersion >= 9,
    },
    context.signal,
  );
}

function toResponse(result: JoinResult, apiVersion: number): JoinGroupResponse {
  return {
    errorCode: result.error,
    generationId: result.generation,
    protocolType: result.protocolType,
    // Null is known since version 7.
    protocolName: result.protocol ?? (apiVersion >= 7 ? null : ''),
    leader: result.leaderId,
    skipAssignment: result.skipAssignment,
    memberId: result.memberId,
    members: result.members.map(member => ({
      memberId: member.memberId,
      groupInstanceId: member.instanceId,
      metadata: member.metadata,
    })),
  };
}
