import {
  ErrorCode,
  type FetchRequest,
  type ProduceRequest,
  ZERO_UUID,
} from '@millrace/kafka-protocol';
import { batchOf, recordsIn, TOPIC_ID } from '../log/__testUtils__/logFixture';
import { Deadlines } from '../log/Deadlines';
import { contextOf, RecordsFixture } from './__testUtils__/RecordsFixture';
import { createProduceHandler } from './00-produce';
import { createFetchHandler } from './01-fetch';
import { createListOffsetsHandler } from './02-list-offsets';
import { createDeleteRecordsHandler } from './21-delete-records';
import { createOffsetForLeaderEpochHandler } from './23-offset-for-leader-epoch';

const NAME = 'harbour.container.loaded.v1';

function produceRequest(
  records: Buffer | null,
  fields: Partial<ProduceRequest> & { topic?: string; partition?: number } = {},
): ProduceRequest {
  const { topic = NAME, partition = 0, ...rest } = fields;
  return {
    transactionalId: null,
    acks: -1,
    timeoutMs: 1000,
    topicData: [
      {
        name: topic,
        topicId: ZERO_UUID,
        partitionData: [{ index: partition, records }],
      },
    ],
    ...rest,
  };
}

function fetchRequest(
  offsets: readonly bigint[],
  fields: Partial<FetchRequest> & { topicId?: string; name?: string } = {},
): FetchRequest {
  const { topicId = ZERO_UUID, name = NAME, ...rest } = fields;
  return {
    clusterId: null,
    replicaId: -1,
    replicaState: { replicaId: -1, replicaEpoch: -1n },
    maxWaitMs: 500,
    minBytes: 1,
    maxBytes: 1_000_000,
    isolationLevel: 0,
    sessionId: 0,
    sessionEpoch: -1,
    topics: [
      {
        topic: name,
        topicId,
        partitions: offsets.map((fetchOffset, partition) => ({
          partition,
          currentLeaderEpoch: -1,
          fetchOffset,
          lastFetchedEpoch: -1,
          logStartOffset: -1n,
          partitionMaxBytes: 100_000,
          replicaDirectoryId: ZERO_UUID,
          highWatermark: -1n,
        })),
      },
    ],
    forgottenTopicsData: [],
    rackId: '',
    ...rest,
  };
}

async function setUp() {
  const fixture = await RecordsFixture.create();
  const produce = createProduceHandler(fixture);
  const deadlines = new Deadlines(fixture.log.clock);
  const fetch = createFetchHandler({
    partitions: fixture.partitions,
    observe: fixture.observe,
    deadlines,
  });
  const send = async (request: ProduceRequest, apiVersion = 9) => {
    const context = contextOf({ apiVersion });
    const response = await produce.handle(request, context);
    return response?.responses[0]?.partitionResponses[0];
  };
  const read = async (request: FetchRequest, apiVersion = 12) => {
    const context = contextOf({ apiVersion, apiKey: 1 });
    const response = await fetch.handle(request, context);
    return response?.responses.flatMap(({ partitions }) => partitions) ?? [];
  };
  return { fixture, produce, fetch, send, read };
}

function settled(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 5));
}

