import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  metadataRequestCodec,
  metadataResponseCodec,
} from '@millrace/kafka-protocol';
import { Kafka, logLevel } from 'kafkajs';
import { createBroker, type Broker } from './index';
import { RawClient } from './server/__testUtils__/RawClient';

const LISTENERS = { local: { host: '127.0.0.1', port: 0 } };

describe('createBroker', () => {
  let dataDir: string;
  const running: Broker[] = [];

  async function start(): Promise<Broker> {
    const broker = await createBroker({ dataDir, listeners: LISTENERS });
    running.push(broker);
    await broker.start();
    return broker;
  }

  function client(broker: Broker): Kafka {
    return new Kafka({
      clientId: 'broker-test',
      brokers: [`127.0.0.1:${broker.endpoints.local?.port}`],
      logLevel: logLevel.NOTHING,
    });
  }

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'broker-'));
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map(broker => broker.stop()));
    await rm(dataDir, { recursive: true, force: true });
  });

  it('keeps topics, records, offsets and its id over a restart', async () => {
    const topic = 'harbour.container.loaded.v1';
    const first = await start();
    const admin = client(first).admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 3 }] });
    const producer = client(first).producer();
    await producer.connect();
    await producer.send({ topic, messages: [{ key: 'quay-1', value: 'a' }] });
    await admin.setOffsets({
      groupId: 'berth-planner',
      topic,
      partitions: [{ partition: 1, offset: '0' }],
    });
    const before = await admin.fetchTopicOffsets(topic);
    await producer.disconnect();
    await admin.disconnect();
    await first.stop();
    expect(first.ready).toBe(false);

    const second = await start();
    expect(second.ready).toBe(true);
    expect(second.clusterId).toBe(first.clusterId);
    expect(second.health()).toEqual({ status: 'ok', problems: [] });
    const again = client(second).admin();
    await again.connect();
    expect(await again.fetchTopicOffsets(topic)).toEqual(before);
    const [committed] = await again.fetchOffsets({
      groupId: 'berth-planner',
      topics: [topic],
    });
    expect(committed?.partitions).toContainEqual(
      expect.objectContaining({ partition: 1, offset: '0' }),
    );
    await again.disconnect();
    // The admin client's setOffsets joins the group and sleeps for five seconds.
  }, 30_000);

  it('tells clients of a listener what is advertised there', async () => {
    const broker = await createBroker({
      dataDir,
      listeners: {
        ...LISTENERS,
        lan: {
          host: '127.0.0.1',
          port: 0,
          advertised: { host: 'broker.harbour.example', port: 19092 },
        },
      },
    });
    running.push(broker);
    await broker.start();
    const told = async (port: number | undefined) => {
      const bare = await RawClient.connect(port ?? 0);
      const { brokers } = await bare.call(
        { request: metadataRequestCodec, response: metadataResponseCodec },
        1,
        {
          topics: [],
          allowAutoTopicCreation: false,
          includeClusterAuthorizedOperations: false,
          includeTopicAuthorizedOperations: false,
        },
      );
      bare.destroy();
      return brokers.map(one => `${one.host}:${one.port}`);
    };
    const { local, lan } = broker.endpoints;
    expect(await told(local?.port)).toEqual([`127.0.0.1:${local?.port}`]);
    expect(await told(lan?.port)).toEqual(['broker.harbour.example:19092']);
  });

  it('closes what it bound when a later port is taken', async () => {
    const first = await start();
    const { port = 0 } = first.endpoints.local ?? {};
    const second = await createBroker({
      dataDir: path.join(dataDir, 'second'),
      listeners: { ...LISTENERS, taken: { host: '127.0.0.1', port } },
    });
    await expect(second.start()).rejects.toMatchObject({
      name: 'ListenError',
      code: 'EADDRINUSE',
      listener: 'taken',
      port,
    });
    expect(second.ready).toBe(false);
    expect(second.endpoints).toEqual({});
  });

  it('tells its metrics and that it does not run', async () => {
    const broker = await start();
    const admin = client(broker).admin();
    await admin.connect();
    await admin.listTopics();
    await admin.disconnect();
    expect(broker.metricsText()).toMatch(
      /millrace_broker_requests_total\{api="Metadata"\} [1-9]/,
    );
    await broker.stop();
    expect(broker.health()).toEqual({
      status: 'degraded',
      problems: ['The broker is not running'],
    });
  });
});
