import { ErrorCode } from '@millrace/kafka-protocol';

/**
 * `strict` refuses more than one replica; `accept-as-single` makes one and remembers the wish.
 *
 * @public
 */
export type ReplicationFactorPolicy = 'strict' | 'accept-as-single';

/** @internal */
export interface PlacementSettings {
  nodeId: number;
  /** Partitions of a topic that names no number. */
  numPartitions: number;
  replicationFactorPolicy: ReplicationFactorPolicy;
}

/** What a request says about partitions and replicas; -1 leaves it to the broker. @internal */
export interface WantedPlacement {
  partitions: number;
  replicationFactor: number;
  /** Per partition the brokers to place it on; empty leaves it to the broker. */
  assignments: readonly {
    partition: number;
    brokerIds: readonly number[];
  }[];
}

/** @internal */
export interface Refusal {
  error: number;
  reason: string;
}

/**
 * Decides how many partitions a new topic gets, on one node.
 *
 * @returns the number, and the replication factor that was wished for where it cannot be had.
 * @internal
 */
export function placeReplicas(
  wanted: WantedPlacement,
  settings: PlacementSettings,
): { partitions: number; wantedReplicationFactor?: number } | Refusal {
  const { partitions, replicationFactor, assignments } = wanted;
  if (assignments.length > 0) {
    if (partitions !== -1 || replicationFactor !== -1) {
      return {
        error: ErrorCode.INVALID_REQUEST,
        reason:
          'With a manual assignment, the number of partitions and the replication factor must be -1',
      };
    }
    return checkAssignments(assignments, settings);
  }
  if (partitions !== -1 && partitions < 1) {
    return {
      error: ErrorCode.INVALID_PARTITIONS,
      reason: `Number of partitions is ${partitions}; it must be at least 1, or -1 for the broker's default (${settings.numPartitions})`,
    };
  }
  if (replicationFactor !== -1 && replicationFactor < 1) {
    return {
      error: ErrorCode.INVALID_REPLICATION_FACTOR,
      reason: `Replication factor is ${replicationFactor}; it must be at least 1, or -1 for the broker's default (1)`,
    };
  }
  const count = partitions === -1 ? settings.numPartitions : partitions;
  if (replicationFactor <= 1) {
    return { partitions: count };
  }
  return settings.replicationFactorPolicy === 'strict'
    ? {
        error: ErrorCode.INVALID_REPLICATION_FACTOR,
        reason: `Replication factor ${replicationFactor} needs ${replicationFactor} brokers; this cluster has 1 (single-node embedded broker).`,
      }
    : { partitions: count, wantedReplicationFactor: replicationFactor };
}

/** @internal */
export function isRefusal(value: object): value is Refusal {
  return 'error' in value && 'reason' in value;
}

/** Whether a list of brokers is this node alone; else why not. @internal */
export function checkBrokerList(
  partition: number,
  brokerIds: readonly number[],
  nodeId: number,
): Refusal | undefined {
  if (brokerIds.length === 1 && brokerIds[0] === nodeId) {
    return undefined;
  }
  return {
    error: ErrorCode.INVALID_REPLICA_ASSIGNMENT,
    reason: `Partition ${partition} is assigned to brokers [${brokerIds.join(
      ', ',
    )}]; this cluster has only broker ${nodeId}`,
  };
}

function checkAssignments(
  assignments: WantedPlacement['assignments'],
  settings: PlacementSettings,
): { partitions: number } | Refusal {
  const numbers = new Set(assignments.map(({ partition }) => partition));
  const consecutive = assignments.every((_, index) => numbers.has(index));
  if (!consecutive || numbers.size !== assignments.length) {
    return {
      error: ErrorCode.INVALID_REPLICA_ASSIGNMENT,
      reason:
        'A manual assignment must name each partition from 0 on exactly once',
    };
  }
  for (const { partition, brokerIds } of assignments) {
    const refusal = checkBrokerList(partition, brokerIds, settings.nodeId);
    if (refusal) {
      return refusal;
    }
  }
  return { partitions: assignments.length };
}
