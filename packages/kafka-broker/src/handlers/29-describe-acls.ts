/*
 * DescribeAcls (29), versions 1-3: the access rules that a filter means, grouped by resource.
 * v1 has prefixed patterns (KIP-290), v3 users as resources.
 */
import {
  ErrorCode,
  type DescribeAclsRequest,
  type DescribeAclsResponse,
  type DescribeAclsResponseDescribeAclsResource,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import { AclRule } from '../acls/AclRule';
import { isRefusal } from '../topics/placeReplicas';
import { AclDependencies, checkAclAccess, readAclFilter } from './aclAccess';
import { Handler } from './Handler';

/** @internal */
export function createDescribeAclsHandler(
  deps: AclDependencies,
): Handler<DescribeAclsRequest, DescribeAclsResponse> {
  return {
    apiKey: 29,
    name: 'DescribeAcls',
    versions: [1, 3],
    handle(request, context) {
      const filter =
        checkAclAccess(deps.authorizer, context, AclOperation.DESCRIBE) ??
        readAclFilter(request);
      if (isRefusal(filter)) {
        return {
          errorCode: filter.error,
          errorMessage: filter.reason,
          resources: [],
        };
      }
      return {
        errorCode: ErrorCode.NONE,
        errorMessage: null,
        resources: groupByResource(deps.acls.find(filter)),
      };
    },
  };
}

function groupByResource(
  rules: readonly AclRule[],
): DescribeAclsResponseDescribeAclsResource[] {
  const resources = new Map<string, DescribeAclsResponseDescribeAclsResource>();
  for (const rule of rules) {
    const { resourceType, patternType, resourceName } = rule;
    const key = `${resourceType} ${patternType} ${resourceName}`;
    let resource = resources.get(key);
    if (!resource) {
      resource = { resourceType, resourceName, patternType, acls: [] };
      resources.set(key, resource);
    }
    resource.acls.push({
      principal: rule.principal,
      host: rule.host,
      operation: rule.operation,
      permissionType: rule.permission,
    });
  }
  return [...resources.values()];
}