describe('Produce', () => {
  it('stores a batch and tells who wrote it', async () => {
    const { fixture, send } = await setUp();
    expect(await send(produceRequest(batchOf(['a', 'b'])))).toMatchObject({
      errorCode: 0,
      baseOffset: 0n,
      logStartOffset: 0n,
    });
    expect(fixture.transfers).toMatchObject([
      { topic: NAME, direction: 'write', records: 2, nextOffset: 2n },
    ]);
  });

  it('answers a repeated idempotent batch with its first offset', async () => {
    const { fixture, send } = await setUp();
    const batch = () =>
      batchOf(['a'], { producer: { id: 1n, epoch: 0, sequence: 0 } });
    await send(produceRequest(batchOf(['before'])));
    expect(await send(produceRequest(batch()))).toMatchObject({
      baseOffset: 1n,
    });
    expect(await send(produceRequest(batch()))).toMatchObject({
      errorCode: 0,
      baseOffset: 1n,
    });
    expect(fixture.transfers).toHaveLength(2);
  });

  it.each([
    ['an unknown topic', { topic: 'nowhere' }, 9, 'UNKNOWN_TOPIC_OR_PARTITION'],
    ['an unknown partition', { partition: 3 }, 9, 'UNKNOWN_TOPIC_OR_PARTITION'],
    ['an old version', {}, 2, 'UNSUPPORTED_VERSION'],
    ['other acks', { acks: 2 }, 9, 'INVALID_REQUIRED_ACKS'],
  ] as const)('refuses %s', async (_, fields, version, error) => {
    const { send } = await setUp();
    const answer = await send(produceRequest(batchOf(['a']), fields), version);
    expect(answer?.errorCode).toBe(ErrorCode[error]);
  });

  it('refuses without the right to write, and an empty batch', async () => {
    const { fixture, send } = await setUp();
    expect(await send(produceRequest(null))).toMatchObject({
      errorCode: ErrorCode.INVALID_RECORD,
    });
    fixture.deny('WRITE');
    expect(await send(produceRequest(batchOf(['a'])))).toMatchObject({
      errorCode: ErrorCode.TOPIC_AUTHORIZATION_FAILED,
    });
  });

  it('does not answer acks=0, and closes the connection of a bad batch', async () => {
    const { fixture, produce } = await setUp();
    const context = contextOf({ apiVersion: 9 });
    const request = produceRequest(batchOf(['a']), { acks: 0 });
    expect(await produce.handle(request, context)).toBeUndefined();
    expect(fixture.store.partition(TOPIC_ID, 0).highWatermark).toBe(1n);
    const bad = produceRequest(Buffer.alloc(80), { acks: 0 });
    await expect(produce.handle(bad, context)).rejects.toMatchObject({
      name: 'ConnectionRefusedError',
    });
  });
});

describe('Fetch', () => {
  it('reads by name and by id', async () => {
    const { fixture, send, read } = await setUp();
    await send(produceRequest(batchOf(['a', 'b'])));
    const [byName] = await read(fetchRequest([0n]));
    expect(byName).toMatchObject({ errorCode: 0, highWatermark: 2n });
    expect(recordsIn(byName?.records ?? Buffer.alloc(0))).toHaveLength(2);
    const [byId] = await read(fetchRequest([1n], { topicId: TOPIC_ID }), 13);
    expect(byId?.records?.length).toBeGreaterThan(0);
    expect(fixture.transfers.at(-1)).toMatchObject({
      direction: 'read',
      topic: NAME,
      nextOffset: 2n,
    });
    const [gone] = await read(
      fetchRequest([0n], { topicId: `0${TOPIC_ID.slice(1)}` }),
      13,
    );
    expect(gone?.errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_ID);
  });

  it('waits for records and answers with them at once', async () => {
    const { send, read } = await setUp();
    let answered = false;
    const reading = read(fetchRequest([0n, 0n])).then(answer => {
      answered = true;
      return answer;
    });
    await settled();
    expect(answered).toBe(false);
    await send(produceRequest(batchOf(['a']), { partition: 1 }));
    const answer = await reading;
    expect(answer.map(({ records }) => records?.length)).toEqual([
      0,
      expect.any(Number),
    ]);
    expect(answer[1]?.records?.length).toBeGreaterThan(0);
  });

  it('waits at most as long as it was asked to, with one timer for all', async () => {
    const { fixture, read } = await setUp();
    const timers = fixture.log.clock.timerCount;
    const reading = Promise.all([
      read(fetchRequest([0n], { maxWaitMs: 800 })),
      read(fetchRequest([0n])),
      read(fetchRequest([0n])),
    ]);
    await settled();
    expect(fixture.log.clock.timerCount).toBe(timers + 1);
    fixture.log.clock.advance(500);
    fixture.log.clock.advance(300);
    expect((await reading).flat().map(({ errorCode }) => errorCode)).toEqual([
      0, 0, 0,
    ]);
  });

  it('waits for the bytes it was asked to wait for', async () => {
    const { send, read } = await setUp();
    let answered = false;
    const reading = read(fetchRequest([0n], { minBytes: 150 })).then(answer => {
      answered = true;
      return answer;
    });
    await settled();
    await send(produceRequest(batchOf(['a'])));
    await settled();
    expect(answered).toBe(false);
    await send(produceRequest(batchOf(['b'])));
    await send(produceRequest(batchOf(['c'])));
    expect((await reading)[0]?.records?.length).toBeGreaterThan(150);
  });

  it('stops waiting when nobody waits for the answer', async () => {
    const { fetch } = await setUp();
    const controller = new AbortController();
    const context = contextOf({ apiVersion: 12, signal: controller.signal });
    const reading = fetch.handle(fetchRequest([0n]), context);
    await settled();
    controller.abort();
    expect(await reading).toMatchObject({ errorCode: 0 });
  });

  it('answers errors at once and passes one batch of all partitions', async () => {
    const { send, read } = await setUp();
    await send(produceRequest(batchOf(['a'.repeat(500)])));
    await send(produceRequest(batchOf(['b'.repeat(500)]), { partition: 1 }));
    const [outside] = await read(fetchRequest([5n]));
    expect(outside).toMatchObject({
      errorCode: ErrorCode.OFFSET_OUT_OF_RANGE,
      highWatermark: 1n,
      logStartOffset: 0n,
    });
    const small = await read(fetchRequest([0n, 0n], { maxBytes: 10 }));
    expect(small.map(({ records }) => (records?.length ?? 0) > 0)).toEqual([
      true,
      false,
    ]);
    const [session] = await read(fetchRequest([0n], { sessionId: 7 }));
    expect(session).toBeUndefined();
  });
});

