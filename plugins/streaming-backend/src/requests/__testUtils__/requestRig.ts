import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { EventParams } from '@backstage/plugin-events-node';
import {
  Cluster,
  TopicAnswers,
  topicAnswersSchema,
  TopicAnswersInput,
} from '@millrace/backstage-plugin-streaming-common';
import { Knex } from 'knex';
import path from 'node:path';
import { CatalogSnapshot } from '../../catalog';
import { ClusterDefinition, Clusters } from '../../clusters';
import { MetadataIndex } from '../../index/MetadataIndex';
import { ContractStore, Ownership, StoredContract } from '../../ownership';
import {
  AccessStep,
  CatalogStep,
  Provisioner,
  SchemaStep,
  TopicStep,
} from '../../provisioning';
import {
  Callers,
  Planner,
  readSelfServiceSettings,
  RuleFiles,
} from '../../selfService';
import { DefaultRequestsService } from '../DefaultRequestsService';
import { RequestTransitions } from '../RequestTransitions';
import { RequestWorker } from '../RequestWorker';
import { DatabaseRequestStore } from '../store';
import { FakeCluster } from './FakeCluster';
import { FakeRegistry } from './FakeRegistry';
import { FaultPlan } from './FaultPlan';

const groupsOf: Record<string, string[]> = {
  'user:default/ada': ['group:default/checkout'],
  'user:default/bob': ['group:default/platform'],
  'user:default/eve': ['group:default/security'],
  'user:default/zoe': [],
  'user:default/robot': ['group:default/checkout'],
};
const allGroups = ['checkout', 'platform', 'security'].map(
  name => `group:default/${name}`,
);

/** Credentials of the people in the tests, by first name. */
export const as = (name: 'ada' | 'bob' | 'eve' | 'zoe') => ({
  credentials: mockCredentials.user(`user:default/${name}`),
});
export const asProgram = { credentials: mockCredentials.service() };

/** Answers that no rule refuses in dev; sent by ada they are approved at once. */
export function answersOf(
  overrides: Partial<TopicAnswersInput> = {},
): TopicAnswers {
  return topicAnswersSchema.parse({
    environment: 'dev',
    segments: {
      domain: 'orders',
      entity: 'order',
      action: 'placed',
      version: 'v1',
    },
    owner: 'group:default/checkout',
    description: 'One record per order that a customer placed.',
    key: { strategy: 'entity', field: 'order_id', ordering: 'per order' },
    retentionCategory: 'operational',
    deadLetterTopic: true,
    producers: ['component:default/shop'],
    consumers: ['component:default/billing'],
    schema: {
      type: 'AVRO',
      text: '{"type":"record","name":"Order","fields":[{"name":"order_id","type":"string"}]}',
    },
    ...overrides,
  });
}

export async function migrated(
  databases: TestDatabases,
  id: Parameters<TestDatabases['init']>[0],
): Promise<Knex> {
  const database = await databases.init(id);
  await database.migrate.latest({
    directory: path.resolve(__dirname, '../../../migrations'),
  });
  return database;
}

/** Everything around requests on a fake cluster `local` of environment dev, and `other`, observed, of prod. */
export async function requestRig(
  database: Knex,
  options: {
    config?: object;
    now?: () => number;
    world?: World;
    platformMode?: ClusterDefinition['mode'];
    /** Groups that the catalog has only since it was last read. */
    laterGroups?: string[];
  } = {},
) {
  const logger = mockServices.logger.mock();
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({
      success: jest.fn(),
      fail: jest.fn(),
    })),
  });
  const published: EventParams[] = [];
  const events = mockServices.events.mock({
    publish: jest.fn(async event => {
      published.push(event);
    }),
  });
  const world = options.world ?? createWorld();
  const { cluster, registry } = world;
  const definitions = [
    definitionOf('local', 'dev', options.platformMode ?? 'manage'),
    definitionOf('other', 'prod', 'observe'),
  ];
  const clusters: Clusters = {
    list: () => definitions,
    get: id => definitions.find(one => one.id === id) ?? definitions[0]!,
    reachability: () => ({ state: 'ready' }),
    connection: () => cluster,
    registry: () => registry,
    subscribe: () => () => {},
    close: async () => {},
  };
  const index = fakeIndex(world, definitions);
  const contracts = world.contracts;
  const settings = readSelfServiceSettings(
    new ConfigReader({
      streaming: {
        selfService: {
          platformGroup: 'group:default/platform',
          governanceGroup: 'group:default/security',
          serviceRequester: 'user:default/robot',
        },
        ...options.config,
      },
    }),
  );
  const store = new DatabaseRequestStore({ database, now: options.now });
  const transitions = new RequestTransitions({ store, auditor, events });
  const planner = new Planner({
    settings,
    rules: await RuleFiles.create({ ...settings, logger }),
    clusters,
    index,
    catalog: fakeCatalog(options.laterGroups),
    ownership: fakeOwnership(),
    openTopics: id => store.openTopics(id),
  });
  const provisioner = new Provisioner({
    store,
    clusters,
    auditor,
    logger,
    pause: async () => {},
    runners: {
      topic: new TopicStep({ index }),
      schema: new SchemaStep({ index }),
      access: new AccessStep({ index }),
      catalog: new CatalogStep({ contracts, events, index }),
    },
  });
  const worker = new RequestWorker({
    store,
    transitions,
    planner,
    provisioner,
    logger,
  });
  const service = new DefaultRequestsService({
    store,
    transitions,
    worker,
    planner,
    callers: new Callers({
      ...settings,
      catalog: fakeCatalog(options.laterGroups),
      userInfo: mockServices.userInfo.mock({
        getUserInfo: async credentials => {
          // Tests pass user credentials only.
          const { userEntityRef } = credentials.principal as {
            userEntityRef: string;
          };
          return {
            userEntityRef,
            ownershipEntityRefs: groupsOf[userEntityRef] ?? [],
          };
        },
      }),
    }),
    platformGroups: () => planner.platformGroups(),
  });
  return {
    ...world,
    auditor,
    index,
    logger,
    planner,
    provisioner,
    published,
    service,
    settings,
    store,
    transitions,
    worker,
    /** Waits until a request is in one of the states. */
    async until(id: string, ...states: string[]) {
      for (let tries = 0; tries < 500; tries++) {
        const request = await store.get(id);
        if (states.includes(request.state)) {
          return service.get(id, as('ada'));
        }
        await new Promise(resolve => setTimeout(resolve, 10));
      }
      const { state } = await store.get(id);
      throw new Error(`${id} is ${state}, not ${states.join(' or ')}`);
    },
  };
}

