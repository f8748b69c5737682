import { ErrorCode } from '@millrace/kafka-protocol';
import {
  AclOperation,
  AclPatternType,
  AclPermission,
  AclResourceType,
  CLUSTER_RESOURCE,
} from '../acls/aclCodes';
import { AclFilter } from '../acls/AclRule';
import { AclStore } from '../acls/AclStore';
import { Authorizer, Requester } from '../acls/Authorizer';
import { Refusal } from '../topics/placeReplicas';

/** What the handlers of access rules need. @internal */
export interface AclDependencies {
  authorizer: Authorizer;
  acls: AclStore;
}

/** Rules are the cluster's: Describe to see them, Alter to change them. @internal */
export function checkAclAccess(
  authorizer: Authorizer,
  who: Requester,
  operation: number,
): Refusal | undefined {
  return authorizer.allows(
    who,
    operation,
    AclResourceType.CLUSTER,
    CLUSTER_RESOURCE,
  )
    ? undefined
    : {
        error: ErrorCode.CLUSTER_AUTHORIZATION_FAILED,
        reason: `${who.principal} may not ${
          operation === AclOperation.ALTER ? 'change' : 'see'
        } access rules`,
      };
}

/** The filter of a request as it comes over the wire, or what is wrong with it. @internal */
export function readAclFilter(wire: {
  resourceTypeFilter: number;
  resourceNameFilter: string | null;
  patternTypeFilter: number;
  principalFilter: string | null;
  hostFilter: string | null;
  operation: number;
  permissionType: number;
}): AclFilter | Refusal {
  const checks: [string, number, Readonly<Record<string, number>>][] = [
    ['Resource type', wire.resourceTypeFilter, AclResourceType],
    ['Pattern type', wire.patternTypeFilter, AclPatternType],
    ['Operation', wire.operation, AclOperation],
    ['Permission', wire.permissionType, AclPermission],
  ];
  for (const [what, value, table] of checks) {
    if (!Object.values(table).includes(value)) {
      return {
        error: ErrorCode.INVALID_REQUEST,
        reason: `${what} ${value} is unknown; known: ${Object.entries(table)
          .map(([name, code]) => `${code} (${name})`)
          .join(', ')}`,
      };
    }
  }
  return {
    resourceType: wire.resourceTypeFilter,
    resourceName: wire.resourceNameFilter,
    patternType: wire.patternTypeFilter,
    principal: wire.principalFilter,
    host: wire.hostFilter,
    operation: wire.operation,
    permission: wire.permissionType,
  };
}
