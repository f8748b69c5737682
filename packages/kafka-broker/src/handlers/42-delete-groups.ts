/*
 * DeleteGroups (42), versions 0-2: empty groups with their offsets.
 */
import {
  ErrorCode,
  type DeleteGroupsRequest,
  type DeleteGroupsResponse,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import { GroupDependencies } from './11-join-group';
import { checkGroupAccess } from './groupAccess';
import { Handler } from './Handler';
import { storageRefusal } from './storageRefusal';

/** @internal */
export function createDeleteGroupsHandler(
  deps: GroupDependencies,
): Handler<DeleteGroupsRequest, DeleteGroupsResponse> {
  return {
    apiKey: 42,
    name: 'DeleteGroups',
    versions: [0, 2],
    async handle(request, context) {
      const results = request.groupsNames.map(async groupId => {
        const denied = checkGroupAccess(
          deps.authorizer,
          context,
          AclOperation.DELETE,
          groupId,
        );
        const errorCode =
          denied === ErrorCode.NONE
            ? await deps.groups
                .delete(groupId)
                .catch(error => storageRefusal(error).error)
            : denied;
        return { groupId, errorCode };
      });
      return { results: await Promise.all(results) };
    },
  };
}
