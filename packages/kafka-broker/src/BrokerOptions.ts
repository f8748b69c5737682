import type { Clock } from './log/Clock';
import type { Logger } from './logging/Logger';
import type { TopicPolicy } from './policy/TopicPolicy';
import type { Limits } from './server/Limits';
import type { ListenerOptions } from './server/Server';
import type { ReplicationFactorPolicy } from './topics/placeReplicas';

/**
 * How a broker is set up. Everything but the data folder and the listeners has a default.
 *
 * @public
 */
export interface BrokerOptions {
  /**
   * Where everything is kept. The caller makes sure that only one broker uses it; the folder is
   * created with mode 0700.
   */
  readonly dataDir: string;
  /** By id, for example `local`. */
  readonly listeners: Readonly<Record<string, ListenerOptions>>;
  /** Default: made up at the first start and kept in the data folder. */
  readonly clusterId?: string;
  /** Default 1. */
  readonly nodeId?: number;
  /**
   * What an acknowledgement means: `group` (default), the batch is on disk; `interval`, it is
   * in the page cache and flushed within {@link BrokerOptions.flushIntervalMs}.
   */
  readonly flush?: 'group' | 'interval';
  /** Milliseconds between flushes in `interval` mode. Default 50. */
  readonly flushIntervalMs?: number;
  /** Topic configuration where a topic has none, by Kafka's keys. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** Partitions of a topic that names no number. Default 1. */
  readonly numPartitions?: number;
  /** What a replication factor above 1 means. Default `strict`: it is refused. */
  readonly replicationFactorPolicy?: ReplicationFactorPolicy;
  /** Whether asking for an unknown topic creates it. Default false. */
  readonly autoCreateTopics?: boolean;
  /** Principals that no access rule applies to. Default `User:ANONYMOUS`. */
  readonly superUsers?: readonly string[];
  /** Milliseconds an empty group waits for more members before its first rebalance. Default 0. */
  readonly initialRebalanceDelayMs?: number;
  /** Judges topics that clients create. Default: everything passes. */
  readonly topicPolicy?: TopicPolicy;
  /** What a policy that fails or is late means. Default `refuse`. */
  readonly topicPolicyOnUnavailable?: 'refuse' | 'allow';
  /** Any of them; the others keep their defaults. */
  readonly limits?: Partial<Limits>;
  /** Default: silence. */
  readonly logger?: Logger;
  /** Default: the host's clock. */
  readonly clock?: Clock;
  readonly observations?: ObservationOptions;
}

/**
 * What the broker writes down about who reads and writes.
 *
 * @public
 */
export interface ObservationOptions {
  /** Default true. */
  readonly enabled?: boolean;
  /** Whether addresses of clients are written. Default true. */
  readonly hosts?: boolean;
}
