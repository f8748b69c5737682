import {
  ErrorCode,
  ZERO_UUID,
  apiVersionsResponseCodec,
  buildRecordBatch,
  recordBatches,
  recordsOf,
  type RecordBatchOptions,
} from '@millrace/kafka-protocol';
import { RawClient, requestFrame } from '../server/__testUtils__/RawClient';
import {
  API_VERSIONS,
  CREATE_TOPICS,
  DELETE_TOPICS,
  FETCH,
  FIND_COORDINATOR,
  LIST_OFFSETS,
  METADATA,
  PRODUCE,
} from './codecPairs';
import { TestBroker } from './TestBroker';

/*
 * What real clients stumble over, byte by byte: the assembled broker behind a bare socket.
 */

const NEWEST = { produce: 11, fetch: 17, metadata: 13, createTopics: 7 };

function batch(values: string[], options: RecordBatchOptions = {}): Buffer {
  return buildRecordBatch(
    values.map(value => ({
      key: null,
      value: Buffer.from(value),
      timestamp: BigInt(Date.now()),
    })),
    options,
  );
}

function creation(name: string) {
  const topic = {
    name,
    numPartitions: 1,
    replicationFactor: 1,
    assignments: [],
    configs: [],
  };
  return { topics: [topic], timeoutMs: 1_000, validateOnly: false };
}

