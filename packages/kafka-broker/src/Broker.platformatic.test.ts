/*
 * Unmodified @platformatic/kafka, which speaks flexible versions only, against the whole broker.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  Admin,
  Consumer,
  Producer,
  stringDeserializers,
  stringSerializers,
} from '@platformatic/kafka';
import { Broker, createBroker } from './index';

const topic = 'harbour.crane.moved.v1';

describe('a broker under @platformatic/kafka', () => {
  let dataDir: string;
  let broker: Broker;

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'broker-'));
    broker = await createBroker({
      dataDir,
      listeners: { local: { host: '127.0.0.1', port: 0 } },
    });
    await broker.start();
  });

  afterEach(async () => {
    await broker.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const client = (clientId: string) => ({
    clientId,
    bootstrapBrokers: [`127.0.0.1:${broker.endpoints.local?.port}`],
  });

  it('creates a topic, writes, reads in a group and commits', async () => {
    const admin = new Admin(client('admin'));
    await admin.createTopics({ topics: [topic], partitions: 2, replicas: 1 });
    const producer = new Producer({
      ...client('crane-3'),
      serializers: stringSerializers,
    });
    await producer.send({
      messages: ['a', 'b', 'c', 'd'].map(key => ({
        topic,
        key,
        value: `move of ${key}`,
      })),
    });

    const read = async (count: number) => {
      const consumer = new Consumer({
        ...client('planner'),
        groupId: 'berth-planner',
        deserializers: stringDeserializers,
        maxWaitTime: 100,
      });
      const stream = await consumer.consume({
        topics: [topic],
        mode: 'committed',
        fallbackMode: 'earliest',
        autocommit: false,
      });
      const values: string[] = [];
      for await (const message of stream) {
        values.push(message.value);
        await message.commit();
        if (values.length === count) {
          break;
        }
      }
      const described = await admin.describeGroups({
        groups: ['berth-planner'],
      });
      await stream.close();
      await consumer.close();
      return { values, described };
    };
    const first = await read(4);
    expect(first.values.sort()).toEqual(
      ['a', 'b', 'c', 'd'].map(key => `move of ${key}`),
    );
    expect(first.described.get('berth-planner')).toMatchObject({
      state: 'Stable',
      protocolType: 'consumer',
    });

    await producer.send({ messages: [{ topic, key: 'e', value: 'later' }] });
    expect((await read(1)).values).toEqual(['later']);
    expect([...(await admin.listGroups()).keys()]).toContain('berth-planner');

    await producer.close();
    await admin.close();
  }, 30_000);
});
