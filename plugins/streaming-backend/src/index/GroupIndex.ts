import {
  ClusterConnection,
  CommittedOffset,
  GroupDescription,
  GroupListing,
} from '../clusters';
import { messageOf } from '../lib/messageOf';
import { forEachLimited } from './forEachLimited';
import { toGroupPartitions, totalLag } from './groupLag';
import { GroupSnapshot, TopicSnapshot } from './MetadataIndex';

const CONCURRENCY = 4;

interface KnownGroup {
  description: GroupDescription;
  protocolType: string;
  commits: readonly CommittedOffset[];
  observedAt: number | null;
  error: string | null;
}

/** The consumer groups of one cluster. */
export class GroupIndex {
  readonly #clusterId: string;
  readonly #topicOf: (name: string) => TopicSnapshot | undefined;
  readonly #now: () => number;
  readonly #known = new Map<string, KnownGroup>();
  #rows = new Map<string, GroupSnapshot>();
  #sorted: readonly GroupSnapshot[] | undefined;

  constructor(options: {
    clusterId: string;
    topicOf: (name: string) => TopicSnapshot | undefined;
    now: () => number;
  }) {
    this.#clusterId = options.clusterId;
    this.#topicOf = options.topicOf;
    this.#now = options.now;
  }

  get(groupId: string): GroupSnapshot | undefined {
    return this.#rows.get(groupId);
  }

  /** Sorted by id. */
  list(): readonly GroupSnapshot[] {
    this.#sorted ??= [...this.#rows.values()].sort((a, b) =>
      a.groupId < b.groupId ? -1 : 1,
    );
    return this.#sorted;
  }

  /** Reads the groups of the cluster, or these alone; a group that cannot be read keeps its last values. */
  async pass(
    connection: ClusterConnection,
    only?: readonly string[],
  ): Promise<void> {
    const listed = await connection.listGroups();
    const wanted = only ? new Set(only) : undefined;
    await forEachLimited(
      listed.filter(group => wanted?.has(group.groupId) ?? true),
      CONCURRENCY,
      group => this.#read(connection, group),
    );
    const alive = new Set(listed.map(group => group.groupId));
    for (const groupId of this.#known.keys()) {
      if (!alive.has(groupId)) {
        this.#known.delete(groupId);
      }
    }
    this.rebuild();
  }

  /** Computes lags again after end offsets were read. */
  rebuild(): void {
    this.#rows = new Map(
      [...this.#known].map(([groupId, known]) => [
        groupId,
        this.#toRow(groupId, known),
      ]),
    );
    this.#sorted = undefined;
  }

  async #read(
    connection: ClusterConnection,
    { groupId, protocolType }: GroupListing,
  ): Promise<void> {
    const before = this.#known.get(groupId);
    const [description] = await connection.describeGroups([groupId]);
    let { commits, error } = { commits: before?.commits ?? [], error: '' };
    try {
      commits = await connection.fetchOffsets(groupId);
    } catch (cause) {
      error = messageOf(cause);
    }
    const failure = description?.error?.message ?? error;
    if (!description) {
      return;
    }
    this.#known.set(groupId, {
      description:
        description.error && before ? before.description : description,
      protocolType,
      commits,
      observedAt: failure ? before?.observedAt ?? null : this.#now(),
      error: failure || null,
    });
  }

  #toRow(groupId: string, known: KnownGroup): GroupSnapshot {
    const { description, commits, protocolType, observedAt, error } = known;
    const partitions = toGroupPartitions(description, commits, this.#topicOf);
    return {
      cluster: this.#clusterId,
      groupId,
      state: description.state,
      protocolType: description.protocolType || protocolType,
      members: description.members,
      partitions,
      lag: totalLag(partitions),
      observedAt,
      error,
    };
  }
}
