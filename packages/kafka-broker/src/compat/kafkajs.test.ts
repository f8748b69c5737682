import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  CompressionTypes,
  ConfigResourceTypes,
  Kafka,
  ResourcePatternTypes,
  logLevel,
  type Consumer,
} from 'kafkajs';
import { TestBroker, eventually } from './TestBroker';

/*
 * kafkajs 2.2.4, unmodified: a client that speaks no flexible versions.
 */

jest.setTimeout(60_000);

describe('kafkajs', () => {
  let broker: TestBroker;
  let kafka: Kafka;
  const consumers: Consumer[] = [];

  beforeAll(async () => {
    broker = await TestBroker.start();
    kafka = new Kafka({
      clientId: 'harbour-kafkajs',
      brokers: [broker.address],
      logLevel: logLevel.NOTHING,
    });
  });

  afterEach(async () => {
    await Promise.all(consumers.splice(0).map(one => one.disconnect()));
  });

  afterAll(async () => {
    await broker.stop();
  });

  async function createTopic(topic: string, numPartitions: number) {
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions }] });
    await admin.disconnect();
  }

  async function send(topic: string, values: string[]) {
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({
      topic,
      messages: values.map(value => ({ key: value, value })),
    });
    await producer.disconnect();
  }

  /** A member of a group; what it reads and its partitions are kept up to date. */
  async function join(groupId: string, topic: string) {
    const consumer = kafka.consumer({
      groupId,
      heartbeatInterval: 200,
      maxWaitTimeInMs: 200,
    });
    consumers.push(consumer);
    const member = {
      consumer,
      values: [] as string[],
      partitions: [] as number[],
    };
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      member.partitions = payload.memberAssignment[topic] ?? [];
    });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        member.values.push(message.value?.toString() ?? 'null');
      },
    });
    return member;
  }

  it('writes and reads records, headers and nulls, plain and compressed', async () => {
    const topic = 'harbour.container.loaded.v1';
    await createTopic(topic, 1);
    const producer = kafka.producer({ idempotent: true });
    await producer.connect();
    const [stored] = await producer.send({
      topic,
      messages: [
        { key: 'quay-1', value: 'plain', headers: { trace: 'a1' } },
        { key: 'quay-2', value: null },
      ],
    });
    expect(stored).toMatchObject({ errorCode: 0, baseOffset: '0' });
    await producer.send({
      topic,
      compression: CompressionTypes.GZIP,
      messages: [{ value: 'zipped' }],
    });
    await producer.disconnect();

    const consumer = kafka.consumer({
      groupId: 'reader',
      maxWaitTimeInMs: 200,
    });
    consumers.push(consumer);
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const read: unknown[] = [];
    await consumer.run({
      eachMessage: async ({ message }) => {
        read.push([
          message.offset,
          message.key?.toString() ?? null,
          message.value?.toString() ?? null,
          message.headers?.trace?.toString() ?? null,
        ]);
      },
    });
    await eventually('three records', () => read.length === 3);
    expect(read).toEqual([
      ['0', 'quay-1', 'plain', 'a1'],
      ['1', 'quay-2', null, null],
      ['2', null, 'zipped', null],
    ]);
  });

  it('shares six partitions among three members and again when one leaves', async () => {
    const topic = 'harbour.crane.moved.v1';
    await createTopic(topic, 6);
    const members = await Promise.all(
      [1, 2, 3].map(() => join('crane-board', topic)),
    );
    const balanced = (sizes: number[]) => () =>
      members
        .map(member => member.partitions.length)
        .sort()
        .join() === sizes.join();
    await eventually('two partitions each', balanced([2, 2, 2]));
    const values = Array.from({ length: 60 }, (_, index) => `move-${index}`);
    await send(topic, values);
    const read = () => members.flatMap(member => member.values);
    await eventually('all moves', () => read().length >= values.length);
    expect(read().sort()).toEqual([...values].sort());

    const [leaver] = members.splice(0, 1);
    await leaver?.consumer.disconnect();
    await eventually('three partitions each', balanced([3, 3]));
    const assigned = members.flatMap(member => member.partitions);
    expect(assigned.sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('goes on from the committed offset', async () => {
    const topic = 'harbour.tide.read.v1';
    await createTopic(topic, 1);
    await send(topic, ['low', 'rising']);
    const first = await join('tide-board', topic);
    await eventually('two readings', () => first.values.length === 2);
    await first.consumer.disconnect();
    await send(topic, ['high']);
    const second = await join('tide-board', topic);
    await eventually('one reading', () => second.values.length === 1);
    expect(second.values).toEqual(['high']);
  });

  it('administers topics and their configuration', async () => {
    const admin = kafka.admin();
    await admin.connect();
    const topic = 'harbour.berth.freed.v1';
    expect(
      await admin.createTopics({
        topics: [
          {
            topic,
            numPartitions: 2,
            configEntries: [{ name: 'retention.ms', value: '60000' }],
          },
        ],
      }),
    ).toBe(true);
    expect(await admin.createTopics({ topics: [{ topic }] })).toBe(false);
    await admin.createPartitions({ topicPartitions: [{ topic, count: 3 }] });
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    expect(topics[0]?.partitions).toHaveLength(3);
    expect(topics[0]?.partitions[0]).toMatchObject({
      leader: 1,
      replicas: [1],
      isr: [1],
    });

    const resource = { type: ConfigResourceTypes.TOPIC, name: topic };
    const retention = async () => {
      const { resources } = await admin.describeConfigs({
        resources: [{ ...resource, configNames: ['retention.ms'] }],
        includeSynonyms: false,
      });
      return resources[0]?.configEntries[0]?.configValue;
    };
    expect(await retention()).toBe('60000');
    await admin.alterConfigs({
      validateOnly: false,
      resources: [
        {
          ...resource,
          configEntries: [{ name: 'retention.ms', value: '120000' }],
        },
      ],
    });
    expect(await retention()).toBe('120000');

    await admin.deleteTopics({ topics: [topic] });
    expect(await admin.listTopics()).not.toContain(topic);
    expect(await admin.describeCluster()).toMatchObject({
      controller: 1,
      brokers: [{ nodeId: 1, host: '127.0.0.1', port: broker.port }],
    });
    await admin.disconnect();
  });

  it('does not create a topic by writing to it', async () => {
    const producer = kafka.producer({ retry: { retries: 1 } });
    await producer.connect();
    await expect(
      producer.send({
        topic: 'harbour.container.weighed.v1',
        messages: [{ value: '1' }],
      }),
    ).rejects.toThrow('This server does not host this topic-partition');
    await producer.disconnect();
    const admin = kafka.admin();
    await admin.connect();
    expect(await admin.listTopics()).not.toContain(
      'harbour.container.weighed.v1',
    );
    await admin.disconnect();
  });

  it('refuses a replication factor that one node cannot have', async () => {
    const admin = kafka.admin();
    await admin.connect();
    await expect(
      admin.createTopics({
        topics: [{ topic: 'harbour.pilot.called.v1', replicationFactor: 3 }],
      }),
    ).rejects.toMatchObject({
      errors: [{ type: 'INVALID_REPLICATION_FACTOR' }],
    });
    await admin.disconnect();
  });

  it('describes, lists and deletes groups', async () => {
    const topic = 'harbour.lock.opened.v1';
    await createTopic(topic, 1);
    const member = await join('lock-board', topic);
    await eventually('its partition', () => member.partitions.length === 1);
    const admin = kafka.admin();
    await admin.connect();
    const { groups } = await admin.describeGroups(['lock-board']);
    expect(groups[0]).toMatchObject({
      groupId: 'lock-board',
      state: 'Stable',
      protocolType: 'consumer',
      members: [{ clientId: 'harbour-kafkajs', clientHost: '/127.0.0.1' }],
    });
    await expect(admin.deleteGroups(['lock-board'])).rejects.toMatchObject({
      groups: [{ errorCode: 68 }],
    });
    await member.consumer.disconnect();
    const listed = await admin.listGroups();
    expect(listed.groups).toContainEqual({
      groupId: 'lock-board',
      protocolType: 'consumer',
    });
    expect(await admin.deleteGroups(['lock-board'])).toEqual([
      { groupId: 'lock-board', errorCode: 0 },
    ]);
    await admin.disconnect();
  });

  it('stores, lists and deletes access rules', async () => {
    const admin = kafka.admin();
    await admin.connect();
    const rule = {
      resourceType: AclResourceTypes.TOPIC,
      resourceName: 'harbour.',
      resourcePatternType: ResourcePatternTypes.PREFIXED,
      principal: 'User:pilot',
      host: '*',
      operation: AclOperationTypes.READ,
      permissionType: AclPermissionTypes.ALLOW,
    };
    expect(await admin.createAcls({ acl: [rule] })).toBe(true);
    const { resources } = await admin.describeAcls(rule);
    expect(resources).toMatchObject([
      {
        resourceName: 'harbour.',
        acls: [{ principal: 'User:pilot', host: '*' }],
      },
    ]);
    const { filterResponses } = await admin.deleteAcls({ filters: [rule] });
    expect(filterResponses[0]?.matchingAcls).toHaveLength(1);
    await admin.disconnect();
  });
});
