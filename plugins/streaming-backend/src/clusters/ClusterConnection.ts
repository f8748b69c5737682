import { Kafka } from 'kafkajs';
import { KafkaFailure } from './kafkaErrors';

export interface BrokerDescription {
  id: number;
  host: string;
  port: number;
}

export interface ClusterDescription {
  clusterId: string;
  controllerId: number | null;
  brokers: BrokerDescription[];
}

/** One partition as metadata tells it; `leader` null when there is none. */
export interface PartitionDescription {
  partition: number;
  leader: number | null;
  replicas: number[];
  inSync: number[];
  error: KafkaFailure | null;
}

/** A topic by name; with `error` set, `partitions` is empty. Partitions are in order. */
export interface TopicDescription {
  name: string;
  partitions: PartitionDescription[];
  error: KafkaFailure | null;
}

export type ConfigOrigin = 'topic' | 'broker' | 'default' | 'unknown';

/** One setting; `value` null when the broker keeps it secret. */
export interface ConfigEntry {
  name: string;
  value: string | null;
  origin: ConfigOrigin;
  readOnly: boolean;
}

/** Settings of one topic; with `error` set, `entries` is empty. */
export interface TopicConfigs {
  name: string;
  entries: ConfigEntry[];
  error: KafkaFailure | null;
}

/** What to create; replication factor and partitions as planned, `configs` are overrides only. */
export interface NewTopic {
  name: string;
  partitions: number;
  replicationFactor: number;
  configs: Record<string, string>;
}

/** The outcome for one item of a batch. `exists`: nothing was changed, the caller compares. */
export type ItemOutcome =
  | { name: string; outcome: 'done' }
  | { name: string; outcome: 'exists' }
  | { name: string; outcome: 'failed'; error: KafkaFailure };

export type AccessResourceType =
  | 'topic'
  | 'group'
  | 'cluster'
  | 'transactional-id'
  | 'other';
export type AccessPatternType = 'literal' | 'prefixed';
/** Kafka's operation names, upper case: `READ`, `WRITE`, `DESCRIBE`, `ALL` … */
export type AccessOperation = string;

/** One access rule, as stored by the cluster. */
export interface AccessRule {
  principal: string;
  host: string;
  permission: 'ALLOW' | 'DENY';
  operation: AccessOperation;
  resourceType: AccessResourceType;
  resourceName: string;
  patternType: AccessPatternType;
}

export interface GroupListing {
  groupId: string;
  /** `consumer` for groups of consumers; Connect and others use their own. */
  protocolType: string;
}

export interface GroupMemberDescription {
  memberId: string;
  clientId: string;
  host: string;
  assignment: { topic: string; partitions: number[] }[];
}

/** A group; with `error` set, `members` is empty and `state` is `Unknown`. */
export interface GroupDescription {
  groupId: string;
  state: string;
  protocolType: string;
  protocol: string;
  members: GroupMemberDescription[];
  error: KafkaFailure | null;
}

/** A committed offset; partitions without a commit are absent. */
export interface CommittedOffset {
  topic: string;
  partition: number;
  offset: bigint;
}

/** First and next offset of a partition. */
export interface PartitionOffsets {
  partition: number;
  start: bigint;
  end: bigint;
}

/** The same in a batch over topics; with `error` set, both offsets are null. */
export interface TopicPartitionOffsets {
  topic: string;
  partition: number;
  start: bigint | null;
  end: bigint | null;
  error: KafkaFailure | null;
}

/** API key → highest version that the brokers speak. */
export type SupportedApis = ReadonlyMap<number, number>;

/**
 * One shared, lazily opened connection to a cluster. Batch calls answer per item; what fails as a whole throws a
 * Backstage error made by `toClusterError`, whose `cause` is a {@link KafkaFailure}: ServiceUnavailableError when
 * nobody answers, NotAllowedError when the cluster refuses, NotFoundError, ConflictError, InputError otherwise.
 *
 * Writing methods throw NotAllowedError in mode `observe`: the guard of last resort below the plan.
 */
export interface ClusterConnection {
  readonly clusterId: string;
  /** For consumers and producers of one's own (disconnect them); client id `millrace-portal`. */
  readonly kafka: Kafka;

  describeCluster(): Promise<ClusterDescription>;
  /** Asked before any authentication, hence the first test of an address. */
  supportedApis(): Promise<SupportedApis>;
  listTopics(): Promise<string[]>;
  /** In the order asked, unknown topics with an error; without names every topic, sorted. */
  describeTopics(names?: string[]): Promise<TopicDescription[]>;
  /** In the order asked. */
  describeConfigs(names: string[]): Promise<TopicConfigs[]>;
  describeBrokerConfigs(brokerId: number): Promise<ConfigEntry[]>;
  /** With `validateOnly` the cluster checks and creates nothing. In the order given. */
  createTopics(
    topics: NewTopic[],
    options?: { validateOnly?: boolean },
  ): Promise<ItemOutcome[]>;
  /** Raises the number of partitions to `count`. */
  createPartitions(name: string, count: number): Promise<void>;
  /** Sets the given overrides and removes those given as null; the others stay. */
  alterConfigs(
    name: string,
    changes: Record<string, string | null>,
  ): Promise<void>;
  /** Topics that do not exist answer `done`: the end state is the same. In the order given. */
  deleteTopics(names: string[]): Promise<ItemOutcome[]>;
  /**
   * Every access rule.
   *
   * @throws NotImplementedError when the cluster has no authoriser
   */
  describeAcls(): Promise<AccessRule[]>;
  /** Existing rules stay; repeating is harmless. */
  createAcls(rules: AccessRule[]): Promise<void>;
  /** Deletes exactly these rules; absent ones are no error. */
  deleteAcls(rules: AccessRule[]): Promise<void>;
  listGroups(): Promise<GroupListing[]>;
  /** In the order asked. */
  describeGroups(groupIds: string[]): Promise<GroupDescription[]>;
  /** Of all topics on which the group committed. */
  fetchOffsets(groupId: string): Promise<CommittedOffset[]>;
  /**
   * In order of partition.
   *
   * @throws NotFoundError when there is no such topic
   */
  fetchTopicOffsets(topic: string): Promise<PartitionOffsets[]>;
  /** One request per leader for all of these topics, as described just before; never throws. */
  fetchPartitionOffsets(
    topics: TopicDescription[],
  ): Promise<TopicPartitionOffsets[]>;
  close(): Promise<void>;
}
