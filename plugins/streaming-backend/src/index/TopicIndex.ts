import {
  ClusterConnection,
  ConfigEntry,
  TopicDescription,
  TopicPartitionOffsets,
} from '../clusters';
import { DatabasePresenceStore } from './DatabasePresenceStore';
import { PartitionSnapshot, TopicSnapshot } from './MetadataIndex';
import { applyListing, Presence, PresenceRules } from './presence';

const CONFIGS_PER_CALL = 200;
const OFFSETS_PER_CALL = 500;
/** A refused topic is asked about again after this long, so that refusals do not flood the cluster's log. */
const REFUSED_RETRY_MS = 3_600_000;

interface KnownConfigs {
  readAt: number;
  entries: ReadonlyMap<string, ConfigEntry> | null;
  error: string | null;
}

/** The topics of one cluster: filled by passes, read as immutable rows. */
export class TopicIndex {
  readonly #clusterId: string;
  readonly #store: DatabasePresenceStore;
  readonly #rules: PresenceRules;
  readonly #now: () => number;
  readonly #presences = new Map<string, Presence>();
  readonly #configs = new Map<string, KnownConfigs>();
  readonly #offsets = new Map<string, TopicPartitionOffsets>();
  #descriptions = new Map<string, TopicDescription>();
  #observedAt = new Map<string, number>();
  #rows = new Map<string, TopicSnapshot>();
  #sorted: readonly TopicSnapshot[] | undefined;
  #restored = false;

  constructor(options: {
    clusterId: string;
    store: DatabasePresenceStore;
    rules: PresenceRules;
    now: () => number;
  }) {
    this.#clusterId = options.clusterId;
    this.#store = options.store;
    this.#rules = options.rules;
    this.#now = options.now;
  }

  get(name: string): TopicSnapshot | undefined {
    return this.#rows.get(name);
  }

  /** Sorted by name. */
  list(): readonly TopicSnapshot[] {
    this.#sorted ??= [...this.#rows.values()].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    return this.#sorted;
  }

  /** Whether every live topic has been described with its configuration, or refused it. */
  get described(): boolean {
    return [...this.#descriptions.keys()].every(name =>
      this.#configs.has(name),
    );
  }

