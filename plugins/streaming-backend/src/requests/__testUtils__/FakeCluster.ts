import {
  NotImplementedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { Kafka } from 'kafkajs';
import {
  AccessRule,
  ClusterConnection,
  ItemOutcome,
  NewTopic,
  toClusterError,
  KafkaFailureError,
} from '../../clusters';
import { FaultPlan } from './FaultPlan';

const missing = {
  code: 3,
  name: 'UNKNOWN_TOPIC_OR_PARTITION',
  message: 'no such topic',
  retriable: true,
};

/** A cluster in memory whose every call can be made to fail, before or after it took effect. */
export class FakeCluster implements ClusterConnection {
  readonly kafka = new Kafka({ brokers: ['127.0.0.1:1'] });
  readonly topics = new Map<string, NewTopic>();
  readonly records = new Map<string, number>();
  rules: AccessRule[] = [];
  brokers = 1;
  keepsAccessRules = true;
  down = false;

  constructor(readonly clusterId: string, readonly faults: FaultPlan) {}

  describeCluster() {
    return this.#call('describeCluster', () => ({
      clusterId: this.clusterId,
      controllerId: 1,
      brokers: Array.from({ length: this.brokers }, (_, id) => ({
        id,
        host: '127.0.0.1',
        port: 1,
      })),
    }));
  }

  async supportedApis() {
    return new Map<number, number>();
  }

  listTopics() {
    return this.#call('listTopics', () => [...this.topics.keys()]);
  }

  describeTopics(names: string[]) {
    return this.#call('describeTopics', () =>
      names.map(name => {
        const topic = this.topics.get(name);
        return topic
          ? {
              name,
              error: null,
              partitions: Array.from({ length: topic.partitions }, (_, id) => ({
                partition: id,
                leader: 1,
                replicas: Array.from(
                  { length: topic.replicationFactor },
                  (_replica, replica) => replica,
                ),
                inSync: [0],
                error: null,
              })),
            }
          : { name, error: missing, partitions: [] };
      }),
    );
  }

  describeConfigs(names: string[]) {
    return this.#call('describeConfigs', () =>
      names.map(name => ({
        name,
        error: null,
        entries: Object.entries(this.topics.get(name)?.configs ?? {}).map(
          ([key, value]) => ({
            name: key,
            value,
            origin: 'topic' as const,
            readOnly: false,
          }),
        ),
      })),
    );
  }

  async describeBrokerConfigs() {
    return [];
  }

  createTopics(topics: NewTopic[]): Promise<ItemOutcome[]> {
    return this.#call('createTopics', () =>
      topics.map(topic => {
        if (this.topics.has(topic.name)) {
          return { name: topic.name, outcome: 'exists' };
        }
        this.topics.set(topic.name, topic);
        return { name: topic.name, outcome: 'done' };
      }),
    );
  }

  async createPartitions() {}

  async alterConfigs() {}

  deleteTopics(names: string[]): Promise<ItemOutcome[]> {
    return this.#call('deleteTopics', () =>
      names.map(name => {
        this.topics.delete(name);
        return { name, outcome: 'done' };
      }),
    );
  }

  describeAcls() {
    return this.#call('describeAcls', () => {
      if (!this.keepsAccessRules) {
        throw new NotImplementedError('no authoriser');
      }
      return [...this.rules];
    });
  }

  createAcls(rules: AccessRule[]) {
    return this.#call('createAcls', () => {
      for (const rule of rules) {
        if (!this.rules.some(other => same(other, rule))) {
          this.rules.push(rule);
        }
      }
    });
  }

  deleteAcls(rules: AccessRule[]) {
    return this.#call('deleteAcls', () => {
      this.rules = this.rules.filter(
        rule => !rules.some(other => same(other, rule)),
      );
    });
  }

  async listGroups() {
    return [];
  }

  async describeGroups() {
    return [];
  }

  async fetchOffsets() {
    return [];
  }

  fetchTopicOffsets(topic: string) {
    return this.#call('fetchTopicOffsets', () => [
      { partition: 0, start: 0n, end: BigInt(this.records.get(topic) ?? 0) },
    ]);
  }

  async fetchPartitionOffsets() {
    return [];
  }

  async close() {}

  async #call<T>(name: string, act: () => T): Promise<T> {
    if (this.down) {
      throw new ServiceUnavailableError(`Nobody answers at ${this.clusterId}`);
    }
    return this.faults.around(`cluster.${name}`, act);
  }
}

/** How a cluster refuses: final, and named as Kafka names it. */
export function refusal(name: string): Error {
  return toClusterError(
    'local',
    'creating access rules',
    new KafkaFailureError({
      code: 31,
      name,
      message: name.toLowerCase(),
      retriable: false,
    }),
  );
}

function same(a: AccessRule, b: AccessRule): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
