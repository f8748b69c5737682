import { ErrorCode } from '@millrace/kafka-protocol';
import { AclResourceType } from '../acls/aclCodes';
import { Authorizer, Requester } from '../acls/Authorizer';

/**
 * Whether somebody may do something with a group.
 *
 * @returns NONE, INVALID_GROUP_ID (24) for an empty id or GROUP_AUTHORIZATION_FAILED (30).
 * @internal
 */
export function checkGroupAccess(
  authorizer: Authorizer,
  who: Requester,
  operation: number,
  groupId: string,
): number {
  if (groupId === '') {
    return ErrorCode.INVALID_GROUP_ID;
  }
  return authorizer.allows(who, operation, AclResourceType.GROUP, groupId)
    ? ErrorCode.NONE
    : ErrorCode.GROUP_AUTHORIZATION_FAILED;
}