  /** Reads all topics with their partitions; true when something else than ages changed. */
  async passListing(connection: ClusterConnection): Promise<boolean> {
    await this.#restore();
    const descriptions = await connection.describeTopics();
    const now = this.#now();
    const listed = new Set(descriptions.map(topic => topic.name));
    const change = applyListing(this.#presences, listed, now, this.#rules);
    await this.#store.write(this.#clusterId, change);
    change.changed.forEach(one => this.#presences.set(one.name, one));
    change.forgotten.forEach(name => this.#drop(name));
    const before = signature(this.#descriptions);
    this.#descriptions = new Map(descriptions.map(one => [one.name, one]));
    listed.forEach(name => this.#observedAt.set(name, now));
    this.#rebuild(this.#presences.keys());
    return (
      change.changed.length > 0 ||
      change.forgotten.length > 0 ||
      before !== signature(this.#descriptions)
    );
  }

  /**
   * Reads these topics alone. One that does not exist stays as it is, unless it was seen for a short time only: it
   * was taken back by whoever asks, and would linger as missing otherwise.
   */
  async passTopics(
    connection: ClusterConnection,
    names: string[],
  ): Promise<void> {
    await this.#restore();
    const now = this.#now();
    const found = (await connection.describeTopics(names)).filter(
      topic => topic.error?.name !== 'UNKNOWN_TOPIC_OR_PARTITION',
    );
    const existing = new Set(found.map(topic => topic.name));
    const takenBack = names.filter(name => {
      const firstSeen = this.#presences.get(name)?.firstSeen ?? 0;
      return (
        !existing.has(name) && now - firstSeen < this.#rules.missingAfterMs
      );
    });
    const added = found
      .filter(({ name }) => this.#presences.get(name)?.misses !== 0)
      .map(({ name }) => ({
        name,
        firstSeen: this.#presences.get(name)?.firstSeen ?? now,
        misses: 0,
        absentSince: null,
        missingSince: null,
      }));
    await this.#store.write(this.#clusterId, { changed: added, forgotten: [] });
    added.forEach(one => this.#presences.set(one.name, one));
    await this.#forget(takenBack);
    for (const topic of found) {
      this.#descriptions.set(topic.name, topic);
      this.#observedAt.set(topic.name, now);
      this.#configs.delete(topic.name);
    }
    await this.passConfigs(connection, 0);
    await this.passOffsets(
      connection,
      found.map(topic => topic.name),
    );
  }

  /** Reads configurations never read, or read longer than this ago; true when one changed. */
  async passConfigs(
    connection: ClusterConnection,
    olderThanMs: number,
  ): Promise<boolean> {
    const now = this.#now();
    const due = [...this.#descriptions.keys()].filter(name => {
      const known = this.#configs.get(name);
      const wait = known?.error ? REFUSED_RETRY_MS : olderThanMs;
      return !known || (olderThanMs > 0 && now - known.readAt >= wait);
    });
    let changed = false;
    for (let at = 0; at < due.length; at += CONFIGS_PER_CALL) {
      const names = due.slice(at, at + CONFIGS_PER_CALL);
      for (const one of await connection.describeConfigs(names)) {
        const before = this.#configs.get(one.name);
        const entries = new Map(
          one.entries.map(entry => [entry.name, entry] as const),
        );
        changed ||= !sameConfigs(before?.entries ?? null, entries);
        this.#configs.set(one.name, {
          readAt: now,
          entries: one.error ? before?.entries ?? null : entries,
          error: one.error?.message ?? null,
        });
      }
      this.#rebuild(names);
    }
    return changed;
  }

  /** Reads first and next offsets of all live topics, or of these. */
  async passOffsets(
    connection: ClusterConnection,
    names: string[] = [...this.#descriptions.keys()],
  ): Promise<void> {
    for (let at = 0; at < names.length; at += OFFSETS_PER_CALL) {
      const part = names.slice(at, at + OFFSETS_PER_CALL);
      const topics = part.flatMap(name => this.#descriptions.get(name) ?? []);
      for (const row of await connection.fetchPartitionOffsets(topics)) {
        const key = `${row.topic}\0${row.partition}`;
        const before = this.#offsets.get(key);
        this.#offsets.set(key, {
          ...row,
          start: row.start ?? before?.start ?? null,
          end: row.end ?? before?.end ?? null,
        });
      }
      this.#rebuild(part);
    }
  }

  async #forget(names: string[]): Promise<void> {
    await this.#store.write(this.#clusterId, { changed: [], forgotten: names });
    names.forEach(name => this.#drop(name));
  }

  async #restore(): Promise<void> {
    if (!this.#restored) {
      for (const presence of await this.#store.read(this.#clusterId)) {
        this.#presences.set(presence.name, presence);
      }
      this.#restored = true;
    }
  }

  #drop(name: string): void {
    for (const { partition } of this.#rows.get(name)?.partitions ?? []) {
      this.#offsets.delete(`${name}\0${partition}`);
    }
    this.#presences.delete(name);
    this.#configs.delete(name);
    this.#descriptions.delete(name);
    this.#observedAt.delete(name);
    this.#rows.delete(name);
    this.#sorted = undefined;
  }

  #rebuild(names: Iterable<string>): void {
    for (const name of names) {
      const presence = this.#presences.get(name);
      if (presence) {
        this.#rows.set(name, this.#toRow(presence));
      }
    }
    this.#sorted = undefined;
  }

  #toRow(presence: Presence): TopicSnapshot {
    const { name, firstSeen, missingSince } = presence;
    const description = this.#descriptions.get(name);
    const configs = this.#configs.get(name);
    const before = this.#rows.get(name);
    return {
      cluster: this.#clusterId,
      name,
      firstSeen,
      missingSince,
      partitions:
        description && !description.error
          ? this.#toPartitions(description)
          : before?.partitions ?? null,
      configs: configs?.entries ?? null,
      observedAt: this.#observedAt.get(name) ?? null,
      error: description?.error?.message ?? configs?.error ?? null,
    };
  }

  #toPartitions({ name, partitions }: TopicDescription): PartitionSnapshot[] {
    return partitions.map(({ error, ...partition }) => {
      const offsets = this.#offsets.get(`${name}\0${partition.partition}`);
      return {
        ...partition,
        start: offsets?.start ?? null,
        end: offsets?.end ?? null,
        error: error?.message ?? offsets?.error?.message ?? null,
      };
    });
  }
}

function signature(
  descriptions: ReadonlyMap<string, TopicDescription>,
): string {
  return JSON.stringify([...descriptions.values()]);
}

function sameConfigs(
  a: ReadonlyMap<string, ConfigEntry> | null,
  b: ReadonlyMap<string, ConfigEntry>,
): boolean {
  return (
    a?.size === b.size &&
    [...b].every(([name, entry]) => a.get(name)?.value === entry.value)
  );
}
