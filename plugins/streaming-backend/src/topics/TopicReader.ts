import {
  domainOfTopic,
  parentTopic,
  subjectEntityRef,
  Topic,
  TopicDetail,
  topicEntityRef,
  topicRole,
} from '@millrace/backstage-plugin-streaming-common';
import { CatalogSnapshot } from '../catalog';
import { Clusters } from '../clusters';
import { onTopic, toConsumerGroup } from '../groups';
import { GroupSnapshot, MetadataIndex, TopicSnapshot } from '../index/index';
import { toAge } from '../lib/toAge';
import { ContractStore, Ownership, OwnershipFiles } from '../ownership';
import { SubjectBindings } from '../subjects';
import { ObservedTraffic } from './ObservedTraffic';
import { contractOf } from './topicContract';
import { topicWriters } from './topicWriters';

/** Groups by the topics that they committed on or hold, per cluster: computed once for a whole list. */
export type GroupsByTopic = ReadonlyMap<string, readonly GroupSnapshot[]>;

/** Puts together what the index, contracts, owners and the catalog know of a topic. */
export class TopicReader {
  readonly #clusters: Clusters;
  readonly #index: MetadataIndex;
  readonly #catalog: CatalogSnapshot;
  readonly #contracts: ContractStore;
  readonly #files: Pick<OwnershipFiles, 'contracts'>;
  readonly #ownership: Ownership;
  readonly #bindings: SubjectBindings;
  readonly #traffic: ObservedTraffic;
  readonly #now: () => number;

  constructor(options: {
    clusters: Clusters;
    index: MetadataIndex;
    catalog: CatalogSnapshot;
    contracts: ContractStore;
    files: Pick<OwnershipFiles, 'contracts'>;
    ownership: Ownership;
    bindings: SubjectBindings;
    traffic: ObservedTraffic;
    now: () => number;
  }) {
    this.#clusters = options.clusters;
    this.#index = options.index;
    this.#catalog = options.catalog;
    this.#contracts = options.contracts;
    this.#files = options.files;
    this.#ownership = options.ownership;
    this.#bindings = options.bindings;
    this.#traffic = options.traffic;
    this.#now = options.now;
  }

  groupsByTopic(clusterId?: string): GroupsByTopic {
    const byTopic = new Map<string, GroupSnapshot[]>();
    for (const group of this.#index.groups(clusterId)) {
      for (const topic of new Set(group.partitions.map(row => row.topic))) {
        const key = topicKey(group.cluster, topic);
        const groups = byTopic.get(key);
        if (groups) {
          groups.push(group);
        } else {
          byTopic.set(key, [group]);
        }
      }
    }
    return byTopic;
  }

