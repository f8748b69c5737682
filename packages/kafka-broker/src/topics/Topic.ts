/**
 * One topic. Objects are never changed: an alteration makes a new one.
 *
 * @public
 */
export interface Topic {
  readonly name: string;
  /** Dashed hexadecimal; new for a topic that is created again under its old name. */
  readonly id: string;
  /** Number of partitions, numbered from 0. */
  readonly partitions: number;
  /** The topic's own configuration, key → value; broker defaults are not in here. */
  readonly configs: ReadonlyMap<string, string>;
  /** Written by the broker itself: readable by clients, not changed by them. */
  readonly internal: boolean;
  /** Milliseconds since 1970. */
  readonly createdAtMs: number;
  /** The replication factor somebody wished for where it was answered with 1. */
  readonly wantedReplicationFactor?: number;
}
