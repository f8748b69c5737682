/*
 * What a kafkajs user sees of the observation feed and of the topic policy.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Admin, Consumer, Kafka, logLevel } from 'kafkajs';
import {
  Broker,
  BrokerOptions,
  createBroker,
  OBSERVATIONS_TOPIC,
} from '../index';

const topic = 'harbour.crane.moved.v1';

describe('a broker under kafkajs', () => {
  let dataDir: string;
  const cleanups: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'broker-'));
  });

  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) {
      await cleanup();
    }
    await rm(dataDir, { recursive: true, force: true });
  });

  async function start(options: Partial<BrokerOptions> = {}): Promise<Broker> {
    const broker = await createBroker({
      dataDir,
      listeners: { local: { host: '127.0.0.1', port: 0 } },
      ...options,
    });
    await broker.start();
    cleanups.push(() => broker.stop());
    return broker;
  }

  function kafka(broker: Broker, clientId = 'crane-control'): Kafka {
    return new Kafka({
      clientId,
      brokers: [`127.0.0.1:${broker.endpoints.local?.port}`],
      logLevel: logLevel.NOTHING,
      retry: { retries: 3, initialRetryTime: 100 },
    });
  }

  async function admin(broker: Broker): Promise<Admin> {
    const client = kafka(broker).admin();
    await client.connect();
    cleanups.push(() => client.disconnect());
    return client;
  }

  async function produce(broker: Broker, count: number, clientId?: string) {
    const producer = kafka(broker, clientId).producer();
    await producer.connect();
    await producer.send({
      topic,
      messages: Array.from({ length: count }, (_, index) => ({
        key: `quay-${index}`,
        value: `move ${index}`,
        partition: index % 3,
      })),
    });
    await producer.disconnect();
  }

  async function consume(
    broker: Broker,
    groupId: string,
    onMessage: (value: string, partition: number) => void,
    options: { clientId?: string } = {},
  ): Promise<Consumer> {
    const consumer = kafka(broker, options.clientId).consumer({
      groupId,
      // kafkajs does not heartbeat while a fetch waits, so a long wait is a slow rebalance.
      maxWaitTimeInMs: 100,
      heartbeatInterval: 100,
    });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message, partition }) =>
        onMessage(String(message.value), partition),
    });
    cleanups.push(() => consumer.disconnect());
    return consumer;
  }

  async function until<T>(
    check: () => Promise<T | undefined | false> | T | undefined | false,
  ): Promise<T> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const result = await check();
      if (result) {
        return result;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error('It did not happen within ten seconds');
  }

  it('tells why it refuses a topic', async () => {
    const broker = await start({
      topicPolicy: {
        validate: ({ name }) =>
          name.includes('_')
            ? {
                verdict: 'refuse',
                ruleId: 'naming.pattern',
                reason: `"${name}" does not match {domain}.{entity}.{action}.v{N}`,
                suggestion: 'harbour.container.weighed.v1',
              }
            : { verdict: 'pass' },
      },
    });
    const client = await admin(broker);
    const refusal = await client
      .createTopics({
        topics: [{ topic: 'container_weighed' }, { topic }],
      })
      .then(
        () => undefined,
        error => error,
      );
    expect(refusal.errors[0]).toMatchObject({
      type: 'POLICY_VIOLATION',
      topic: 'container_weighed',
    });
    expect(await client.listTopics()).toContain(topic);

    await expect(
      client.createTopics({
        topics: [{ topic: 'a.b.c.v1', replicationFactor: 3 }],
      }),
    ).rejects.toMatchObject({
      errors: [{ type: 'INVALID_REPLICATION_FACTOR' }],
    });
    expect(await client.listTopics()).not.toContain('a.b.c.v1');
  });

  it('shows a producer and its readers in the feed within a second', async () => {
    const broker = await start();
    const client = await admin(broker);
    await client.createTopics({ topics: [{ topic, numPartitions: 3 }] });
    const observed: Record<string, unknown>[] = [];
    const watcher = kafka(broker, 'portal').consumer({
      groupId: 'portal',
      maxWaitTimeInMs: 100,
    });
    await watcher.connect();
    await watcher.subscribe({
      topic: OBSERVATIONS_TOPIC,
      fromBeginning: true,
    });
    await watcher.run({
      eachMessage: async ({ message }) => {
        observed.push(JSON.parse(String(message.value)));
      },
    });
    cleanups.push(() => watcher.disconnect());
    await consume(broker, 'berth-planner', () => {}, { clientId: 'planner' });
    await until(async () => {
      const { groups } = await client.describeGroups(['portal']);
      return groups[0]?.state === 'Stable';
    });

    const before = Date.now();
    await produce(broker, 9, 'crane-3');
    const edge = await until(() =>
      observed.find(({ direction }) => direction === 'write'),
    );
    expect(Date.now() - before).toBeLessThan(2_000);
    expect(edge).toMatchObject({
      topic,
      clientId: 'crane-3',
      principal: 'User:ANONYMOUS',
      host: '127.0.0.1',
      group: null,
      recordsTotal: '9',
      partitionCount: 3,
    });
    expect(
      await until(() => observed.find(({ direction }) => direction === 'read')),
    ).toMatchObject({ topic, clientId: 'planner', group: 'berth-planner' });
    expect(observed.map(record => record.topic)).not.toContain(
      OBSERVATIONS_TOPIC,
    );

    await expect(
      client.deleteTopics({ topics: [OBSERVATIONS_TOPIC] }),
    ).rejects.toThrow();
  }, 30_000);
});
