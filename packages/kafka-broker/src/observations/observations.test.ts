import {
  consumerProtocolAssignmentCodec,
  readRecordBatchHeader,
  Writer,
} from '@millrace/kafka-protocol';
import { createGroup } from '../groups/ClassicGroup';
import type { RequestContext } from '../handlers/Handler';
import type { Transfer } from '../handlers/Transfer';
import { Clock } from '../log/Clock';
import { silentLogger } from '../logging/Logger';
import { GroupMembershipIndex } from './GroupMembershipIndex';
import { measureLag } from './measureLag';
import { ObservationFeed } from './ObservationFeed';
import { ObservationRecorder } from './ObservationRecorder';
import { OBSERVATIONS_TOPIC } from './observationsTopic';

const context: RequestContext = {
  apiKey: 1,
  apiVersion: 12,
  correlationId: 1,
  clientId: 'tide-reader',
  softwareName: 'librdkafka',
  softwareVersion: '2.0.2',
  principal: 'User:ANONYMOUS',
  host: '127.0.0.1',
  listener: 'local',
  signal: new AbortController().signal,
};

function transfer(fields: Partial<Transfer> = {}): Transfer {
  return {
    topic: 'harbour.crane.moved.v1',
    partition: 0,
    direction: 'read',
    records: 10,
    bytes: 1000,
    nextOffset: 10n,
    context,
    ...fields,
  };
}

function recorderAt(
  time: { now: number },
  options: Partial<ConstructorParameters<typeof ObservationRecorder>[0]> = {},
) {
  return new ObservationRecorder({
    now: () => time.now,
    groupsOf: () => [],
    endOffset: () => 100n,
    hosts: true,
    ...options,
  });
}

describe('ObservationRecorder', () => {
  it('tells a reader without a group with its counts and its distance from the end', () => {
    const time = { now: 1_000_000 };
    const recorder = recorderAt(time);
    recorder.observe(transfer());
    time.now += 500;
    recorder.observe(transfer({ partition: 3, records: 40, nextOffset: 60n }));
    expect(recorder.takeNew()).toEqual([
      {
        kind: 'edge',
        topic: 'harbour.crane.moved.v1',
        direction: 'read',
        clientId: 'tide-reader',
        principal: 'User:ANONYMOUS',
        host: '127.0.0.1',
        softwareName: 'librdkafka',
        softwareVersion: '2.0.2',
        group: null,
        firstSeen: '1000000',
        lastSeen: '1000500',
        recordsTotal: '50',
        bytesTotal: '2000',
        recordsPerSecond: 50,
        bytesPerSecond: 2000,
        windowMs: 1000,
        partitions: [
          { partition: 3, records: '40', lag: '40' },
          { partition: 0, records: '10', lag: '90' },
        ],
        partitionCount: 2,
        dropped: '0',
      },
    ]);
    expect(recorder.takeNew()).toEqual([]);
  });

  it('counts a window from its start and totals over all windows', () => {
    const time = { now: 0 };
    const recorder = recorderAt(time);
    recorder.observe(transfer({ records: 600 }));
    recorder.takeNew();
    time.now = 60_000;
    expect(recorder.takeWindow()).toMatchObject([
      { recordsTotal: '600', recordsPerSecond: 10, windowMs: 60_000 },
    ]);
    time.now = 120_000;
    expect(recorder.takeWindow()).toEqual([]);
    recorder.observe(transfer({ records: 60 }));
    time.now = 180_000;
    expect(recorder.takeWindow()).toMatchObject([
      { recordsTotal: '660', recordsPerSecond: 1, firstSeen: '0' },
    ]);
  });

  it('keeps directions, topics and clients apart, and leaves itself out', () => {
    const recorder = recorderAt({ now: 0 });
    recorder.observe(transfer());
    recorder.observe(transfer({ direction: 'write' }));
    recorder.observe(transfer({ topic: 'other' }));
    recorder.observe(transfer({ context: { ...context, clientId: null } }));
    recorder.observe(transfer({ topic: OBSERVATIONS_TOPIC }));
    expect(recorder.size).toBe(4);
  });

  it('leaves addresses out when told to', () => {
    const recorder = recorderAt({ now: 0 }, { hosts: false });
    recorder.observe(transfer());
    recorder.observe(transfer({ context: { ...context, host: '10.0.0.9' } }));
    expect(recorder.takeNew()).toMatchObject([{ host: null }]);
  });

  it('drops the edge not seen for longest and counts it', () => {
    const time = { now: 0 };
    const recorder = recorderAt(time, { maxEdges: 2 });
    const by = (clientId: string) =>
      transfer({ context: { ...context, clientId } });
    recorder.observe(by('a'));
    recorder.observe(by('b'));
    recorder.takeWindow();
    recorder.observe(by('a'));
    recorder.observe(by('c'));
    expect(recorder.takeWindow()).toMatchObject([
      { clientId: 'a', dropped: '1' },
      { clientId: 'c', dropped: '1' },
    ]);
    expect(recorder.dropped).toBe(1);
  });

  it('shares the fetches of one client among the groups it is in', () => {
    const recorder = recorderAt(
      { now: 0 },
      { groupsOf: () => ['audit', 'billing'] },
    );
    for (let fetch = 0; fetch < 10; fetch++) {
      recorder.observe(transfer());
    }
    expect(
      recorder
        .takeNew()
        .map(({ group, recordsTotal }) => [group, recordsTotal]),
    ).toEqual([
      ['billing', '50'],
      ['audit', '50'],
    ]);
  });
});

