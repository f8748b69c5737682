/*
 * DeleteAcls (31), versions 1-3: removes what each filter means and tells what that was. v1 has
 * prefixed patterns (KIP-290).
 */
import {
  ErrorCode,
  type DeleteAclsRequest,
  type DeleteAclsResponse,
  type DeleteAclsResponseDeleteAclsFilterResult,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import { isRefusal, Refusal } from '../topics/placeReplicas';
import { AclDependencies, checkAclAccess, readAclFilter } from './aclAccess';
import { Handler } from './Handler';
import { storageRefusal } from './storageRefusal';

/** @internal */
export function createDeleteAclsHandler(
  deps: AclDependencies,
): Handler<DeleteAclsRequest, DeleteAclsResponse> {
  return {
    apiKey: 31,
    name: 'DeleteAcls',
    versions: [1, 3],
    async handle(request, context) {
      const denied = checkAclAccess(
        deps.authorizer,
        context,
        AclOperation.ALTER,
      );
      const results = request.filters.map(filter =>
        denied ? refuse(denied) : deleteMatching(deps, filter),
      );
      return { filterResults: await Promise.all(results) };
    },
  };
}

async function deleteMatching(
  { acls }: AclDependencies,
  wire: DeleteAclsRequest['filters'][number],
): Promise<DeleteAclsResponseDeleteAclsFilterResult> {
  const filter = readAclFilter(wire);
  if (isRefusal(filter)) {
    return refuse(filter);
  }
  const rules = acls.find(filter);
  const failed = await acls.remove(rules).then(() => undefined, storageRefusal);
  if (failed) {
    return refuse(failed);
  }
  return {
    errorCode: ErrorCode.NONE,
    errorMessage: null,
    matchingAcls: rules.map(({ permission, ...rule }) => ({
      ...rule,
      permissionType: permission,
      errorCode: ErrorCode.NONE,
      errorMessage: null,
    })),
  };
}

function refuse(refusal: Refusal): DeleteAclsResponseDeleteAclsFilterResult {
  return {
    errorCode: refusal.error,
    errorMessage: refusal.reason,
    matchingAcls: [],
  };
}
