import {
  Ownership as OwnershipModel,
  TopicContract,
} from '@millrace/backstage-plugin-streaming-common';
import { Application, CatalogSnapshot } from '../../catalog';
import { matchApplication } from '../../catalog/bindings';
import { AccessRule, ClusterDefinition, Clusters } from '../../clusters';
import {
  GroupSnapshot,
  IndexChange,
  MetadataIndex,
  TopicSnapshot,
} from '../../index/MetadataIndex';
import { ContractStore, Ownership, StoredContract } from '../../ownership';
import { FeedPosition, Flow, FlowStatement, FlowStore } from '../flows';

export const NOW = Date.UTC(2031, 5, 12);

export function fakeCluster(
  overrides: Partial<ClusterDefinition> = {},
): ClusterDefinition {
  return {
    id: 'shop-prod',
    title: 'Shop',
    environment: 'prod',
    landscape: 'shop',
    mode: 'manage',
    bootstrapServers: ['127.0.0.1:1'],
    ssl: null,
    sasl: null,
    registry: null,
    observationsTopic: null,
    capabilities: {},
    ...overrides,
  };
}

export function fakeApplication(
  name: string,
  overrides: Partial<Application> = {},
): Application {
  return {
    entityRef: `component:default/${name}`,
    title: name,
    type: 'service',
    owner: `group:default/${name}-team`,
    system: null,
    clientIds: [],
    principals: [],
    groups: [],
    environments: null,
    providesApis: [],
    consumesApis: [],
    ...overrides,
  };
}

export function fakeStatement(
  overrides: Partial<FlowStatement> = {},
): FlowStatement {
  return {
    source: 'observations',
    provenance: 'observed',
    cluster: 'shop-prod',
    topic: 'sales.basket.confirmed.v1',
    direction: 'read',
    actor: { clientFamily: 'night-report', principal: 'User:night' },
    firstSeen: NOW - 5_000,
    lastSeen: NOW - 1_000,
    rate: null,
    attributes: { clientIds: 'night-report-1' },
    ...overrides,
  };
}

export function fakeGroup(
  overrides: Partial<GroupSnapshot> = {},
): GroupSnapshot {
  return {
    cluster: 'shop-prod',
    groupId: 'ledger',
    state: 'Stable',
    protocolType: 'consumer',
    members: [],
    partitions: [],
    lag: null,
    observedAt: NOW,
    error: null,
    ...overrides,
  };
}

export function fakeTopic(
  name: string,
  overrides: Partial<TopicSnapshot> = {},
): TopicSnapshot {
  return {
    cluster: 'shop-prod',
    name,
    partitions: [
      {
        partition: 0,
        leader: 1,
        replicas: [1],
        inSync: [1],
        start: 0n,
        end: 0n,
        error: null,
      },
    ],
    configs: null,
    firstSeen: 0,
    missingSince: null,
    observedAt: NOW,
    error: null,
    ...overrides,
  };
}

export function fakeContract(
  topic: string,
  overrides: Partial<TopicContract>,
): StoredContract {
  return {
    cluster: 'shop-prod',
    topic,
    owner: 'group:default/sales-team',
    contract: {
      description: null,
      key: null,
      criticality: null,
      retentionCategory: null,
      classification: null,
      consumers: [],
      producers: [],
      source: 'request',
      request: null,
      ...overrides,
    },
    subjects: [],
    configs: {},
    deadLetterTopic: null,
  };
}

/** What the colleagues of lineage hold; change the arrays, then tell it with `changed`. */
export class FakeSurroundings {
  readonly clusterDefinitions = [fakeCluster()];
  applications: Application[] = [];
  topics: TopicSnapshot[] = [];
  groups: GroupSnapshot[] = [];
  rules: AccessRule[] | null = null;
  aclsEnforced = false;
  storedContracts: StoredContract[] = [];
  readonly #indexListeners = new Set<(change: IndexChange) => void>();
  readonly #catalogListeners = new Set<() => void>();

  changed(kinds: IndexChange['kinds']): void {
    this.#indexListeners.forEach(listener =>
      listener({ cluster: 'shop-prod', kinds }),
    );
  }

  catalogChanged(): void {
    this.#catalogListeners.forEach(listener => listener());
  }

  get clusters(): Clusters {
    return this.#only<Clusters>({
      list: () => this.clusterDefinitions,
      subscribe: () => () => {},
    });
  }

  get index(): MetadataIndex {
    return this.#only<MetadataIndex>({
      topics: () => this.topics,
      topic: (_, name) => this.topics.find(one => one.name === name),
      groups: () => this.groups,
      group: (_, id) => this.groups.find(one => one.groupId === id),
      acls: () => ({ rules: this.rules, observedAt: NOW, error: null }),
      cluster: () =>
        this.#only<ReturnType<MetadataIndex['cluster']>>({
          cluster: this.#only<ReturnType<MetadataIndex['cluster']>['cluster']>({
            capabilities: {
              aclsEnforced: { value: this.aclsEnforced, source: 'detected' },
            },
          }),
        }),
      subscribe: listener => {
        this.#indexListeners.add(listener);
        return () => this.#indexListeners.delete(listener);
      },
    });
  }

  get catalog(): CatalogSnapshot {
    return this.#only<CatalogSnapshot>({
      refreshedAt: NOW,
      applications: () => this.applications,
      application: ref => this.applications.find(one => one.entityRef === ref),
      applicationFor: identity =>
        matchApplication(this.applications, identity, 'prod'),
      subscribe: listener => {
        this.#catalogListeners.add(listener);
        return () => this.#catalogListeners.delete(listener);
      },
    });
  }

  get ownership(): Ownership {
    return this.#only<Ownership>({
      ownerOf: (_, topic) => ({
        owner: `group:default/${topic.split('.')[0]}-team`,
        source: 'domain' as OwnershipModel['source'],
        standing: 'inferred',
        disagreements: [],
      }),
    });
  }

  get contracts(): ContractStore {
    return this.#only<ContractStore>({
      list: () => this.storedContracts,
      get: (_, topic) => this.storedContracts.find(one => one.topic === topic),
    });
  }

  /** A double with some members: a test that reaches another one fails with a TypeError at its call. */
  #only<T>(members: Partial<T>): T {
    return members as T;
  }
}

/** A store that forgets when the test ends. */
export class MemoryFlowStore implements FlowStore {
  readonly rows = new Map<string, { flow: Flow; endedAt: number | null }>();
  readonly #positions = new Map<number, bigint>();

  async open() {
    return [...this.rows.values()]
      .filter(row => row.endedAt === null)
      .map(row => row.flow);
  }

  async lastAttributes(id: string) {
    return this.rows.get(id)?.flow.attributes;
  }

  async save(flows: readonly Flow[]) {
    flows.forEach(flow => this.rows.set(flow.id, { flow, endedAt: null }));
  }

  async end(flows: readonly { flow: Flow; at: number }[]) {
    flows.forEach(({ flow, at }) =>
      this.rows.set(flow.id, { flow, endedAt: at }),
    );
  }

  async forgetEndedBefore() {}

  async positions(): Promise<FeedPosition[]> {
    return [...this.#positions].map(([partition, offset]) => ({
      partition,
      offset,
    }));
  }

  async savePositions(
    _cluster: string,
    _topic: string,
    positions: readonly FeedPosition[],
  ) {
    positions.forEach(one => this.#positions.set(one.partition, one.offset));
  }
}