describe('ListOffsets', () => {
  it('answers places and times', async () => {
    const { fixture, send } = await setUp();
    for (const [n, timestamp] of [5n, 30n, 20n].entries()) {
      await send(produceRequest(batchOf([`${n}`], { timestamp })));
    }
    const list = createListOffsetsHandler(fixture);
    const ask = async (timestamp: bigint, partitionIndex = 0) => {
      const response = await list.handle(
        {
          replicaId: -1,
          isolationLevel: 0,
          timeoutMs: 0,
          topics: [
            {
              name: NAME,
              partitions: [
                { partitionIndex, currentLeaderEpoch: -1, timestamp },
              ],
            },
          ],
        },
        contextOf({ apiVersion: 10 }),
      );
      const { offset, timestamp: found } =
        response?.topics[0]?.partitions[0] ?? {};
      return [offset, found];
    };
    expect(await ask(-1n)).toEqual([3n, -1n]);
    expect(await ask(-2n)).toEqual([0n, -1n]);
    expect(await ask(-3n)).toEqual([1n, 30n]);
    expect(await ask(-4n)).toEqual([0n, -1n]);
    expect(await ask(-5n)).toEqual([-1n, -1n]);
    expect(await ask(6n)).toEqual([1n, 30n]);
    expect(await ask(31n)).toEqual([-1n, -1n]);
    expect(await ask(0n, 2)).toEqual([-1n, -1n]);
  });
});

describe('DeleteRecords and OffsetForLeaderEpoch', () => {
  it('move the start and tell the end', async () => {
    const { fixture, send } = await setUp();
    await send(produceRequest(batchOf(['a', 'b'])));
    await send(produceRequest(batchOf(['c'])));
    const remove = createDeleteRecordsHandler(fixture);
    const removeTo = async (offset: bigint) => {
      const response = await remove.handle(
        {
          timeoutMs: 0,
          topics: [{ name: NAME, partitions: [{ partitionIndex: 0, offset }] }],
        },
        contextOf({ apiVersion: 2 }),
      );
      return response?.topics[0]?.partitions[0];
    };
    expect(await removeTo(1n)).toMatchObject({
      errorCode: 0,
      lowWatermark: 1n,
    });
    expect(await removeTo(4n)).toMatchObject({
      errorCode: ErrorCode.OFFSET_OUT_OF_RANGE,
    });
    expect(await removeTo(-1n)).toMatchObject({ lowWatermark: 3n });
    const epochs = createOffsetForLeaderEpochHandler(fixture);
    const endOf = (leaderEpoch: number) =>
      epochs.handle(
        {
          replicaId: -1,
          topics: [
            {
              topic: NAME,
              partitions: [
                { partition: 0, currentLeaderEpoch: -1, leaderEpoch },
              ],
            },
          ],
        },
        contextOf({ apiVersion: 4 }),
      );
    expect(endOf(0)).toMatchObject({
      topics: [{ partitions: [{ errorCode: 0, endOffset: 3n }] }],
    });
    expect(endOf(3)).toMatchObject({
      topics: [{ partitions: [{ errorCode: 0, endOffset: -1n }] }],
    });
  });
});
