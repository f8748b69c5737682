import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EmbeddedBackend,
  parseEmbeddedConfig,
  startEmbeddedBackend,
} from '@millrace/embedded-backend';
import { ProvidedClusters } from './clusters';
import { createStreamCatalog, StreamCatalogArea } from './createStreamCatalog';
import { isTopicOwner, topicRules } from './topics';

jest.setTimeout(90_000);

const PLACED = 'orders.order.placed.v1';
const SHIPPED = 'logistics.parcel.shipped.v1';
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const ada = mockCredentials.user('user:default/ada');

describe('createStreamCatalog on a live cluster', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const permissions = mockServices.permissions.mock();
  const auditor = mockServices.auditor.mock();
  let folder: string;
  let backend: EmbeddedBackend;
  let area: StreamCatalogArea;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'millrace-streams-'));
    backend = await startEmbeddedBackend({
      config: parseEmbeddedConfig({
        dataDir: path.join(folder, 'data'),
        listeners: { local: { port: 0 } },
        registry: { port: 0 },
        admin: { enabled: false },
      }),
      createLogger: () => silent,
    });
    const ownership = path.join(folder, 'ownership.yaml');
    await writeFile(ownership, 'prefixes: { "orders.": team-checkout }\n');
    const database = await databases.init('SQLITE_3');
    await database.migrate.latest({
      directory: path.resolve(__dirname, '../migrations'),
    });
    const provided = new ProvidedClusters();
    const cluster = provided.addCluster({
      id: 'dev',
      definition: { environment: 'dev' },
    });
    area = await createStreamCatalog({
      config: mockServices.rootConfig({
        data: { streaming: { catalog: { ownership } } },
      }),
      database,
      logger: mockServices.logger.mock(),
      catalog: catalogServiceMock({ entities: company() }),
      auth: mockServices.auth(),
      events: mockServices.events.mock(),
      permissions,
      auditor,
      userInfo: mockServices.userInfo({
        ownershipEntityRefs: [
          'user:default/ada',
          'group:default/team-dispatch',
        ],
      }),
      provided,
      topicRules: {
        getRuleByName: name => {
          const rule = topicRules.find(one => one.name === name);
          if (!rule) {
            throw new Error(`There is no rule "${name}"`);
          }
          return rule;
        },
      },
    });
    area.start();
    await area.catalog.refreshNow();

    const { listeners, registry } = backend.endpoints;
    const { host, port } = Object.values(listeners)[0]!;
    cluster.report({
      state: 'ready',
      bootstrapServers: [`${host}:${port}`],
      registryUrl: registry && `http://${registry.host}:${registry.port}`,
    });
    await fill();
  });

  beforeEach(() => {
    permissions.authorize.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
    permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
    auditor.createEvent.mockResolvedValue({
      success: jest.fn(),
      fail: jest.fn(),
    });
  });

  afterAll(async () => {
    await area?.stop();
    await backend?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function fill() {
    const connection = area.clusters.connection('dev');
    await connection.createTopics([
      { name: PLACED, partitions: 3, replicationFactor: 1, configs: {} },
      {
        name: SHIPPED,
        partitions: 1,
        replicationFactor: 1,
        configs: { 'retention.ms': '3600000' },
      },
    ]);
    await area.clusters.registry('dev').register(`${PLACED}-value`, {
      schemaType: 'AVRO',
      schema: JSON.stringify({
        type: 'record',
        name: 'Order',
        fields: [{ name: 'order_id', type: 'string', doc: 'Its number' }],
      }),
    });
    const producer = connection.kafka.producer();
    await producer.connect();
    await producer.send({
      topic: PLACED,
      messages: Array.from({ length: 30 }, (_, at) => ({
        key: String(at),
        value: 'x',
      })),
    });
    await producer.disconnect();
    await commit();
    await area.index.refreshNow('dev', {
      topics: [PLACED, SHIPPED],
      subjects: [`${PLACED}-value`],
      acls: true,
    });
    await area.index.refreshNow('dev', { groups: ['billing-dev-main'] });
    await area.index.refreshNow('dev');
  }

  /** Leaves a stopped group behind. */
  async function commit() {
    const admin = area.clusters.connection('dev').kafka.admin();
    await admin.connect();
    await admin.setOffsets({
      groupId: 'billing-dev-main',
      topic: SHIPPED,
      partitions: [{ partition: 0, offset: '0' }],
    });
    await admin.disconnect();
  }

  const context = { credentials: ada, idempotencyKey: undefined };

  it('lists topics with their owners and figures', async () => {
    const { items, pageInfo } = await area.handlers.listTopics(
      { params: {}, query: { limit: 1 }, body: undefined },
      context,
    );
    expect(items).toMatchObject([
      {
        name: SHIPPED,
        entityRef: `resource:default/${SHIPPED}`,
        domain: 'logistics',
        ownership: { owner: null, source: 'none', standing: 'unowned' },
        retentionMs: '3600000',
        messages: '0',
        consumerGroups: 1,
        lag: '0',
        age: { freshness: 'fresh' },
      },
    ]);
    expect(pageInfo.total).toBe(2);
    const rest = await area.handlers.listTopics(
      {
        params: {},
        query: { cursor: pageInfo.nextCursor },
        body: undefined,
      },
      context,
    );
    expect(rest.items).toMatchObject([
      {
        name: PLACED,
        partitions: 3,
        messages: '30',
        ownership: {
          owner: 'group:default/team-checkout',
          source: 'prefix',
          standing: 'inferred',
        },
      },
    ]);
    expect(rest.pageInfo.nextCursor).toBeUndefined();
  });

  it('describes one topic with its schema binding and settings', async () => {
    const topic = await area.handlers.getTopic(
      {
        params: { cluster: 'dev', topic: PLACED },
        query: {},
        body: undefined,
      },
      context,
    );
    expect(topic.subjects).toEqual([
      {
        subject: `${PLACED}-value`,
        role: 'value',
        source: 'convention',
        entityRef: `api:default/${PLACED}-value`,
      },
    ]);
    expect(topic.partitionRows).toHaveLength(3);
    expect(topic.config.map(entry => entry.name)).toContain('cleanup.policy');
    const subject = await area.handlers.getSubject(
      {
        params: { cluster: 'dev', subject: `${PLACED}-value` },
        query: {},
        body: undefined,
      },
      context,
    );
    expect(subject.topics).toEqual([PLACED]);
    expect(subject.fields).toMatchObject([
      { path: 'order_id', type: 'string', doc: 'Its number' },
    ]);
  });

  it('shows the groups of people, not those that clusters keep for themselves', async () => {
    const { items } = await area.handlers.listConsumerGroups(
      { params: {}, query: {}, body: undefined },
      context,
    );
    expect(items).toMatchObject([
      { groupId: 'billing-dev-main', state: 'Empty', lag: '0', members: [] },
    ]);
  });

  it('hides what conditions do not allow, as if it did not exist', async () => {
    permissions.authorizeConditional.mockResolvedValue([
      {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'streaming',
        resourceType: 'streaming-topic',
        conditions: {
          rule: isTopicOwner.name,
          resourceType: 'streaming-topic',
          params: { claims: ['group:default/team-checkout'] },
        },
      },
    ]);
    const { items } = await area.handlers.listTopics(
      { params: {}, query: {}, body: undefined },
      context,
    );
    expect(items.map(topic => topic.name)).toEqual([PLACED]);
    await expect(
      area.handlers.getTopic(
        {
          params: { cluster: 'dev', topic: SHIPPED },
          query: {},
          body: undefined,
        },
        context,
      ),
    ).rejects.toThrow(`Topic "${SHIPPED}" does not exist on cluster "dev"`);
  });

  it('takes claims of members only, and the inbox shortens', async () => {
    const inbox = async () => {
      const { items } = await area.handlers.listOwnership(
        { params: {}, query: {}, body: undefined },
        context,
      );
      return items.map(item => item.topic);
    };
    const claim = (topic: string, owner: string) =>
      area.handlers.claimTopic(
        { params: { cluster: 'dev', topic }, query: {}, body: { owner } },
        context,
      );
    expect(await inbox()).toEqual([SHIPPED, PLACED]);
    await expect(claim(SHIPPED, 'group:default/team-checkout')).rejects.toThrow(
      'You are not a member of "group:default/team-checkout"; choose one of your teams: group:default/team-dispatch',
    );
    expect(await claim(SHIPPED, 'group:default/team-dispatch')).toEqual({
      owner: 'group:default/team-dispatch',
      source: 'claim',
      standing: 'confirmed',
    });
    expect(await inbox()).toEqual([PLACED]);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'topic-claim' }),
    );
  });

  it('feeds the catalog completely', async () => {
    const feed = await area.handlers.getFeed(
      { params: { landscape: 'default' }, query: {}, body: undefined },
      context,
    );
    expect(feed.complete).toBe(true);
    expect(feed.topics.map(topic => topic.name)).toEqual([SHIPPED, PLACED]);
    expect(feed.topics[0]?.deployments).toEqual([
      {
        cluster: 'dev',
        environment: 'dev',
        partitions: 1,
        replicationFactor: 1,
        config: { 'retention.ms': '3600000' },
      },
    ]);
    expect(feed.subjects.map(subject => subject.subject)).toEqual([
      `${PLACED}-value`,
    ]);
    await expect(
      area.handlers.getFeed(
        { params: { landscape: 'nowhere' }, query: {}, body: undefined },
        context,
      ),
    ).rejects.toThrow(
      'Landscape "nowhere" has no cluster; known landscapes: default',
    );
  });

  it('forgets a topic that was taken back at once', async () => {
    const name = 'orders.order.mistaken.v1';
    const connection = area.clusters.connection('dev');
    await connection.createTopics([
      { name, partitions: 1, replicationFactor: 1, configs: {} },
    ]);
    await area.index.refreshNow('dev', { topics: [name] });
    expect(area.index.topic('dev', name)?.partitions).toHaveLength(1);
    await connection.deleteTopics([name]);
    await area.index.refreshNow('dev', { topics: [name] });
    expect(area.index.topic('dev', name)).toBeUndefined();
  });

  it('tells flags from what the cluster answers', async () => {
    await until(
      () =>
        area.index.cluster('dev').cluster.capabilities.configAlter !==
        undefined,
    );
    const { cluster } = area.index.cluster('dev');
    expect(cluster).toMatchObject({
      state: 'healthy',
      registryState: 'healthy',
      brokers: 1,
      capabilities: {
        acls: { value: true, source: 'detected' },
        configAlter: { value: true, source: 'detected' },
        registry: { value: true, source: 'detected' },
        singleNode: { value: true, source: 'detected' },
      },
    });
  });
});

/** As the catalog hands them out: with relations. */
function company(): Entity[] {
  const group = (name: string): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
  });
  return [group('team-checkout'), group('team-dispatch')];
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error('The condition did not become true in time');
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
