/*
 * Who writes and who reads, gathered on the path of the records.
 *
 * An edge is one client in one direction on one topic. It is counted in the present window and
 * told twice: soon after it was first seen, and at the end of every window in which it moved
 * anything. Memory is bounded by the number of edges; the one not seen for longest goes first.
 */
import type { Transfer } from '../handlers/Transfer';
import { EdgePartition, EdgeRecord } from './observationRecords';
import { OBSERVATIONS_TOPIC } from './observationsTopic';

const MAX_EDGES = 10_000;
const MAX_PARTITIONS_TOLD = 32;
/** A rate over less than this says nothing. */
const MIN_WINDOW_MS = 1_000;

/** @internal */
export interface ObservationRecorderOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  /** The groups in which this client has this partition. */
  groupsOf: (
    clientId: string,
    host: string,
    topic: string,
    partition: number,
  ) => readonly string[];
  /** Offset behind a partition's last record; undefined when it is gone. */
  endOffset: (topic: string, partition: number) => bigint | undefined;
  /** Whether addresses are told. */
  hosts: boolean;
  /** Default 10,000. */
  maxEdges?: number;
}

type EdgeIdentity = Pick<
  EdgeRecord,
  | 'topic'
  | 'direction'
  | 'clientId'
  | 'principal'
  | 'host'
  | 'softwareName'
  | 'softwareVersion'
  | 'group'
>;

interface Edge {
  readonly identity: EdgeIdentity;
  readonly firstSeenMs: number;
  lastSeenMs: number;
  /** Before the present window. */
  recordsBefore: bigint;
  bytesBefore: bigint;
  windowRecords: number;
  windowBytes: number;
  readonly windowPartitions: Map<number, { records: number; next: bigint }>;
  told: boolean;
}

/** @internal */
export class ObservationRecorder {
  readonly #options: ObservationRecorderOptions;
  /** Least recently used first. */
  readonly #edges = new Map<string, Edge>();
  #windowStartMs: number;
  #dropped = 0;
  #turn = 0;

  constructor(options: ObservationRecorderOptions) {
    this.#options = options;
    this.#windowStartMs = options.now();
  }

  /** Edges that had to go because there were too many. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Live edges. */
  get size(): number {
    return this.#edges.size;
  }

  /**
   * Counts records that were moved. Cheap; never throws.
   *
   * @returns whether there is an edge that was not told yet.
   */
  observe(transfer: Transfer): boolean {
    if (transfer.topic === OBSERVATIONS_TOPIC || transfer.records === 0) {
      return false;
    }
    const edge = this.#edgeOf(transfer);
    edge.lastSeenMs = this.#options.now();
    edge.windowRecords += transfer.records;
    edge.windowBytes += transfer.bytes;
    const partition = edge.windowPartitions.get(transfer.partition);
    if (partition) {
      partition.records += transfer.records;
      partition.next = transfer.nextOffset;
    } else {
      edge.windowPartitions.set(transfer.partition, {
        records: transfer.records,
        next: transfer.nextOffset,
      });
    }
    return !edge.told;
  }

  /** Edges that were not told yet; the window goes on. */
  takeNew(): EdgeRecord[] {
    const now = this.#options.now();
    const fresh = [...this.#edges.values()].filter(edge => !edge.told);
    return fresh.map(edge => {
      edge.told = true;
      return this.#toRecord(edge, now - edge.firstSeenMs);
    });
  }

  /** Edges that moved something in the window; the next one begins. */
  takeWindow(): EdgeRecord[] {
    const now = this.#options.now();
    const windowMs = now - this.#windowStartMs;
    this.#windowStartMs = now;
    const moved = [...this.#edges.values()].filter(
      edge => edge.windowRecords > 0,
    );
    return moved.map(edge => {
      const record = this.#toRecord(edge, windowMs);
      edge.told = true;
      edge.recordsBefore += BigInt(edge.windowRecords);
      edge.bytesBefore += BigInt(edge.windowBytes);
      edge.windowRecords = 0;
      edge.windowBytes = 0;
      edge.windowPartitions.clear();
      return record;
    });
  }

  #edgeOf(transfer: Transfer): Edge {
    const identity = this.#identify(transfer);
    const key = JSON.stringify(Object.values(identity));
    const known = this.#edges.get(key);
    if (known) {
      if (known.windowRecords === 0) {
        this.#edges.delete(key);
        this.#edges.set(key, known);
      }
      return known;
    }
    if (this.#edges.size >= (this.#options.maxEdges ?? MAX_EDGES)) {
      const [oldest = ''] = this.#edges.keys();
      this.#edges.delete(oldest);
      this.#dropped += 1;
    }
    const now = this.#options.now();
    const edge: Edge = {
      identity,
      firstSeenMs: now,
      lastSeenMs: now,
      recordsBefore: 0n,
      bytesBefore: 0n,
      windowRecords: 0,
      windowBytes: 0,
      windowPartitions: new Map(),
      told: false,
    };
    this.#edges.set(key, edge);
    return edge;
  }

  #identify(transfer: Transfer): EdgeIdentity {
    const { topic, direction, context } = transfer;
    return {
      topic,
      direction,
      clientId: context.clientId,
      principal: context.principal,
      host: this.#options.hosts ? context.host : null,
      softwareName: context.softwareName,
      softwareVersion: context.softwareVersion,
      group:
        transfer.group ??
        (direction === 'read' ? this.#groupOf(transfer) : null),
    };
  }

  // Two groups of one process may read the same partition under one client id. Each gets every
  // second fetch, which is what each of them really fetches.
  #groupOf({ topic, partition, context }: Transfer): string | null {
    const groups = this.#options.groupsOf(
      context.clientId ?? '',
      context.host,
      topic,
      partition,
    );
    if (groups.length <= 1) {
      return groups[0] ?? null;
    }
    this.#turn = (this.#turn + 1) % groups.length;
    return groups[this.#turn] ?? null;
  }

  #toRecord(edge: Edge, elapsedMs: number): EdgeRecord {
    const windowMs = Math.max(MIN_WINDOW_MS, elapsedMs);
    const perSecond = (amount: number) =>
      Math.round((amount * 1_000_000) / windowMs) / 1000;
    return {
      kind: 'edge',
      ...edge.identity,
      firstSeen: String(edge.firstSeenMs),
      lastSeen: String(edge.lastSeenMs),
      recordsTotal: String(edge.recordsBefore + BigInt(edge.windowRecords)),
      bytesTotal: String(edge.bytesBefore + BigInt(edge.windowBytes)),
      recordsPerSecond: perSecond(edge.windowRecords),
      bytesPerSecond: perSecond(edge.windowBytes),
      windowMs,
      partitions: this.#partitionsOf(edge),
      partitionCount: edge.windowPartitions.size,
      dropped: String(this.#dropped),
    };
  }

  #partitionsOf({ identity, windowPartitions }: Edge): EdgePartition[] {
    const alone = identity.direction === 'read' && identity.group === null;
    return [...windowPartitions]
      .sort(([, a], [, b]) => b.records - a.records)
      .slice(0, MAX_PARTITIONS_TOLD)
      .map(([partition, { records, next }]) => {
        const end = alone
          ? this.#options.endOffset(identity.topic, partition)
          : undefined;
        return {
          partition,
          records: String(records),
          ...(end === undefined
            ? {}
            : { lag: String(end > next ? end - next : 0n) }),
        };
      });
  }
}
