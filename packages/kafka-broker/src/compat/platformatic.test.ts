import {
  Admin,
  Consumer,
  Producer,
  stringDeserializers,
  stringSerializers,
  type CompressionAlgorithmValue,
  type MessagesStream,
} from '@platformatic/kafka';
import { TestBroker, eventually } from './TestBroker';

/*
 * @platformatic/kafka 2.12.1, unmodified: a client that speaks only flexible versions.
 */

jest.setTimeout(60_000);

const COMPRESSIONS: CompressionAlgorithmValue[] = [
  'none',
  'gzip',
  'snappy',
  'lz4',
  'zstd',
];
const TOPIC_RESOURCE = 2 as const;
const SET = 0;

describe('@platformatic/kafka', () => {
  let broker: TestBroker;
  let admin: Admin;
  const open: { close(): Promise<void> }[] = [];

  function base() {
    return {
      clientId: 'harbour-platformatic',
      bootstrapBrokers: [broker.address],
      retries: 1,
    };
  }

  beforeAll(async () => {
    broker = await TestBroker.start();
    admin = new Admin(base());
  });

  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  afterAll(async () => {
    await admin.close();
    await broker.stop();
  });

  function producer() {
    const made = new Producer({
      ...base(),
      idempotent: true,
      serializers: stringSerializers,
    });
    open.push(made);
    return made;
  }

  async function send(topic: string, values: string[]) {
    await producer().send({
      messages: values.map(value => ({ topic, key: value, value })),
    });
  }

  /** A member of a group; what it reads is kept up to date. */
  async function join(groupId: string, topic: string) {
    const consumer = new Consumer({
      ...base(),
      groupId,
      deserializers: stringDeserializers,
      heartbeatInterval: 200,
      maxWaitTime: 200,
    });
    const stream: MessagesStream<string, string, string, string> =
      await consumer.consume({
        topics: [topic],
        mode: 'committed',
        fallbackMode: 'earliest',
        autocommit: false,
      });
    const values: string[] = [];
    stream.on('data', message => {
      values.push(message.value);
      // Settled by the assertions: what is not committed is read again.
      Promise.resolve(message.commit()).catch(() => {});
    });
    stream.on('error', () => {});
    let isOpen = true;
    const member = {
      values,
      partitions: () =>
        (consumer.assignments ?? []).flatMap(one => one.partitions),
      async close() {
        if (!isOpen) return;
        isOpen = false;
        await stream.close();
        await consumer.close(true);
      },
    };
    open.push(member);
    return member;
  }

  it.each(COMPRESSIONS)(
    'writes and reads records with %s',
    async compression => {
      const topic = `harbour.container.loaded.${compression}`;
      await admin.createTopics({ topics: [topic], partitions: 1, replicas: 1 });
      const { offsets } = await producer().send({
        compression,
        messages: [
          { topic, key: 'quay-1', value: 'first', headers: { trace: 'a1' } },
          { topic, key: 'quay-2', value: 'second' },
        ],
      });
      expect(offsets).toEqual([{ topic, partition: 0, offset: 0n }]);
      const member = await join(`reader-${compression}`, topic);
      await eventually('two records', () => member.values.length === 2);
      expect(member.values).toEqual(['first', 'second']);
    },
  );

  it('shares six partitions among three members and again when one leaves', async () => {
    const topic = 'harbour.crane.moved.v1';
    await admin.createTopics({ topics: [topic], partitions: 6, replicas: 1 });
    const members = [
      await join('crane-board', topic),
      await join('crane-board', topic),
      await join('crane-board', topic),
    ];
    const balanced = (sizes: number[]) => () =>
      members
        .map(member => member.partitions().length)
        .sort()
        .join() === sizes.join();
    await eventually('two partitions each', balanced([2, 2, 2]));
    const values = Array.from({ length: 60 }, (_, index) => `move-${index}`);
    await send(topic, values);
    const read = () => new Set(members.flatMap(member => member.values));
    await eventually('all moves', () => read().size >= values.length);
    expect([...read()].sort()).toEqual([...values].sort());

    const [leaver] = members.splice(0, 1);
    await leaver?.close();
    await eventually('three partitions each', balanced([3, 3]));
    const assigned = members.flatMap(member => member.partitions());
    expect(assigned.sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('goes on from the committed offset', async () => {
    const topic = 'harbour.tide.read.v1';
    await admin.createTopics({ topics: [topic], partitions: 1, replicas: 1 });
    await send(topic, ['low', 'rising']);
    const committed = async () => {
      const [group] = await admin.listConsumerGroupOffsets({
        groups: [
          {
            groupId: 'tide-board',
            topics: [{ name: topic, partitionIndexes: [0] }],
          },
        ],
      });
      return group?.topics[0]?.partitions[0]?.committedOffset;
    };
    const first = await join('tide-board', topic);
    await eventually('two readings', () => first.values.length === 2);
    let offset: bigint | undefined;
    while (offset !== 2n) offset = await committed();
    await first.close();
    await send(topic, ['high']);
    const second = await join('tide-board', topic);
    await eventually('one reading', () => second.values.length === 1);
    expect(second.values).toEqual(['high']);
  });

  it('administers topics, configuration, offsets and groups', async () => {
    const topic = 'harbour.berth.freed.v1';
    const [created] = await admin.createTopics({
      topics: [topic],
      partitions: 2,
      replicas: 1,
      configs: [{ name: 'retention.ms', value: '60000' }],
    });
    expect(created).toMatchObject({ name: topic, partitions: 2, replicas: 1 });
    await admin.createPartitions({
      topics: [{ name: topic, count: 3, assignments: null }],
    });
    const { topics } = await admin.metadata({ topics: [topic] });
    expect(topics.get(topic)).toMatchObject({ partitionsCount: 3 });

    const resource = { resourceType: TOPIC_RESOURCE, resourceName: topic };
    await admin.incrementalAlterConfigs({
      resources: [
        {
          ...resource,
          configs: [
            { name: 'retention.ms', configOperation: SET, value: '120000' },
          ],
        },
      ],
    });
    const [described] = await admin.describeConfigs({
      resources: [{ ...resource, configurationKeys: ['retention.ms'] }],
    });
    expect(described?.configs).toMatchObject([
      { name: 'retention.ms', value: '120000' },
    ]);

    await send(topic, ['a', 'b', 'c', 'd']);
    const ends = await admin.listOffsets({
      topics: [
        {
          name: topic,
          partitions: [0, 1, 2].map(partitionIndex => ({
            partitionIndex,
            timestamp: -1n,
          })),
        },
      ],
    });
    const total = ends[0]?.partitions.reduce(
      (sum, { offset }) => sum + offset,
      0n,
    );
    expect(total).toBe(4n);

    await admin.deleteTopics({ topics: [topic] });
    expect(await admin.listTopics()).not.toContain(topic);
  });

  it('describes and deletes groups', async () => {
    const topic = 'harbour.lock.opened.v1';
    await admin.createTopics({ topics: [topic], partitions: 1, replicas: 1 });
    const member = await join('lock-board', topic);
    await eventually('its partition', () => member.partitions().length === 1);
    const groups = await admin.describeGroups({ groups: ['lock-board'] });
    expect(groups.get('lock-board')).toMatchObject({
      id: 'lock-board',
      state: 'Stable',
      protocolType: 'consumer',
    });
    await member.close();
    expect([...(await admin.listGroups()).keys()]).toContain('lock-board');
    await admin.deleteGroups({ groups: ['lock-board'] });
    expect([...(await admin.listGroups()).keys()]).not.toContain('lock-board');
  });
});
