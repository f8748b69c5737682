import {
  AclEntry,
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  Admin,
  ResourcePatternTypes,
} from 'kafkajs';
import { InputError } from '@backstage/errors';
import { AccessResourceType, AccessRule } from './ClusterConnection';

const RESOURCE_TYPES: [AccessResourceType, AclResourceTypes][] = [
  ['topic', AclResourceTypes.TOPIC],
  ['group', AclResourceTypes.GROUP],
  ['cluster', AclResourceTypes.CLUSTER],
  ['transactional-id', AclResourceTypes.TRANSACTIONAL_ID],
];

/** Every rule of the cluster. */
export async function describeAcls(admin: Admin): Promise<AccessRule[]> {
  const { resources } = await admin.describeAcls({
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  });
  return resources.flatMap(resource =>
    resource.acls.map(acl => ({
      principal: acl.principal,
      host: acl.host,
      permission:
        acl.permissionType === AclPermissionTypes.DENY ? 'DENY' : 'ALLOW',
      operation: toOperation(acl.operation),
      resourceType: toResourceType(resource.resourceType),
      resourceName: resource.resourceName,
      patternType:
        resource.resourcePatternType === ResourcePatternTypes.PREFIXED
          ? 'prefixed'
          : 'literal',
    })),
  );
}

/** Creating a rule that exists is a success for the cluster. */
export async function createAcls(
  admin: Admin,
  rules: AccessRule[],
): Promise<void> {
  if (rules.length > 0) {
    await admin.createAcls({ acl: rules.map(toAclEntry) });
  }
}

/** Each filter names one rule completely, so that nothing else is deleted. */
export async function deleteAcls(
  admin: Admin,
  rules: AccessRule[],
): Promise<void> {
  if (rules.length > 0) {
    await admin.deleteAcls({ filters: rules.map(toAclEntry) });
  }
}

/** @throws InputError for an operation or resource type that Kafka does not know */
function toAclEntry(rule: AccessRule): AclEntry {
  const operation = Object.entries(AclOperationTypes).find(
    ([name]) => name === rule.operation,
  )?.[1];
  const resourceType = RESOURCE_TYPES.find(
    ([name]) => name === rule.resourceType,
  )?.[1];
  if (typeof operation !== 'number' || resourceType === undefined) {
    throw new InputError(
      `Access rule with operation "${rule.operation}" on ${rule.resourceType} "${rule.resourceName}" is unknown to Kafka`,
    );
  }
  return {
    principal: rule.principal,
    host: rule.host,
    operation,
    permissionType:
      rule.permission === 'DENY'
        ? AclPermissionTypes.DENY
        : AclPermissionTypes.ALLOW,
    resourceType,
    resourceName: rule.resourceName,
    resourcePatternType:
      rule.patternType === 'prefixed'
        ? ResourcePatternTypes.PREFIXED
        : ResourcePatternTypes.LITERAL,
  };
}

/** kafkajs types these as an enum with reverse names; at run time it is a plain object without. */
function toOperation(number: AclOperationTypes): string {
  const names = Object.entries(AclOperationTypes);
  return names.find(([, value]) => value === number)?.[0] ?? 'UNKNOWN';
}

function toResourceType(type: AclResourceTypes): AccessResourceType {
  return RESOURCE_TYPES.find(([, number]) => number === type)?.[0] ?? 'other';
}