  row(
    topic: TopicSnapshot,
    groups: GroupsByTopic = this.groupsByTopic(topic.cluster),
  ): Topic {
    const { environment, landscape } = this.#clusters.get(topic.cluster);
    const config = (name: string) => topic.configs?.get(name)?.value ?? null;
    const { owner, source, standing } = this.#ownership.ownerOf(
      topic.cluster,
      topic.name,
    );
    const contract = this.contract(topic);
    const readers = groups.get(topicKey(topic.cluster, topic.name)) ?? [];
    return {
      cluster: topic.cluster,
      environment,
      name: topic.name,
      topicId: null,
      entityRef: topicEntityRef(landscape, topic.name),
      role: topicRole(topic.name, this.#traits(topic)),
      domain: domainOfTopic(topic.name),
      description: contract.description,
      ownership: { owner, source, standing },
      lifecycle: topic.missingSince === null ? 'production' : 'missing',
      partitions: topic.partitions?.length ?? null,
      replicationFactor: topic.partitions?.[0]?.replicas.length ?? null,
      cleanupPolicy: config('cleanup.policy'),
      retentionMs: config('retention.ms'),
      messages: countMessages(topic)?.toString() ?? null,
      consumerGroups: readers.length,
      lag: lagOn(topic.name, readers)?.toString() ?? null,
      classification: contract.classification,
      criticality: contract.criticality,
      age: toAge(topic, this.#now()),
    };
  }

  detail(topic: TopicSnapshot): TopicDetail {
    const groups = this.groupsByTopic(topic.cluster);
    const stored = this.#contracts.get(topic.cluster, topic.name);
    const cluster = this.#index.cluster(topic.cluster).cluster;
    const deadLetters = stored?.deadLetterTopic ?? `${topic.name}.dlq`;
    return {
      ...this.row(topic, groups),
      contract: this.contract(topic),
      partitionRows: (topic.partitions ?? []).map(row => ({
        ...row,
        replicas: [...row.replicas],
        inSync: [...row.inSync],
        start: row.start?.toString() ?? null,
        end: row.end?.toString() ?? null,
      })),
      config: [...(topic.configs?.values() ?? [])].map(entry => ({
        name: entry.name,
        value: entry.value,
        origin: entry.origin,
        desired: stored?.configs[entry.name] ?? null,
      })),
      groups: (groups.get(topicKey(topic.cluster, topic.name)) ?? []).map(
        group =>
          onTopic(
            toConsumerGroup(group, this.#catalog, this.#now()),
            topic.name,
          ),
      ),
      writers: this.writers(topic),
      subjects: this.subjects(topic),
      deadLetterTopic: this.#index.topic(topic.cluster, deadLetters)
        ? deadLetters
        : null,
      parentTopic: this.#existing(
        topic.cluster,
        parentTopic(topic.name, this.#traits(topic)),
      ),
      registryError: cluster.registryReason,
      registryErrorSaid: cluster.said?.registryReason,
    };
  }

  writers({ cluster, name }: TopicSnapshot): TopicDetail['writers'] {
    return topicWriters({
      cluster,
      landscape: this.#clusters.get(cluster).landscape,
      topic: name,
      rules: this.#index.acls(cluster).rules ?? [],
      catalog: this.#catalog,
      traffic: this.#traffic,
    });
  }

  contract(topic: Pick<TopicSnapshot, 'cluster' | 'name'>) {
    return contractOf(topic.cluster, topic.name, this.#contracts, this.#files);
  }

  subjects(topic: Pick<TopicSnapshot, 'cluster' | 'name'>) {
    const { landscape } = this.#clusters.get(topic.cluster);
    return this.#bindings.subjectsOf(topic.cluster, topic.name).map(bound => ({
      ...bound,
      entityRef: subjectEntityRef(landscape, bound.subject),
    }));
  }

  #existing(cluster: string, topic: string | undefined): string | null {
    return topic && this.#index.topic(cluster, topic) ? topic : null;
  }

  #traits(topic: TopicSnapshot) {
    return {
      compacted: topic.configs?.get('cleanup.policy')?.value === 'compact',
      aliases: this.#clusters
        .list()
        .map(({ id }) => id)
        .filter(id => id !== topic.cluster),
    };
  }
}

export function topicKey(cluster: string, topic: string): string {
  return `${cluster}\0${topic}`;
}

function countMessages(topic: TopicSnapshot): bigint | null {
  let sum = 0n;
  for (const { start, end } of topic.partitions ?? []) {
    if (start === null || end === null) {
      return null;
    }
    sum += end - start;
  }
  return topic.partitions ? sum : null;
}

/** The worst lag among the groups that read the topic; null when none is known. */
function lagOn(topic: string, groups: readonly GroupSnapshot[]): bigint | null {
  let worst: bigint | null = null;
  for (const group of groups) {
    const rows = group.partitions.filter(
      row => row.topic === topic && row.lag !== null,
    );
    const lag = rows.reduce((sum, row) => sum + (row.lag ?? 0n), 0n);
    if (rows.length > 0 && (worst === null || lag > worst)) {
      worst = lag;
    }
  }
  return worst;
}