describe('GroupMembershipIndex', () => {
  function stableGroup(groupId: string, partitions: number[]) {
    const writer = new Writer();
    writer.int16(0);
    consumerProtocolAssignmentCodec.encode(
      writer,
      { assignedPartitions: [{ topic: 't', partitions }], userData: null },
      0,
    );
    return {
      ...createGroup(groupId, 'consumer'),
      state: 'Stable' as const,
      members: new Map([
        [
          'm1',
          {
            memberId: 'm1',
            instanceId: null,
            clientId: 'crane',
            clientHost: '127.0.0.1',
            sessionTimeoutMs: 10_000,
            rebalanceTimeoutMs: 10_000,
            protocols: [],
            assignment: writer.toBuffer(),
            isNew: false,
            sessionDeadline: 0,
          },
        ],
      ]),
    };
  }

  it('finds groups by client, address and assigned partition', () => {
    const index = new GroupMembershipIndex();
    index.update(stableGroup('planner', [0, 2]));
    index.update(stableGroup('audit', [2]));
    expect(index.groupsOf('crane', '127.0.0.1', 't', 0)).toEqual(['planner']);
    expect(index.groupsOf('crane', '127.0.0.1', 't', 1)).toEqual([]);
    expect(index.groupsOf('crane', '127.0.0.1', 't', 2)).toEqual([
      'planner',
      'audit',
    ]);
    expect(index.groupsOf('crane', '10.0.0.1', 't', 0)).toEqual([]);

    index.update(stableGroup('planner', [1]));
    expect(index.groupsOf('crane', '127.0.0.1', 't', 0)).toEqual([]);
    expect(index.groupsOf('crane', '127.0.0.1', 't', 1)).toEqual(['planner']);

    index.update(createGroup('planner', 'consumer'));
    expect(index.groupsOf('crane', '127.0.0.1', 't', 1)).toEqual([]);
    expect(index.groupsOf('crane', '127.0.0.1', 't', 2)).toEqual(['audit']);
  });

  it('never reads assignments of other protocol types, nor trips over bytes', () => {
    const index = new GroupMembershipIndex();
    const group = stableGroup('workers', [0]);
    index.update({ ...group, protocolType: 'connect' });
    expect(index.groupsOf('crane', '127.0.0.1', 't', 0)).toEqual([]);
    const [member] = group.members.values();
    index.update({
      ...group,
      members: new Map([
        ['m1', { ...member!, assignment: Buffer.from([0, 0, 0, 0, 0, 9, 1]) }],
      ]),
    });
    expect(index.groupsOf('crane', '127.0.0.1', 't', 0)).toEqual([]);
  });
});