describe('a bare client', () => {
  let broker: TestBroker;
  let client: RawClient;
  let topics = 0;

  beforeAll(async () => {
    broker = await TestBroker.start();
  });

  beforeEach(async () => {
    client = await RawClient.connect(broker.port);
  });

  afterEach(() => {
    client.destroy();
  });

  afterAll(async () => {
    await broker.stop();
  });

  async function createTopic(name = `harbour.trap.sprung.v${(topics += 1)}`) {
    const { topics: created } = await client.call(
      CREATE_TOPICS,
      NEWEST.createTopics,
      creation(name),
    );
    return { name, id: created[0]?.topicId ?? ZERO_UUID };
  }

  async function produce(
    name: string,
    records: Buffer,
    { version = NEWEST.produce, acks = -1 } = {},
  ) {
    const { responses } = await client.call(PRODUCE, version, {
      transactionalId: null,
      acks,
      timeoutMs: 1_000,
      topicData: [
        {
          name,
          topicId: ZERO_UUID,
          partitionData: [{ index: 0, records }],
        },
      ],
    });
    return responses[0]?.partitionResponses[0];
  }

  async function fetch(
    topic: { name: string; id: string },
    { version = NEWEST.fetch, offset = 0n, maxWaitMs = 0, on = client } = {},
  ) {
    const { responses, errorCode } = await on.call(FETCH, version, {
      clusterId: null,
      replicaId: -1,
      replicaState: { replicaId: -1, replicaEpoch: -1n },
      maxWaitMs,
      minBytes: 1,
      maxBytes: 1_048_576,
      isolationLevel: 0,
      sessionId: 0,
      sessionEpoch: -1,
      topics: [
        {
          topic: topic.name,
          topicId: topic.id,
          partitions: [
            {
              partition: 0,
              currentLeaderEpoch: -1,
              fetchOffset: offset,
              lastFetchedEpoch: -1,
              logStartOffset: -1n,
              partitionMaxBytes: 1_048_576,
              replicaDirectoryId: ZERO_UUID,
              highWatermark: -1n,
            },
          ],
        },
      ],
      forgottenTopicsData: [],
      rackId: '',
    });
    return { errorCode, partition: responses[0]?.partitions[0] };
  }

  function valuesOf(
    records: Buffer | null | undefined,
  ): (string | undefined)[] {
    return [...recordBatches(records ?? Buffer.alloc(0))].flatMap(one =>
      [...recordsOf(one)].map(record => record.value?.toString()),
    );
  }

  it('is told the versions it may use when it asks from the future', async () => {
    client.send(
      requestFrame({ apiKey: 18, apiVersion: 97, correlationId: 40 }),
    );
    const { correlationId, body } = await client.receive();
    const answer = apiVersionsResponseCodec.decode(body, 0);
    expect([correlationId, answer.errorCode]).toEqual([
      40,
      ErrorCode.UNSUPPORTED_VERSION,
    ]);
    const byKey = new Map(answer.apiKeys.map(api => [api.apiKey, api]));
    expect(byKey.get(0)).toMatchObject({ minVersion: 0, maxVersion: 11 });
    expect(byKey.get(1)).toMatchObject({ minVersion: 4, maxVersion: 17 });

    const next = await client.call(API_VERSIONS, 3, {
      clientSoftwareName: 'bare',
      clientSoftwareVersion: '1',
    });
    expect(next.apiKeys).toEqual(answer.apiKeys);
    expect(next.supportedFeatures).toEqual([]);
  });

  it.each([0, 1, 2])(
    'is refused Produce version %i per partition and stays connected',
    async version => {
      const { name } = await createTopic();
      const refused = await produce(name, batch(['a']), { version });
      expect(refused?.errorCode).toBe(ErrorCode.UNSUPPORTED_VERSION);
      expect((await produce(name, batch(['a'])))?.errorCode).toBe(0);
    },
  );

  it('is disconnected for Produce version 12', async () => {
    client.send(requestFrame({ apiKey: 0, apiVersion: 12, correlationId: 1 }));
    await expect(client.closed()).resolves.toBeUndefined();
  });

  it('may send one batch of format 2 per partition and nothing else', async () => {
    const { name } = await createTopic();
    const oldFormat = batch(['a']);
    oldFormat.writeInt8(1, 16);
    const damaged = batch(['a']);
    damaged.writeUInt8(damaged.readUInt8(66) ^ 1, 66);
    const codes = [
      await produce(name, Buffer.concat([batch(['a']), batch(['b'])])),
      await produce(name, oldFormat),
      await produce(name, Buffer.alloc(0)),
      await produce(name, damaged),
      await produce(name, batch(['a']).subarray(0, 65)),
    ].map(answer => answer?.errorCode);
    expect(codes).toEqual([
      ErrorCode.INVALID_RECORD,
      ErrorCode.INVALID_RECORD,
      ErrorCode.INVALID_RECORD,
      ErrorCode.CORRUPT_MESSAGE,
      expect.any(Number),
    ]);
    expect(codes[4]).not.toBe(0);
    expect((await produce(name, batch(['a'])))?.baseOffset).toBe(0n);
  });

  it('needs Produce 7 and Fetch 10 for zstd', async () => {
    const topic = await createTopic();
    const zstd = batch(['a'], { compression: 'zstd' });
    const { UNSUPPORTED_COMPRESSION_TYPE } = ErrorCode;
    expect((await produce(topic.name, zstd, { version: 6 }))?.errorCode).toBe(
      UNSUPPORTED_COMPRESSION_TYPE,
    );
    expect((await produce(topic.name, zstd, { version: 7 }))?.errorCode).toBe(
      0,
    );
    const early = await fetch(topic, { version: 9 });
    expect(early.partition?.errorCode).toBe(UNSUPPORTED_COMPRESSION_TYPE);
    const later = await fetch(topic, { version: 10 });
    expect(valuesOf(later.partition?.records)).toEqual(['a']);
  });

  it('is disconnected for a bad batch that wants no answer', async () => {
    const { name } = await createTopic();
    const bad = batch(['a']);
    bad.writeUInt8(bad.readUInt8(66) ^ 1, 66);
    await expect(produce(name, bad, { acks: 0 })).rejects.toThrow(
      'The broker closed the connection',
    );
  });

  it('finds a topic by its id, and not by the id of the one before', async () => {
    const before = await createTopic('harbour.name.reused.v1');
    await produce(before.name, batch(['old']));
    await client.call(DELETE_TOPICS, 6, {
      topics: [{ name: before.name, topicId: ZERO_UUID }],
      topicNames: [],
      timeoutMs: 1_000,
    });
    const after = await createTopic('harbour.name.reused.v1');
    expect(after.id).not.toBe(before.id);
    await produce(after.name, batch(['new']));
    expect((await fetch(before)).partition?.errorCode).toBe(
      ErrorCode.UNKNOWN_TOPIC_ID,
    );
    const found = await fetch(after);
    expect(valuesOf(found.partition?.records)).toEqual(['new']);

    const { topics: told } = await client.call(METADATA, NEWEST.metadata, {
      topics: [{ name: null, topicId: after.id }],
      allowAutoTopicCreation: true,
      includeClusterAuthorizedOperations: false,
      includeTopicAuthorizedOperations: false,
    });
    expect(told).toMatchObject([{ name: after.name, topicId: after.id }]);
  });

  it.each([4, 5, 7, 9, 11, 12, 13, 16, 17])(
    'reads what it wrote with Fetch version %i',
    async version => {
      const topic = await createTopic();
      await produce(topic.name, batch(['a', 'b']));
      const { errorCode, partition } = await fetch(topic, { version });
      expect(errorCode).toBe(0);
      expect(partition).toMatchObject({ errorCode: 0, highWatermark: 2n });
      expect(valuesOf(partition?.records)).toEqual(['a', 'b']);
    },
  );

  it('is woken from a long poll by the first record', async () => {
    const topic = await createTopic();
    const poller = await RawClient.connect(broker.port);
    const startMs = performance.now();
    const polled = fetch(topic, { maxWaitMs: 20_000, on: poller });
    await produce(topic.name, batch(['woken']));
    const { partition } = await polled;
    expect(valuesOf(partition?.records)).toEqual(['woken']);
    expect(performance.now() - startMs).toBeLessThan(5_000);
    poller.destroy();
  });

  it('gets the answer of its long poll when the broker stops', async () => {
    const stopping = await TestBroker.start();
    const poller = await RawClient.connect(stopping.port);
    const { topics: created } = await poller.call(
      CREATE_TOPICS,
      NEWEST.createTopics,
      creation('harbour.quiet.kept.v1'),
    );
    const { name, topicId: id = ZERO_UUID } = created[0] ?? { name: '' };
    const polled = fetch({ name, id }, { maxWaitMs: 30_000, on: poller });
    // Nothing tells that the poll waits; a shorter time would only make the test weaker.
    await new Promise(resolve => setTimeout(resolve, 100));
    const startMs = performance.now();
    const [answer] = await Promise.all([polled, stopping.stop()]);
    expect(answer.partition).toMatchObject({ errorCode: 0, highWatermark: 0n });
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });

  it('asks for offsets by their special names', async () => {
    const { name } = await createTopic();
    await produce(name, batch(['a', 'b', 'c']));
    const ask = async (timestamp: bigint) => {
      const { topics: answered } = await client.call(LIST_OFFSETS, 10, {
        replicaId: -1,
        isolationLevel: 0,
        timeoutMs: 1_000,
        topics: [
          {
            name,
            partitions: [
              { partitionIndex: 0, currentLeaderEpoch: -1, timestamp },
            ],
          },
        ],
      });
      const { errorCode, offset } = answered[0]?.partitions[0] ?? {};
      return [errorCode, offset];
    };
    expect(await ask(-1n)).toEqual([0, 3n]);
    expect(await ask(-2n)).toEqual([0, 0n]);
    expect(await ask(-3n)).toEqual([0, expect.any(BigInt)]);
    expect(await ask(-4n)).toEqual([0, 0n]);
    expect(await ask(-5n)).toEqual([0, -1n]);
    expect(await ask(0n)).toEqual([0, 0n]);
    expect(await ask(BigInt(Date.now()) + 3_600_000n)).toEqual([0, -1n]);
  });

  it('is told at once that there are no transactions', async () => {
    const { coordinators } = await client.call(FIND_COORDINATOR, 4, {
      key: '',
      keyType: 1,
      coordinatorKeys: ['harbour-transfer'],
    });
    expect(coordinators).toMatchObject([
      {
        key: 'harbour-transfer',
        errorCode: ErrorCode.INVALID_REQUEST,
        errorMessage: expect.stringContaining('ransaction'),
      },
    ]);
  });

  it('does not make a topic by asking for it', async () => {
    const ask = async () => {
      const { topics: told } = await client.call(METADATA, 4, {
        topics: [{ name: 'harbour.never.made.v1', topicId: ZERO_UUID }],
        allowAutoTopicCreation: true,
        includeClusterAuthorizedOperations: false,
        includeTopicAuthorizedOperations: false,
      });
      return told[0]?.errorCode;
    };
    expect(await ask()).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
    expect(await ask()).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
  });

  it('is disconnected for an oversized frame, and memory does not grow', async () => {
    const other = await RawClient.connect(broker.port);
    const before = process.memoryUsage().rss;
    const prefix = Buffer.alloc(4);
    prefix.writeInt32BE(209_715_200);
    client.send(prefix);
    await client.closed();
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
    const answer = await other.call(API_VERSIONS, 0, {
      clientSoftwareName: '',
      clientSoftwareVersion: '',
    });
    expect(answer.errorCode).toBe(0);
    other.destroy();
  });
});
