/*
 * Committed offsets, in memory and in the journal.
 *
 * The offsets of a deleted topic vanish in the same step as the topic, on replay too, since both
 * live in one journal: a topic that is created again under its name starts without offsets.
 */
import { Journal, JournalWriter } from '../journal/Journal';
import { TopicRegistry } from '../topics/TopicRegistry';
import { CommittedOffset, OffsetsByTopic } from './CommittedOffset';
import {
  decodeOffsetChange,
  encodeOffsetChange,
  OffsetChange,
  offsetKind,
  OffsetRow,
} from './offsetSection';

/** @internal */
export interface OffsetStoreOptions {
  journal: Pick<Journal, 'register'>;
  topics: Pick<TopicRegistry, 'find' | 'subscribe'>;
  /** Milliseconds since 1970. */
  now: () => number;
  /** How long offsets of a group without members are kept. */
  retentionMs: number;
}

interface GroupOffsets {
  protocolType: string | null;
  emptySinceMs: number | null;
  topics: Map<string, Map<number, CommittedOffset>>;
}

const NO_OFFSETS: OffsetsByTopic = new Map();

/** @internal */
export class OffsetStore {
  readonly #groups = new Map<string, GroupOffsets>();
  readonly #writer: JournalWriter<OffsetChange>;
  readonly #options: OffsetStoreOptions;
  readonly #startedAtMs: number;

  constructor(options: OffsetStoreOptions) {
    this.#options = options;
    this.#startedAtMs = options.now();
    this.#writer = options.journal.register<OffsetChange>({
      ...offsetKind,
      encode: encodeOffsetChange,
      decode: decodeOffsetChange,
      apply: change => this.#apply(change),
      snapshot: () => this.#snapshot(),
    });
    options.topics.subscribe({
      deleted: topic => {
        for (const group of this.#groups.values()) {
          group.topics.delete(topic.name);
        }
      },
    });
  }

  /** Groups with anything stored. */
  groupIds(): string[] {
    return [...this.#groups.keys()];
  }

  has(group: string): boolean {
    return this.#groups.has(group);
  }

  /** What the group's members last called themselves, for example `consumer`. */
  protocolType(group: string): string | null {
    return this.#groups.get(group)?.protocolType ?? null;
  }

  /** Everything the group has committed; empty for an unknown group. */
  offsetsOf(group: string): OffsetsByTopic {
    return this.#groups.get(group)?.topics ?? NO_OFFSETS;
  }

  find(
    group: string,
    topic: string,
    partition: number,
  ): CommittedOffset | undefined {
    return this.#groups.get(group)?.topics.get(topic)?.get(partition);
  }

  /** Returns when the offsets are durable. @throws JournalError when the disk refuses. */
  async commit(
    group: string,
    protocolType: string | null,
    rows: Omit<OffsetRow, 'committedAtMs'>[],
  ): Promise<void> {
    const committedAtMs = this.#options.now();
    await this.#writer.append({
      group,
      protocolType,
      committed: rows.map(row => ({ ...row, committedAtMs })),
    });
  }

  /** Forgets single offsets. */
  async remove(
    group: string,
    removed: { topic: string; partition: number }[],
  ): Promise<void> {
    if (removed.length > 0 && this.has(group)) {
      await this.#writer.append({ group, removed });
    }
  }

  /** Forgets the group. */
  async delete(group: string): Promise<void> {
    if (this.has(group)) {
      await this.#writer.append({ group, deleted: true });
    }
  }

  /** Remembers since when a group has no members, or that it has some; no-op without offsets. */
  async markMembership(group: string, hasMembers: boolean): Promise<void> {
    if (this.has(group)) {
      const emptySinceMs = hasMembers ? null : this.#options.now();
      await this.#writer.append({ group, emptySinceMs });
    }
  }

  /**
   * Removes what is past its retention. A group that had members counts from when it became
   * empty, one that only stores offsets from each commit.
   *
   * @param hasMembers - such a group keeps everything
   */
  async expire(hasMembers: (group: string) => boolean): Promise<void> {
    const now = this.#options.now();
    for (const [group, { protocolType, emptySinceMs, topics }] of this
      .#groups) {
      if (hasMembers(group)) {
        continue;
      }
      const since =
        protocolType === null ? 0 : emptySinceMs ?? this.#startedAtMs;
      const expired = [...topics].flatMap(([topic, partitions]) =>
        [...partitions]
          .filter(
            ([, { committedAtMs }]) =>
              now - Math.max(since, committedAtMs) >= this.#options.retentionMs,
          )
          .map(([partition]) => ({ topic, partition })),
      );
      const total = [...topics.values()].reduce((sum, p) => sum + p.size, 0);
      if (expired.length === total) {
        await this.delete(group);
      } else {
        await this.remove(group, expired);
      }
    }
  }

  #apply(change: OffsetChange): void {
    if ('committed' in change) {
      this.#applyCommit(change.group, change.protocolType, change.committed);
      return;
    }
    const group = this.#groups.get(change.group);
    if ('deleted' in change) {
      this.#groups.delete(change.group);
    } else if ('emptySinceMs' in change) {
      if (group) {
        group.emptySinceMs = change.emptySinceMs;
      }
    } else {
      for (const { topic, partition } of change.removed) {
        const partitions = group?.topics.get(topic);
        partitions?.delete(partition);
        if (partitions?.size === 0) {
          group?.topics.delete(topic);
        }
      }
    }
  }

  #applyCommit(
    groupId: string,
    protocolType: string | null,
    rows: OffsetRow[],
  ): void {
    let group = this.#groups.get(groupId);
    if (!group) {
      group = { protocolType, emptySinceMs: null, topics: new Map() };
      this.#groups.set(groupId, group);
    }
    group.protocolType = protocolType ?? group.protocolType;
    for (const { topic, partition, ...committed } of rows) {
      // Deleted while the commit was on its way.
      if (!this.#options.topics.find(topic)) {
        continue;
      }
      let partitions = group.topics.get(topic);
      if (!partitions) {
        partitions = new Map();
        group.topics.set(topic, partitions);
      }
      partitions.set(partition, committed);
    }
  }

  *#snapshot(): Iterable<OffsetChange> {
    for (const [group, { protocolType, emptySinceMs, topics }] of this
      .#groups) {
      const committed = [...topics].flatMap(([topic, partitions]) =>
        [...partitions].map(([partition, offset]) => ({
          topic,
          partition,
          ...offset,
        })),
      );
      yield { group, protocolType, committed };
      if (emptySinceMs !== null) {
        yield { group, emptySinceMs };
      }
    }
  }
}
