const MIB = 1024 * 1024;

/**
 * What one client, or all together, may cost the broker.
 *
 * @public
 */
export interface Limits {
  /** Longest request frame; a longer one closes its connection unread. */
  readonly frameBytes: number;
  /** Connections at a time over all listeners. */
  readonly connections: number;
  /** Connections at a time from one address. */
  readonly connectionsPerAddress: number;
  /** Answers queued for a client that does not read, above which its requests wait. */
  readonly queuedResponseBytes: number;
  /** How long a client may read nothing of what is queued before it is closed. */
  readonly stalledWriteMs: number;
  /** Requests received and not yet answered, over all clients. */
  readonly requestBytes: number;
  /** Requests of one connection that are worked on at a time; further ones wait unread. */
  readonly requestsInFlight: number;
  /** How long a connection may ask nothing before it is closed. */
  readonly idleMs: number;
  /** Free disk space below which Produce is refused. */
  readonly minFreeBytes: number;
  /** Partitions over all topics, above which CreateTopics is refused. */
  readonly partitions: number;
}

/**
 * The limits of a broker that is told none.
 *
 * @public
 */
export const defaultLimits: Limits = {
  frameBytes: 100 * MIB,
  connections: 2_000,
  connectionsPerAddress: 200,
  queuedResponseBytes: 8 * MIB,
  stalledWriteMs: 60_000,
  requestBytes: 256 * MIB,
  requestsInFlight: 64,
  idleMs: 10 * 60_000,
  minFreeBytes: 512 * MIB,
  partitions: 50_000,
};