/** What outlives a restart of the backend. */
export type World = ReturnType<typeof createWorld>;

export function createWorld() {
  const faults = new FaultPlan();
  const contractMap = new Map<string, StoredContract>();
  const contracts: ContractStore = {
    record: contract =>
      faults.around('contracts.record', () => {
        contractMap.set(contract.topic, contract);
      }),
    remove: (_cluster, topic) =>
      faults.around('contracts.remove', () => {
        contractMap.delete(topic);
      }),
    get: (_cluster, topic) => contractMap.get(topic),
    list: () => [...contractMap.values()],
  };
  return {
    faults,
    contracts,
    cluster: new FakeCluster('local', faults),
    registry: new FakeRegistry(faults),
  };
}

function definitionOf(
  id: string,
  environment: string,
  mode: ClusterDefinition['mode'],
): ClusterDefinition {
  return {
    id,
    title: id,
    environment,
    landscape: 'default',
    mode,
    bootstrapServers: ['127.0.0.1:1'],
    ssl: null,
    sasl: null,
    registry: { url: 'http://registry.test', auth: null },
    observationsTopic: null,
    capabilities: {},
  };
}

function fakeIndex(
  { cluster }: Pick<World, 'cluster'>,
  definitions: ClusterDefinition[],
): MetadataIndex {
  const snapshot = (definition: ClusterDefinition) => ({
    observedAt: 0,
    error: null,
    complete: true,
    subjectsComplete: true,
    cluster: {
      ...definition,
      registryUrl: 'http://registry.test',
      state: cluster.down ? 'unavailable' : 'healthy',
      reason: cluster.down ? 'nobody answers' : null,
      registryState: 'healthy',
      registryReason: null,
      brokers: cluster.brokers,
      controllerId: 1,
      topics: cluster.topics.size,
      consumerGroups: 0,
      capabilities: {},
    } satisfies Omit<Cluster, 'age'>,
  });
  return {
    cluster: id =>
      snapshot(definitions.find(one => one.id === id) ?? definitions[0]!),
    clusters: () => definitions.map(snapshot),
    topics: () =>
      [...cluster.topics.keys()].map(name => ({
        cluster: 'local',
        name,
        partitions: null,
        configs: null,
        firstSeen: 0,
        missingSince: null,
        observedAt: 0,
        error: null,
      })),
    topic: () => undefined,
    groups: () => [],
    group: () => undefined,
    acls: () => ({ rules: null, observedAt: null, error: null }),
    subjects: () => [],
    subject: () => undefined,
    refreshNow: jest.fn(async () => {}),
    subscribe: () => () => {},
  };
}

function fakeCatalog(laterGroups: string[] = []): CatalogSnapshot {
  const application = (name: string) => ({
    entityRef: `component:default/${name}`,
    title: name,
    type: 'service',
    owner: null,
    system: null,
    clientIds: [],
    principals: [`User:${name}`],
    groups: [`${name}-dev-main`],
    environments: null,
    providesApis: [],
    consumesApis: [],
  });
  const applications = [application('shop'), application('billing')];
  const toGroup = (entityRef: string) => ({
    entityRef,
    title: entityRef,
    parent: null,
    approver: false,
    members: [],
  });
  let groups = allGroups.map(toGroup);
  return {
    refreshedAt: 1,
    applications: () => applications,
    application: ref => applications.find(one => one.entityRef === ref),
    applicationFor: () => ({ kind: 'none' }),
    groups: () => groups,
    group: ref => groups.find(group => group.entityRef === ref),
    groupsOf: ref => groupsOf[ref] ?? [],
    findGroup: () => undefined,
    domains: () => [],
    domain: () => undefined,
    refreshNow: async () => {
      groups = [...allGroups, ...laterGroups].map(toGroup);
    },
    subscribe: () => () => {},
  };
}

function fakeOwnership(): Ownership {
  const answer = () => ({
    owner: null,
    source: 'none' as const,
    standing: 'unowned' as const,
    disagreements: [],
  });
  return { ownerOf: answer, ownerOfSubject: answer };
}
