import { LoggerService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { say, SaidValue } from '@millrace/backstage-plugin-streaming-common';
import { Admin, ConfigResourceTypes, Kafka } from 'kafkajs';
import { createAcls, deleteAcls, describeAcls } from './accessRules';
import {
  AccessRule,
  ClusterConnection,
  ClusterDescription,
  CommittedOffset,
  ConfigEntry,
  GroupDescription,
  GroupListing,
  ItemOutcome,
  NewTopic,
  PartitionOffsets,
  SupportedApis,
  TopicConfigs,
  TopicDescription,
  TopicPartitionOffsets,
} from './ClusterConnection';
import { ClusterDefinition } from './ClusterDefinition';
import { createKafka, PORTAL_CLIENT_ID } from './createKafka';
import { describeGroup } from './groupDescriptions';
import { isMissing, toClusterError, toKafkaFailure } from './kafkaErrors';
import { readPartitionOffsets } from './partitionOffsets';
import { describeResources } from './resourceConfigs';
import { BrokerPool, WireTopic } from './wire';

/** How long the cluster may take to spread a new or deleted topic. */
const CHANGE_TIMEOUT_MS = 10_000;

/** {@link ClusterConnection} over kafkajs, with metadata and offsets asked by our own requests. */
export class KafkaClusterConnection implements ClusterConnection {
  readonly kafka: Kafka;
  readonly #definition: ClusterDefinition;
  readonly #pool: BrokerPool;
  #admin: Promise<Admin> | undefined;

  constructor(definition: ClusterDefinition, logger: LoggerService) {
    this.#definition = definition;
    this.kafka = createKafka(definition, logger);
    this.#pool = new BrokerPool({ ...definition, clientId: PORTAL_CLIENT_ID });
  }

  get clusterId(): string {
    return this.#definition.id;
  }

  async describeCluster(): Promise<ClusterDescription> {
    const metadata = await this.#try(say('cluster.doing.describing'), () =>
      this.#pool.metadata([]),
    );
    return {
      clusterId: metadata.clusterId ?? '',
      controllerId: metadata.controllerId < 0 ? null : metadata.controllerId,
      brokers: metadata.brokers,
    };
  }

  async supportedApis(): Promise<SupportedApis> {
    return this.#try(say('cluster.doing.versions'), () =>
      this.#pool.apiVersions(),
    );
  }

  async listTopics(): Promise<string[]> {
    return (await this.describeTopics()).map(topic => topic.name);
  }

  async describeTopics(names?: string[]): Promise<TopicDescription[]> {
    const { topics } = await this.#try(say('cluster.doing.topics'), () =>
      this.#pool.metadata(names ?? null),
    );
    const described = topics.map(toTopicDescription);
    if (!names) {
      return described.sort((a, b) => (a.name < b.name ? -1 : 1));
    }
    const byName = new Map(described.map(topic => [topic.name, topic]));
    return names.map(name => byName.get(name) ?? unanswered(name));
  }

  async describeConfigs(names: string[]): Promise<TopicConfigs[]> {
    const admin = await this.#connected();
    return this.#try(say('cluster.doing.configs'), () =>
      describeResources(admin, ConfigResourceTypes.TOPIC, names),
    );
  }

  async describeBrokerConfigs(brokerId: number): Promise<ConfigEntry[]> {
    const what = `describing the configuration of broker ${brokerId}`;
    const admin = await this.#connected();
    const [configs] = await this.#try(what, () =>
      describeResources(admin, ConfigResourceTypes.BROKER, [String(brokerId)]),
    );
    return configs?.entries ?? [];
  }

  async createTopics(
    topics: NewTopic[],
    options: { validateOnly?: boolean } = {},
  ): Promise<ItemOutcome[]> {
    this.#requireManage('create topics');
    // One by one: a batch fails as a whole as soon as one of its topics does.
    const outcomes = await this.#forEach(topics, async (admin, topic) => {
      const created = await admin.createTopics({
        validateOnly: options.validateOnly ?? false,
        waitForLeaders: !options.validateOnly,
        timeout: CHANGE_TIMEOUT_MS,
        topics: [
          {
            topic: topic.name,
            numPartitions: topic.partitions,
            replicationFactor: topic.replicationFactor,
            configEntries: Object.entries(topic.configs).map(
              ([name, value]) => ({ name, value }),
            ),
          },
        ],
      });
      return created ? 'done' : 'exists';
    });
    return Promise.all(
      outcomes.map((outcome, index) =>
        this.#inBrokersWords(outcome, topics[index]),
      ),
    );
  }

  /** kafkajs keeps the code of a refusal only, so the reason is asked for once more. */
  async #inBrokersWords(
    outcome: ItemOutcome,
    topic: NewTopic | undefined,
  ): Promise<ItemOutcome> {
    if (!topic || outcome.outcome !== 'failed' || outcome.error.code === null) {
      return outcome;
    }
    const message = await this.#pool
      .topicVerdict(topic, CHANGE_TIMEOUT_MS)
      .catch(() => null);
    return message
      ? { ...outcome, error: { ...outcome.error, message } }
      : outcome;
  }

  async createPartitions(name: string, count: number): Promise<void> {
    this.#requireManage(`add partitions to "${name}"`);
    const admin = await this.#connected();
    await this.#try(`raising "${name}" to ${count} partitions`, () =>
      admin.createPartitions({
        timeout: CHANGE_TIMEOUT_MS,
        topicPartitions: [{ topic: name, count }],
      }),
    );
  }

  async alterConfigs(
    name: string,
    changes: Record<string, string | null>,
  ): Promise<void> {
    this.#requireManage(`change settings of "${name}"`);
    const admin = await this.#connected();
    await this.#try(`changing settings of "${name}"`, async () => {
      const [configs] = await describeResources(
        admin,
        ConfigResourceTypes.TOPIC,
        [name],
      );
      // The request replaces all overrides of the topic, so those that stay are sent again.
      const overrides = new Map<string, string | null>(
        (configs?.entries ?? [])
          .filter(entry => entry.origin === 'topic')
          .map(entry => [entry.name, entry.value]),
      );
      for (const [key, value] of Object.entries(changes)) {
        overrides.set(key, value);
      }
      const configEntries = [...overrides].flatMap(([key, value]) =>
        value === null ? [] : [{ name: key, value }],
      );
      await admin.alterConfigs({
        validateOnly: false,
        resources: [{ type: ConfigResourceTypes.TOPIC, name, configEntries }],
      });
    });
  }

  async deleteTopics(names: string[]): Promise<ItemOutcome[]> {
    this.#requireManage('delete topics');
    const topics = names.map(name => ({ name }));
    return this.#forEach(topics, async (admin, { name }) => {
      try {
        await admin.deleteTopics({
          topics: [name],
          timeout: CHANGE_TIMEOUT_MS,
        });
      } catch (error) {
        if (!isMissing(toKafkaFailure(error))) {
          throw error;
        }
      }
      return 'done';
    });
  }

  async describeAcls(): Promise<AccessRule[]> {
    const admin = await this.#connected();
    return this.#try(say('cluster.doing.rules'), () => describeAcls(admin));
  }

  async createAcls(rules: AccessRule[]): Promise<void> {
    this.#requireManage('create access rules');
    const admin = await this.#connected();
    await this.#try('creating access rules', () => createAcls(admin, rules));
  }

  async deleteAcls(rules: AccessRule[]): Promise<void> {
    this.#requireManage('delete access rules');
    const admin = await this.#connected();
    await this.#try('deleting access rules', () => deleteAcls(admin, rules));
  }

  async listGroups(): Promise<GroupListing[]> {
    const admin = await this.#connected();
    const { groups } = await this.#try(say('cluster.doing.groups'), () =>
      admin.listGroups(),
    );
    return groups;
  }

  async describeGroups(groupIds: string[]): Promise<GroupDescription[]> {
    const admin = await this.#connected();
    return Promise.all(groupIds.map(id => describeGroup(admin, id)));
  }

  async fetchOffsets(groupId: string): Promise<CommittedOffset[]> {
    const admin = await this.#connected();
    const topics = await this.#try(`reading offsets of "${groupId}"`, () =>
      admin.fetchOffsets({ groupId }),
    );
    return topics.flatMap(({ topic, partitions }) =>
      partitions
        .map(row => ({
          topic,
          partition: row.partition,
          offset: BigInt(row.offset),
        }))
        .filter(row => row.offset >= 0n),
    );
  }

  async fetchTopicOffsets(name: string): Promise<PartitionOffsets[]> {
    const [topic] = await this.describeTopics([name]);
    const failure = topic?.error;
    if (!topic || failure) {
      throw new NotFoundError(
        `Topic "${name}" of cluster "${this.clusterId}" cannot be read: ${failure?.message}`,
      );
    }
    const rows = await this.fetchPartitionOffsets([topic]);
    return rows.map(({ partition, start, end, error }) => {
      if (start === null || end === null) {
        throw toClusterError(
          this.clusterId,
          `reading offsets of partition ${partition} of "${name}"`,
          new Error(error?.message ?? 'no answer'),
        );
      }
      return { partition, start, end };
    });
  }

  async fetchPartitionOffsets(
    topics: TopicDescription[],
  ): Promise<TopicPartitionOffsets[]> {
    return readPartitionOffsets(this.#pool, topics);
  }

  async close(): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    await this.#pool.close();
    await admin?.then(one => one.disconnect()).catch(() => {});
  }

  async #forEach<T extends { name: string }>(
    items: T[],
    change: (admin: Admin, item: T) => Promise<'done' | 'exists'>,
  ): Promise<ItemOutcome[]> {
    const admin = await this.#connected();
    const outcomes: ItemOutcome[] = [];
    for (const item of items) {
      const { name } = item;
      try {
        outcomes.push({ name, outcome: await change(admin, item) });
      } catch (error) {
        outcomes.push({
          name,
          outcome: 'failed',
          error: toKafkaFailure(error),
        });
      }
    }
    return outcomes;
  }

  #requireManage(what: string): void {
    if (this.#definition.mode === 'observe') {
      throw new NotAllowedError(
        `Cluster "${this.clusterId}" is observed only, the portal may not ${what}; set streaming.clusters.${this.clusterId}.mode to manage to let it`,
      );
    }
  }

  async #connected(): Promise<Admin> {
    this.#admin ??= this.#connect();
    return this.#admin;
  }

  async #connect(): Promise<Admin> {
    const admin = this.kafka.admin();
    try {
      await this.#try(say('cluster.doing.connecting'), () => admin.connect());
      return admin;
    } catch (error) {
      this.#admin = undefined;
      await admin.disconnect().catch(() => {});
      throw error;
    }
  }

  async #try<T>(what: SaidValue, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw toClusterError(this.clusterId, what, error);
    }
  }
}

function toTopicDescription(topic: WireTopic): TopicDescription {
  return {
    name: topic.name,
    error: topic.error ?? null,
    partitions: topic.partitions
      .map(({ error, leader, ...rest }) => ({
        ...rest,
        leader: leader < 0 ? null : leader,
        error: error ?? null,
      }))
      .sort((a, b) => a.partition - b.partition),
  };
}

function unanswered(name: string): TopicDescription {
  return {
    name,
    partitions: [],
    error: {
      code: 3,
      name: 'UNKNOWN_TOPIC_OR_PARTITION',
      message: `there is no topic "${name}"`,
      retriable: true,
    },
  };
}
