import {
  AclOperation,
  AclPatternType,
  AclPermission,
  AclResourceType,
  CLUSTER_RESOURCE,
} from './aclCodes';

/**
 * One access rule; numbers are Kafka's, see `aclCodes`.
 *
 * @public
 */
export interface AclRule {
  readonly resourceType: number;
  readonly resourceName: string;
  readonly patternType: number;
  /** `User:<name>`, or `User:*` for everyone. */
  readonly principal: string;
  /** An address, or `*` for any. */
  readonly host: string;
  readonly operation: number;
  readonly permission: number;
}

/**
 * Which rules are meant; null matches every value.
 *
 * @public
 */
export interface AclFilter {
  readonly resourceType: number;
  readonly resourceName: string | null;
  readonly patternType: number;
  readonly principal: string | null;
  readonly host: string | null;
  readonly operation: number;
  readonly permission: number;
}

/** The same text for equal rules only. @internal */
export function aclKey(rule: AclRule): string {
  return JSON.stringify([
    rule.resourceType,
    rule.patternType,
    rule.resourceName,
    rule.principal,
    rule.host,
    rule.operation,
    rule.permission,
  ]);
}

/**
 * Judges a rule that is to be stored.
 *
 * @returns what is wrong, or undefined. Belongs to INVALID_REQUEST (42).
 * @internal
 */
export function checkAclRule(rule: AclRule): string | undefined {
  if (!isSpecific(rule.resourceType, AclResourceType)) {
    return `Resource type ${rule.resourceType} is not one that a rule can have`;
  }
  if (
    rule.patternType !== AclPatternType.LITERAL &&
    rule.patternType !== AclPatternType.PREFIXED
  ) {
    return `Pattern type ${rule.patternType} is not one that a rule can have; use 3 (literal) or 4 (prefixed)`;
  }
  if (rule.resourceName === '') {
    return 'The resource name is empty';
  }
  if (
    rule.resourceType === AclResourceType.CLUSTER &&
    rule.resourceName !== CLUSTER_RESOURCE
  ) {
    return `The only valid name for the CLUSTER resource is ${CLUSTER_RESOURCE}`;
  }
  if (!isSpecific(rule.operation, AclOperation)) {
    return `Operation ${rule.operation} is not one that a rule can have`;
  }
  if (!isSpecific(rule.permission, AclPermission)) {
    return `Permission ${rule.permission} is not one that a rule can have; use 2 (deny) or 3 (allow)`;
  }
  if (!/^[^:]+:.+$/.test(rule.principal)) {
    return `Principal "${rule.principal}" does not have the form Type:name, for example User:pilot`;
  }
  return rule.host === '' ? 'The host is empty; use * for any' : undefined;
}

/** Whether a filter means a rule. @internal */
export function matchesFilter(rule: AclRule, filter: AclFilter): boolean {
  const { ANY } = AclOperation;
  return (
    (filter.resourceType === ANY ||
      filter.resourceType === rule.resourceType) &&
    (filter.principal === null || filter.principal === rule.principal) &&
    (filter.host === null || filter.host === rule.host) &&
    (filter.operation === ANY || filter.operation === rule.operation) &&
    (filter.permission === ANY || filter.permission === rule.permission) &&
    matchesPattern(rule, filter)
  );
}

/** Whether a rule speaks about the resource of this name. @internal */
export function coversResource(rule: AclRule, name: string): boolean {
  return rule.patternType === AclPatternType.PREFIXED
    ? name.startsWith(rule.resourceName)
    : rule.resourceName === name || rule.resourceName === '*';
}

function matchesPattern(rule: AclRule, filter: AclFilter): boolean {
  const anyPattern =
    filter.patternType === AclPatternType.ANY ||
    filter.patternType === AclPatternType.MATCH;
  if (!anyPattern && filter.patternType !== rule.patternType) {
    return false;
  }
  if (filter.resourceName === null) {
    return true;
  }
  return filter.patternType === AclPatternType.MATCH
    ? coversResource(rule, filter.resourceName)
    : rule.resourceName === filter.resourceName;
}

/** In the table, and not its `ANY`, whose number is 1 in every table. */
function isSpecific(
  value: number,
  table: Readonly<Record<string, number>>,
): boolean {
  return value !== AclOperation.ANY && Object.values(table).includes(value);
}
