/*
 * LeaveGroup (13), versions 0-5.
 *
 * v3 lets several members leave, also static ones by instance id (KIP-345); v5 carries a reason,
 * which is not kept.
 */
import {
  ErrorCode,
  type LeaveGroupRequest,
  type LeaveGroupResponse,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import { GroupDependencies } from './11-join-group';
import { checkGroupAccess } from './groupAccess';
import { Handler } from './Handler';

/** @internal */
export function createLeaveGroupHandler(
  deps: GroupDependencies,
): Handler<LeaveGroupRequest, LeaveGroupResponse> {
  return {
    apiKey: 13,
    name: 'LeaveGroup',
    versions: [0, 5],
    handle(request, context) {
      const denied = checkGroupAccess(
        deps.authorizer,
        context,
        AclOperation.READ,
        request.groupId,
      );
      if (denied !== ErrorCode.NONE) {
        return { errorCode: denied, members: [] };
      }
      if (context.apiVersion < 3) {
        const { error, members } = deps.groups.leave(request.groupId, [
          { memberId: request.memberId, instanceId: null },
        ]);
        return {
          errorCode: error === ErrorCode.NONE ? members[0]?.error ?? 0 : error,
        };
      }
      const { error, members } = deps.groups.leave(
        request.groupId,
        request.members.map(member => ({
          memberId: member.memberId,
          instanceId: member.groupInstanceId,
        })),
      );
      return {
        errorCode: error,
        members: members.map(member => ({
          memberId: member.memberId,
          groupInstanceId: member.instanceId,
          errorCode: member.error,
        })),
      };
    },
  };
}
