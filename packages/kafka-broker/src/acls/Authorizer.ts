import {
  AclOperation,
  AclPatternType,
  AclPermission,
  operationsByResourceType,
} from './aclCodes';
import { AclRule } from './AclRule';
import { AclStore } from './AclStore';

/**
 * Who asks; a handler's `RequestContext` is one.
 *
 * @public
 */
export interface Requester {
  /** `User:<name>`. */
  readonly principal: string;
  /** Address without port. */
  readonly host: string;
}

/**
 * Decides by access rules who may do what. Every handler asks it, also on listeners where the
 * answer is always yes.
 *
 * @public
 */
export interface Authorizer {
  /**
   * @param operation - of `AclOperation`
   * @param resourceType - of `AclResourceType`
   */
  allows(
    who: Requester,
    operation: number,
    resourceType: number,
    resourceName: string,
  ): boolean;
  /** Whether there is any resource of the type that the requester may do this with. */
  allowsOnAny(who: Requester, operation: number, resourceType: number): boolean;
  /** The sum of `1 << operation` over all that is allowed, as clients are told on request. */
  allowedOperations(
    who: Requester,
    resourceType: number,
    resourceName: string,
  ): number;
}

/** What else allows an operation than a rule for itself. */
const impliedBy: ReadonlyMap<number, readonly number[]> = new Map([
  [
    AclOperation.DESCRIBE,
    [
      AclOperation.READ,
      AclOperation.WRITE,
      AclOperation.DELETE,
      AclOperation.ALTER,
    ],
  ],
  [AclOperation.DESCRIBE_CONFIGS, [AclOperation.ALTER_CONFIGS]],
]);

/**
 * Kafka's rules: super users may do everything; a matching deny wins; otherwise a matching allow
 * is needed, where Read, Write, Delete and Alter imply Describe and AlterConfigs implies
 * DescribeConfigs. Denials imply nothing.
 *
 * @internal
 */
export class AclAuthorizer implements Authorizer {
  readonly #acls: Pick<AclStore, 'list' | 'covering'>;
  readonly #superUsers: ReadonlySet<string>;

  constructor(options: {
    acls: Pick<AclStore, 'list' | 'covering'>;
    /** As `User:<name>`. */
    superUsers: readonly string[];
  }) {
    this.#acls = options.acls;
    this.#superUsers = new Set(options.superUsers);
  }

  allows(
    who: Requester,
    operation: number,
    resourceType: number,
    resourceName: string,
  ): boolean {
    if (this.#superUsers.has(who.principal)) {
      return true;
    }
    const rules = this.#acls
      .covering(resourceType, resourceName)
      .filter(rule => isAbout(rule, who));
    return (
      !rules.some(rule => denies(rule, operation)) &&
      rules.some(rule => permits(rule, operation))
    );
  }

  allowsOnAny(
    who: Requester,
    operation: number,
    resourceType: number,
  ): boolean {
    if (this.#superUsers.has(who.principal)) {
      return true;
    }
    const rules = this.#acls
      .list()
      .filter(rule => rule.resourceType === resourceType && isAbout(rule, who));
    const denials = rules.filter(rule => denies(rule, operation));
    return rules.some(
      rule =>
        permits(rule, operation) &&
        !denials.some(denial => coversPattern(denial, rule)),
    );
  }

  allowedOperations(
    who: Requester,
    resourceType: number,
    resourceName: string,
  ): number {
    return (operationsByResourceType.get(resourceType) ?? [])
      .filter(operation =>
        this.allows(who, operation, resourceType, resourceName),
      )
      .reduce((bits, operation) => bits + 2 ** operation, 0);
  }
}

function isAbout(rule: AclRule, who: Requester): boolean {
  return (
    (rule.principal === who.principal || rule.principal === 'User:*') &&
    (rule.host === who.host || rule.host === '*')
  );
}

function denies(rule: AclRule, operation: number): boolean {
  return (
    rule.permission === AclPermission.DENY &&
    (rule.operation === operation || rule.operation === AclOperation.ALL)
  );
}

function permits(rule: AclRule, operation: number): boolean {
  return (
    rule.permission === AclPermission.ALLOW &&
    (rule.operation === operation ||
      rule.operation === AclOperation.ALL ||
      (impliedBy.get(operation) ?? []).includes(rule.operation))
  );
}

/** Whether everything the second rule is about is also what the first is about. */
function coversPattern(rule: AclRule, other: AclRule): boolean {
  if (
    rule.patternType === AclPatternType.LITERAL &&
    rule.resourceName === '*'
  ) {
    return true;
  }
  if (rule.patternType === AclPatternType.PREFIXED) {
    return (
      other.resourceName.startsWith(rule.resourceName) &&
      !(
        other.patternType === AclPatternType.LITERAL &&
        other.resourceName === '*'
      )
    );
  }
  return (
    other.patternType === AclPatternType.LITERAL &&
    other.resourceName === rule.resourceName
  );
}
