/**
 * What access rules are about, with Kafka's numbers.
 *
 * @public
 */
export const AclResourceType = {
  ANY: 1,
  TOPIC: 2,
  GROUP: 3,
  CLUSTER: 4,
  TRANSACTIONAL_ID: 5,
  DELEGATION_TOKEN: 6,
  USER: 7,
} as const;

/**
 * How a rule's name is meant; `ANY` and `MATCH` only in filters.
 *
 * @public
 */
export const AclPatternType = {
  ANY: 1,
  MATCH: 2,
  LITERAL: 3,
  PREFIXED: 4,
} as const;

/**
 * What somebody does; `ANY` only in filters.
 *
 * @public
 */
export const AclOperation = {
  ANY: 1,
  ALL: 2,
  READ: 3,
  WRITE: 4,
  CREATE: 5,
  DELETE: 6,
  ALTER: 7,
  DESCRIBE: 8,
  CLUSTER_ACTION: 9,
  DESCRIBE_CONFIGS: 10,
  ALTER_CONFIGS: 11,
  IDEMPOTENT_WRITE: 12,
  CREATE_TOKENS: 13,
  DESCRIBE_TOKENS: 14,
  TWO_PHASE_COMMIT: 15,
} as const;

/**
 * Whether a rule forbids or permits; `ANY` only in filters.
 *
 * @public
 */
export const AclPermission = { ANY: 1, DENY: 2, ALLOW: 3 } as const;

/**
 * The only name of the resource type CLUSTER.
 *
 * @public
 */
export const CLUSTER_RESOURCE = 'kafka-cluster';

/**
 * The operations that make sense per resource type. The sums of their bits are what clients get
 * as "authorized operations".
 *
 * @internal
 */
export const operationsByResourceType: ReadonlyMap<number, readonly number[]> =
  new Map([
    [
      AclResourceType.TOPIC,
      [
        AclOperation.READ,
        AclOperation.WRITE,
        AclOperation.CREATE,
        AclOperation.DELETE,
        AclOperation.ALTER,
        AclOperation.DESCRIBE,
        AclOperation.DESCRIBE_CONFIGS,
        AclOperation.ALTER_CONFIGS,
      ],
    ],
    [
      AclResourceType.GROUP,
      [
        AclOperation.READ,
        AclOperation.DELETE,
        AclOperation.DESCRIBE,
        AclOperation.DESCRIBE_CONFIGS,
        AclOperation.ALTER_CONFIGS,
      ],
    ],
    [
      AclResourceType.CLUSTER,
      [
        AclOperation.CREATE,
        AclOperation.ALTER,
        AclOperation.DESCRIBE,
        AclOperation.CLUSTER_ACTION,
        AclOperation.DESCRIBE_CONFIGS,
        AclOperation.ALTER_CONFIGS,
        AclOperation.IDEMPOTENT_WRITE,
      ],
    ],
    [
      AclResourceType.TRANSACTIONAL_ID,
      [
        AclOperation.DESCRIBE,
        AclOperation.WRITE,
        AclOperation.TWO_PHASE_COMMIT,
      ],
    ],
    [AclResourceType.DELEGATION_TOKEN, [AclOperation.DESCRIBE]],
    [
      AclResourceType.USER,
      [AclOperation.CREATE_TOKENS, AclOperation.DESCRIBE_TOKENS],
    ],
  ]);
