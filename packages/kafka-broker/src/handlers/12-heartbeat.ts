/*
 * Heartbeat (12), versions 0-4. v3 static members (KIP-345).
 */
import {
  ErrorCode,
  type HeartbeatRequest,
  type HeartbeatResponse,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import { GroupDependencies } from './11-join-group';
import { checkGroupAccess } from './groupAccess';
import { Handler } from './Handler';

/** @internal */
export function createHeartbeatHandler(
  deps: GroupDependencies,
): Handler<HeartbeatRequest, HeartbeatResponse> {
  return {
    apiKey: 12,
    name: 'Heartbeat',
    versions: [0, 4],
    handle(request, context) {
      const denied = checkGroupAccess(
        deps.authorizer,
        context,
        AclOperation.READ,
        request.groupId,
      );
      if (denied !== ErrorCode.NONE) {
        return { errorCode: denied };
      }
      return {
        errorCode: deps.groups.heartbeat(request.groupId, {
          memberId: request.memberId,
          instanceId: request.groupInstanceId,
          generation: request.generationId,
        }),
      };
    },
  };
}
