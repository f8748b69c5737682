/*
 * SyncGroup (14), versions 0-5.
 *
 * v3 static members (KIP-345), v5 names protocol type and protocol (KIP-559). The answer waits
 * for the leader's assignment, whose bytes are the clients' own.
 */
import {
  ErrorCode,
  type SyncGroupRequest,
  type SyncGroupResponse,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import { refusedSync } from '../groups/GroupDraft';
import { GroupDependencies } from './11-join-group';
import { checkGroupAccess } from './groupAccess';
import { Handler } from './Handler';

/** @internal */
export function createSyncGroupHandler(
  deps: GroupDependencies,
): Handler<SyncGroupRequest, SyncGroupResponse> {
  return {
    apiKey: 14,
    name: 'SyncGroup',
    versions: [0, 5],
    async handle(request, context) {
      const denied = checkGroupAccess(
        deps.authorizer,
        context,
        AclOperation.READ,
        request.groupId,
      );
      const result =
        denied === ErrorCode.NONE
          ? await deps.groups.sync(
              request.groupId,
              {
                memberId: request.memberId,
                instanceId: request.groupInstanceId,
                generation: request.generationId,
                protocolType: request.protocolType,
                protocol: request.protocolName,
                assignments: new Map(
                  request.assignments.map(({ memberId, assignment }) => [
                    memberId,
                    Buffer.from(assignment),
                  ]),
                ),
              },
              context.signal,
            )
          : refusedSync(denied);
      return {
        errorCode: result.error,
        protocolType: result.protocolType,
        protocolName: result.protocol,
        assignment: result.assignment,
      };
    },
  };
}