describe('measureLag', () => {
  it('tells how far a stopped group is behind, in records and in time', async () => {
    const committed = { leaderEpoch: -1, metadata: '', committedAtMs: 0 };
    const records = await measureLag({
      groups: { find: () => undefined },
      offsets: {
        groupIds: () => ['berth-planner'],
        offsetsOf: () =>
          new Map([
            [
              't',
              new Map([
                [0, { ...committed, offset: 120n }],
                [1, { ...committed, offset: 7n }],
                [9, { ...committed, offset: 1n }],
              ]),
            ],
          ]),
      },
      endOffset: (_, partition) => [500n, 7n][partition],
      timestampAt: async () => 99_000n,
      now: () => 100_000,
    });
    expect(records).toEqual([
      {
        kind: 'lag',
        group: 'berth-planner',
        topic: 't',
        state: 'Empty',
        at: '100000',
        lag: '380',
        partitions: [
          {
            partition: 0,
            committedOffset: '120',
            endOffset: '500',
            lag: '380',
            lagMs: '1000',
          },
          {
            partition: 1,
            committedOffset: '7',
            endOffset: '7',
            lag: '0',
            lagMs: '0',
          },
        ],
      },
    ]);
  });
});

describe('ObservationFeed', () => {
  function feedWith(failures = 0) {
    const time = { now: 0 };
    const timers: { at: number; run: () => void }[] = [];
    const clock: Clock = {
      now: () => time.now,
      monotonicMs: () => time.now,
      setTimer(run, delayMs) {
        const timer = { at: time.now + delayMs, run };
        timers.push(timer);
        return () => timers.splice(timers.indexOf(timer), 1);
      },
    };
    const batches: { at: number; records: number }[] = [];
    let failing = failures;
    const recorder = recorderAt(time);
    const feed = new ObservationFeed({
      recorder,
      clock,
      logger: silentLogger,
      measureLag: async () => [],
      append: async batch => {
        if (failing-- > 0) {
          throw new Error('disk full');
        }
        const { lastOffsetDelta } = readRecordBatchHeader(batch);
        batches.push({ at: time.now, records: lastOffsetDelta + 1 });
      },
    });
    const pass = async (ms: number) => {
      const end = time.now + ms;
      for (;;) {
        timers.sort((a, b) => a.at - b.at);
        const next = timers[0];
        if (!next || next.at > end) {
          break;
        }
        timers.shift();
        time.now = next.at;
        next.run();
        await new Promise(setImmediate);
      }
      time.now = end;
    };
    feed.start();
    return { feed, batches, pass };
  }

  it('writes a new edge within a second and each edge once per minute', async () => {
    const { feed, batches, pass } = feedWith();
    await pass(10_000);
    feed.observe(transfer());
    feed.observe(transfer({ direction: 'write' }));
    await pass(1_000);
    expect(batches).toEqual([{ at: 10_250, records: 2 }]);
    feed.observe(transfer());
    await pass(110_000);
    expect(batches.slice(1)).toEqual([{ at: 60_000, records: 2 }]);
  });

  it('writes what it has when it stops', async () => {
    const { feed, batches } = feedWith();
    feed.observe(transfer());
    await feed.stop();
    await feed.stop();
    expect(batches).toEqual([{ at: 0, records: 1 }]);
  });

  it('goes on after a write that failed', async () => {
    const { feed, batches, pass } = feedWith(1);
    feed.observe(transfer());
    await pass(1_000);
    expect(batches).toEqual([]);
    await pass(60_000);
    expect(batches).toEqual([{ at: 60_000, records: 1 }]);
  });
});
