/*
 * The topics of the broker, in memory and in the journal.
 *
 * A change becomes visible when it is durable, so a producer can never get an acknowledgement
 * for a topic that a power cut takes back. Names under creation are reserved meanwhile. A
 * deletion is durable before any file goes: a crash in between leaves files of a topic that
 * nobody knows, and the log store removes those at start by comparing with `list()`.
 */
import { randomUUID } from 'node:crypto';
import { Journal, JournalWriter } from '../journal/Journal';
import { Topic } from './Topic';
import { checkTopicName, topicCollisionKey } from './topicName';
import {
  decodeTopicChange,
  encodeTopicChange,
  TopicChange,
  topicKind,
} from './topicSection';

/**
 * Told about every durable change, in order. Must not throw.
 *
 * @internal
 */
export interface TopicListener {
  created?(topic: Topic): void;
  /** More partitions or other configuration. */
  changed?(topic: Topic, before: Topic): void;
  /** The deletion is durable: files of `topic.id` may go now. */
  deleted?(topic: Topic): void;
}

/** @internal */
export interface NewTopic {
  name: string;
  partitions: number;
  configs: ReadonlyMap<string, string>;
  internal?: boolean;
  wantedReplicationFactor?: number;
}

/** Why a name is not available. @internal */
export type NameRefusal = {
  problem: 'invalid' | 'exists' | 'collision';
  reason: string;
};

/** @internal */
export interface TopicRegistryOptions {
  journal: Pick<Journal, 'register'>;
  now: () => number;
  newId?: () => string;
}

/**
 * Finds, creates, changes and deletes topics. Configuration and counts are checked by callers.
 *
 * @internal
 */
export class TopicRegistry {
  readonly #byName = new Map<string, Topic>();
  readonly #byId = new Map<string, Topic>();
  readonly #nameByCollisionKey = new Map<string, string>();
  readonly #listeners: TopicListener[] = [];
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #writer: JournalWriter<TopicChange>;
  readonly #now: () => number;
  readonly #newId: () => string;
  #partitions = 0;

  constructor(options: TopicRegistryOptions) {
    this.#now = options.now;
    this.#newId = options.newId ?? randomUUID;
    this.#writer = options.journal.register<TopicChange>({
      ...topicKind,
      encode: encodeTopicChange,
      decode: decodeTopicChange,
      apply: change => this.#apply(change),
      snapshot: () => this.list().map(put => ({ put })),
    });
  }

  /** Partitions of all topics together. */
  get partitionCount(): number {
    return this.#partitions;
  }

  /** All topics, in the order of their names. */
  list(): Topic[] {
    return [...this.#byName.values()].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  }

  find(name: string): Topic | undefined {
    return this.#byName.get(name);
  }

  findById(id: string): Topic | undefined {
    return this.#byId.get(id);
  }

  /** Adds a listener; it is not told about what is there already. */
  subscribe(listener: TopicListener): void {
    this.#listeners.push(listener);
  }

  /** Whether a topic of this name could be created now, and if not, why. */
  checkName(name: string): NameRefusal | undefined {
    if (this.#byName.has(name)) {
      return { problem: 'exists', reason: `Topic "${name}" already exists.` };
    }
    const reason = checkTopicName(name);
    if (reason) {
      return { problem: 'invalid', reason };
    }
    const other = this.#nameByCollisionKey.get(topicCollisionKey(name));
    if (other === name) {
      return {
        problem: 'exists',
        reason: `Topic "${name}" is being created by another request.`,
      };
    }
    return other === undefined
      ? undefined
      : {
          problem: 'collision',
          reason: `Topic "${name}" collides with existing topic "${other}": they differ only in "." and "_"`,
        };
  }

  /**
   * Creates a topic; the name must have passed {@link TopicRegistry.checkName} in the same turn.
   *
   * @returns the topic, when it is durable and visible.
   * @throws JournalError when the disk refused it; nothing exists then.
   */
  async create(wanted: NewTopic): Promise<Topic> {
    const refusal = this.checkName(wanted.name);
    if (refusal) {
      throw new Error(refusal.reason);
    }
    const topic: Topic = {
      name: wanted.name,
      id: this.#newId(),
      partitions: wanted.partitions,
      configs: new Map(wanted.configs),
      internal: wanted.internal ?? false,
      createdAtMs: this.#now(),
      ...(wanted.wantedReplicationFactor === undefined
        ? {}
        : { wantedReplicationFactor: wanted.wantedReplicationFactor }),
    };
    const key = topicCollisionKey(topic.name);
    this.#nameByCollisionKey.set(key, topic.name);
    try {
      await this.#writer.append({ put: topic });
    } catch (error) {
      this.#nameByCollisionKey.delete(key);
      throw error;
    }
    return topic;
  }

  /**
   * Changes partitions or configuration of the topic with this id. Changes of one topic run one
   * after the other; `change` sees the result of the one before.
   *
   * @param change - the new fields, or undefined to leave all as it is
   * @returns the topic after the change; undefined when it is gone.
   */
  async alter(
    id: string,
    change: (
      topic: Topic,
    ) => Partial<Pick<Topic, 'partitions' | 'configs'>> | undefined,
  ): Promise<Topic | undefined> {
    return this.#inOrder(id, async () => {
      const topic = this.#byId.get(id);
      const fields = topic && change(topic);
      if (fields) {
        await this.#writer.append({ put: { ...topic, ...fields } });
      }
      return this.#byId.get(id);
    });
  }

  /** Deletes the topic with this id. @returns false when it was gone already. */
  async delete(id: string): Promise<boolean> {
    return this.#inOrder(id, async () => {
      const topic = this.#byId.get(id);
      if (!topic) {
        return false;
      }
      await this.#writer.append({ deleted: topic });
      return true;
    });
  }

  #apply(change: TopicChange): void {
    if ('deleted' in change) {
      this.#remove(change.deleted);
      return;
    }
    const topic = change.put;
    const before = this.#byId.get(topic.id);
    this.#byId.set(topic.id, topic);
    this.#byName.set(topic.name, topic);
    this.#nameByCollisionKey.set(topicCollisionKey(topic.name), topic.name);
    this.#partitions += topic.partitions - (before?.partitions ?? 0);
    for (const listener of this.#listeners) {
      if (before) {
        listener.changed?.(topic, before);
      } else {
        listener.created?.(topic);
      }
    }
  }

  #remove({ id }: Topic): void {
    const topic = this.#byId.get(id);
    if (!topic) {
      return;
    }
    this.#byId.delete(id);
    this.#byName.delete(topic.name);
    this.#nameByCollisionKey.delete(topicCollisionKey(topic.name));
    this.#partitions -= topic.partitions;
    for (const listener of this.#listeners) {
      listener.deleted?.(topic);
    }
  }

  #inOrder<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(id) ?? Promise.resolve();
    const result = before.then(work, work);
    const settled = result.then(
      () => {},
      () => {},
    );
    this.#queues.set(id, settled);
    settled.then(() => {
      if (this.#queues.get(id) === settled) {
        this.#queues.delete(id);
      }
    });
    return result;
  }
}
