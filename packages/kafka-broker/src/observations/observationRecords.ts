/*
 * The records of the observation feed: JSON, one per edge and minute, and one per group and topic
 * and minute. Offsets, counters and timestamps (milliseconds since 1970) are decimal strings,
 * rates are numbers.
 */

/**
 * Somebody writes to or reads from a topic. Keyed by who, what and which way.
 *
 * @public
 */
export interface EdgeRecord {
  readonly kind: 'edge';
  readonly topic: string;
  readonly direction: 'write' | 'read';
  readonly clientId: string | null;
  readonly principal: string;
  /** Null when addresses are switched off. */
  readonly host: string | null;
  readonly softwareName: string | null;
  readonly softwareVersion: string | null;
  /** The consumer group of a reader that is a member of one with this partition. */
  readonly group: string | null;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Since `firstSeen`. */
  readonly recordsTotal: string;
  readonly bytesTotal: string;
  /** Over `windowMs`. */
  readonly recordsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly windowMs: number;
  /** Partitions touched in the window, with the most records first, at most 32. */
  readonly partitions: readonly EdgePartition[];
  /** Number of partitions touched in the window. */
  readonly partitionCount: number;
  /** Edges that the feed had no room for since the broker started. */
  readonly dropped: string;
}

/** @public */
export interface EdgePartition {
  readonly partition: number;
  /** In the window. */
  readonly records: string;
  /** For a reader without a group: how far it is behind the end. */
  readonly lag?: string;
}

/**
 * How far a group is behind in a topic. Keyed by both.
 *
 * @public
 */
export interface LagRecord {
  readonly kind: 'lag';
  readonly group: string;
  readonly topic: string;
  /** Kafka's name of the group's state; `Empty` for a stopped one. */
  readonly state: string;
  readonly at: string;
  /** Sum over the partitions. */
  readonly lag: string;
  readonly partitions: readonly LagPartition[];
}

/** @public */
export interface LagPartition {
  readonly partition: number;
  readonly committedOffset: string;
  readonly endOffset: string;
  readonly lag: string;
  /**
   * How long the oldest unread record waits, by its timestamp; 0 when there is none, null when
   * it is not known.
   */
  readonly lagMs: string | null;
}

/** @public */
export type ObservationRecord = EdgeRecord | LagRecord;

/** What the record is about, as its key in the topic. @internal */
export function observationKey(record: ObservationRecord): string {
  return JSON.stringify(
    record.kind === 'lag'
      ? [record.kind, record.group, record.topic]
      : [
          record.direction,
          record.topic,
          record.clientId,
          record.principal,
          record.host,
          record.softwareName,
          record.softwareVersion,
          record.group,
        ],
  );
}
