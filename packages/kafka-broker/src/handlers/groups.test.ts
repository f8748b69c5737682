import {
  consumerProtocolSubscriptionCodec,
  deleteGroupsRequestCodec,
  deleteGroupsResponseCodec,
  describeGroupsRequestCodec,
  describeGroupsResponseCodec,
  ErrorCode,
  findCoordinatorRequestCodec,
  findCoordinatorResponseCodec,
  heartbeatRequestCodec,
  heartbeatResponseCodec,
  joinGroupRequestCodec,
  joinGroupResponseCodec,
  leaveGroupRequestCodec,
  leaveGroupResponseCodec,
  listGroupsRequestCodec,
  listGroupsResponseCodec,
  offsetCommitRequestCodec,
  offsetCommitResponseCodec,
  offsetDeleteRequestCodec,
  offsetDeleteResponseCodec,
  offsetFetchRequestCodec,
  offsetFetchResponseCodec,
  syncGroupRequestCodec,
  syncGroupResponseCodec,
  Writer,
  ZERO_UUID,
  type JoinGroupRequest,
} from '@millrace/kafka-protocol';
import { createOffsetCommitHandler } from './08-offset-commit';
import { createOffsetFetchHandler } from './09-offset-fetch';
import { createFindCoordinatorHandler } from './10-find-coordinator';
import { createJoinGroupHandler } from './11-join-group';
import { createHeartbeatHandler } from './12-heartbeat';
import { createLeaveGroupHandler } from './13-leave-group';
import { createSyncGroupHandler } from './14-sync-group';
import { createDescribeGroupsHandler } from './15-describe-groups';
import { createListGroupsHandler } from './16-list-groups';
import { createDeleteGroupsHandler } from './42-delete-groups';
import { createOffsetDeleteHandler } from './47-offset-delete';
import {
  call,
  ControlFixture,
  versionsOf,
} from './__testUtils__/ControlFixture';

const groupId = 'berth-planner';
const topic = 'harbour.crane.moved.v1';
const pilot = { principal: 'User:pilot' };
const DAY_MS = 86_400_000;

async function setUp(fixture?: ControlFixture) {
  const world = fixture ?? (await ControlFixture.open());
  return { fixture: world, ...apisOf(world) };
}

function apisOf(fixture: ControlFixture) {
  return {
    find: {
      request: findCoordinatorRequestCodec,
      response: findCoordinatorResponseCodec,
      handler: createFindCoordinatorHandler(fixture),
    },
    join: {
      request: joinGroupRequestCodec,
      response: joinGroupResponseCodec,
      handler: createJoinGroupHandler(fixture),
    },
    sync: {
      request: syncGroupRequestCodec,
      response: syncGroupResponseCodec,
      handler: createSyncGroupHandler(fixture),
    },
    heartbeat: {
      request: heartbeatRequestCodec,
      response: heartbeatResponseCodec,
      handler: createHeartbeatHandler(fixture),
    },
    leave: {
      request: leaveGroupRequestCodec,
      response: leaveGroupResponseCodec,
      handler: createLeaveGroupHandler(fixture),
    },
    commit: {
      request: offsetCommitRequestCodec,
      response: offsetCommitResponseCodec,
      handler: createOffsetCommitHandler(fixture),
    },
    fetch: {
      request: offsetFetchRequestCodec,
      response: offsetFetchResponseCodec,
      handler: createOffsetFetchHandler(fixture),
    },
    describe: {
      request: describeGroupsRequestCodec,
      response: describeGroupsResponseCodec,
      handler: createDescribeGroupsHandler(fixture),
    },
    list: {
      request: listGroupsRequestCodec,
      response: listGroupsResponseCodec,
      handler: createListGroupsHandler(fixture),
    },
    remove: {
      request: deleteGroupsRequestCodec,
      response: deleteGroupsResponseCodec,
      handler: createDeleteGroupsHandler(fixture),
    },
    removeOffsets: {
      request: offsetDeleteRequestCodec,
      response: offsetDeleteResponseCodec,
      handler: createOffsetDeleteHandler(fixture),
    },
  };
}

type Apis = Awaited<ReturnType<typeof setUp>>;

function subscription(...topics: string[]): Buffer {
  const writer = new Writer();
  writer.int16(0);
  consumerProtocolSubscriptionCodec.encode(
    writer,
    {
      topics,
      userData: null,
      ownedPartitions: [],
      generationId: -1,
      rackId: null,
    },
    0,
  );
  return writer.toBuffer();
}

function joinRequest(fields: Partial<JoinGroupRequest> = {}) {
  return {
    groupId,
    sessionTimeoutMs: 10_000,
    rebalanceTimeoutMs: 60_000,
    memberId: '',
    groupInstanceId: null,
    protocolType: 'consumer',
    protocols: [{ name: 'range', metadata: subscription(topic) }],
    reason: null,
    ...fields,
  };
}

/** One member, alone in its stable group. */
async function joinAlone(apis: Apis, version = 9) {
  let joined = await call(apis.join, version, joinRequest());
  if (joined.errorCode === ErrorCode.MEMBER_ID_REQUIRED) {
    const { memberId } = joined;
    joined = await call(apis.join, version, joinRequest({ memberId }));
  }
  const { memberId, generationId = -1 } = joined;
  await call(apis.sync, 5, {
    groupId,
    generationId,
    memberId,
    groupInstanceId: null,
    protocolType: 'consumer',
    protocolName: 'range',
    assignments: [{ memberId, assignment: Buffer.from('mine') }],
  });
  return { memberId, generationId };
}

function commitRequest(
  offset: bigint,
  fields: { memberId?: string; generation?: number; name?: string } = {},
) {
  return {
    groupId,
    generationIdOrMemberEpoch: fields.generation ?? -1,
    memberId: fields.memberId ?? '',
    groupInstanceId: null,
    retentionTimeMs: -1n,
    topics: [
      {
        name: fields.name ?? topic,
        topicId: ZERO_UUID,
        partitions: [
          {
            partitionIndex: 0,
            committedOffset: offset,
            committedLeaderEpoch: 0,
            committedMetadata: 'm',
          },
        ],
      },
    ],
  };
}

async function commitError(
  apis: Apis,
  ...args: Parameters<typeof commitRequest>
) {
  const { topics } = await call(apis.commit, 9, commitRequest(...args));
  return topics[0]?.partitions[0]?.errorCode;
}

function fetchRequest(all = false) {
  const topics = [
    { name: topic, topicId: ZERO_UUID, partitionIndexes: [0, 1] },
  ];
  return {
    groupId,
    topics: all ? null : topics,
    groups: [
      { groupId, memberId: null, memberEpoch: -1, topics: all ? null : topics },
    ],
    requireStable: true,
  };
}

describe('FindCoordinator', () => {
  it('is this node in every version', async () => {
    const { find } = await setUp();
    for (const version of versionsOf(find.handler)) {
      const answer = await call(find, version, {
        key: groupId,
        keyType: 0,
        coordinatorKeys: [groupId],
      });
      const found = version >= 4 ? answer.coordinators?.[0] : answer;
      expect(found).toMatchObject({
        errorCode: 0,
        nodeId: 1,
        host: 'localhost',
        port: 9092,
      });
    }
  });

  it('turns transactional producers away at once', async () => {
    const { find } = await setUp();
    for (const version of versionsOf(find.handler).slice(1)) {
      const answer = await call(find, version, {
        key: 'tx',
        keyType: 1,
        coordinatorKeys: ['tx'],
      });
      const found = version >= 4 ? answer.coordinators?.[0] : answer;
      expect(found?.errorCode).toBe(ErrorCode.INVALID_REQUEST);
      expect(found?.errorMessage).toContain('transactional.id');
    }
  });
});

describe('group membership', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'joins and rejoins with JoinGroup v%d',
    async version => {
      const apis = await setUp();
      const { memberId, generationId } = await joinAlone(apis, version);
      expect(generationId).toBe(1);
      const again = await call(apis.join, version, joinRequest({ memberId }));
      expect(again).toMatchObject({ errorCode: 0, generationId: 2, memberId });
      expect(again.members).toMatchObject([{ memberId }]);
    },
  );

  it('answers every version of the small requests, members and strangers', async () => {
    const apis = await setUp();
    const { memberId, generationId } = await joinAlone(apis);
    const request = { groupId, generationId, groupInstanceId: null };
    const { NONE, UNKNOWN_MEMBER_ID } = ErrorCode;
    for (const [id, error] of [
      [memberId, NONE],
      ['stranger', UNKNOWN_MEMBER_ID],
    ] as const) {
      for (const version of versionsOf(apis.heartbeat.handler)) {
        expect(
          await call(apis.heartbeat, version, { ...request, memberId: id }),
        ).toMatchObject({ errorCode: error });
      }
      for (const version of versionsOf(apis.sync.handler)) {
        expect(
          await call(apis.sync, version, {
            ...request,
            memberId: id,
            protocolType: null,
            protocolName: null,
            assignments: [],
          }),
        ).toMatchObject({
          errorCode: error,
          assignment: Buffer.from(error === NONE ? 'mine' : ''),
        });
      }
    }
    for (const version of versionsOf(apis.leave.handler)) {
      const left = await call(apis.leave, version, {
        groupId,
        memberId: 'stranger',
        members: [
          { memberId: 'stranger', groupInstanceId: null, reason: null },
        ],
      });
      expect(version >= 3 ? left.members?.[0]?.errorCode : left.errorCode).toBe(
        UNKNOWN_MEMBER_ID,
      );
    }
  });

  it.each<[Partial<JoinGroupRequest>, number]>([
    [{ groupId: '' }, ErrorCode.INVALID_GROUP_ID],
    [{ sessionTimeoutMs: 5_999 }, ErrorCode.INVALID_SESSION_TIMEOUT],
    [{ sessionTimeoutMs: 1_800_001 }, ErrorCode.INVALID_SESSION_TIMEOUT],
    [{ memberId: 'stranger' }, ErrorCode.UNKNOWN_MEMBER_ID],
    [{ protocols: [] }, ErrorCode.INCONSISTENT_GROUP_PROTOCOL],
  ])('refuses %j in every version', async (fields, error) => {
    const { join } = await setUp();
    for (const version of versionsOf(join.handler)) {
      const { errorCode } = await call(join, version, joinRequest(fields));
      expect(errorCode).toBe(error);
    }
  });

  it('ends a join that nobody waits for any more', async () => {
    const apis = await setUp();
    await joinAlone(apis);
    const controller = new AbortController();
    const waiting = call(
      apis.join,
      3,
      joinRequest({ sessionTimeoutMs: 6_000 }),
      { signal: controller.signal },
    );
    controller.abort();
    expect((await waiting).errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE);
  });

  it('removes a silent member by its timer and arms none afterwards', async () => {
    const apis = await setUp();
    await joinAlone(apis);
    expect(apis.fixture.clock.timerCount).toBe(1);
    apis.fixture.clock.advance(10_000);
    expect(apis.fixture.groups.find(groupId)?.state).toBe('Empty');
    expect(apis.fixture.clock.timerCount).toBe(0);
  });
});

describe('offsets', () => {
  it('stores and finds them in every version, and after a power cut', async () => {
    const apis = await setUp();
    await apis.fixture.topic(topic, 2);
    for (const version of versionsOf(apis.commit.handler)) {
      const { topics } = await call(
        apis.commit,
        version,
        commitRequest(BigInt(version)),
      );
      expect(topics[0]?.partitions[0]?.errorCode).toBe(0);
    }
    const { fetch } = await setUp(await apis.fixture.reopen());
    for (const version of versionsOf(fetch.handler)) {
      for (const all of version >= 2 ? [true, false] : [false]) {
        const answer = await call(fetch, version, fetchRequest(all));
        const { topics } = version >= 8 ? answer.groups![0]! : answer;
        expect(topics?.[0]?.partitions).toMatchObject([
          { partitionIndex: 0, committedOffset: 9n, metadata: 'm' },
          ...(all ? [] : [{ partitionIndex: 1, committedOffset: -1n }]),
        ]);
      }
    }
  });

  it('refuses commits that are not in order', async () => {
    const apis = await setUp();
    await apis.fixture.topic(topic);
    expect(await commitError(apis, 1n, { generation: 4 })).toBe(
      ErrorCode.ILLEGAL_GENERATION,
    );
    const { memberId, generationId } = await joinAlone(apis);
    expect(await commitError(apis, 1n)).toBe(ErrorCode.UNKNOWN_MEMBER_ID);
    expect(
      await commitError(apis, 1n, { memberId, generation: generationId + 1 }),
    ).toBe(ErrorCode.ILLEGAL_GENERATION);
    const mine = { memberId, generation: generationId };
    expect(await commitError(apis, 1n, { ...mine, name: 'unknown' })).toBe(
      ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
    );
    expect(await commitError(apis, 1n, mine)).toBe(ErrorCode.NONE);
    apis.fixture.files.flushError = new Error('EIO');
    expect(await commitError(apis, 2n, mine)).toBe(
      ErrorCode.COORDINATOR_NOT_AVAILABLE,
    );
    expect(apis.fixture.offsets.find(groupId, topic, 0)?.offset).toBe(1n);
  });

  it('asks for grants on group and topic', async () => {
    const apis = await setUp();
    await apis.fixture.topic(topic);
    const refused = await call(apis.commit, 9, commitRequest(1n), pilot);
    expect(refused.topics[0]?.partitions[0]?.errorCode).toBe(
      ErrorCode.GROUP_AUTHORIZATION_FAILED,
    );
    for (const version of versionsOf(apis.fetch.handler)) {
      const answer = await call(apis.fetch, version, fetchRequest(), pilot);
      const errors = [
        answer.topics?.[0]?.partitions[0]?.errorCode,
        version >= 8 ? answer.groups?.[0]?.errorCode : answer.errorCode,
      ];
      expect(errors).toContain(ErrorCode.GROUP_AUTHORIZATION_FAILED);
    }
  });

  it('are gone with their topic, also when it comes back', async () => {
    const apis = await setUp();
    const { id } = await apis.fixture.topic(topic);
    await commitError(apis, 5n);
    await apis.fixture.topics.delete(id);
    await apis.fixture.topic(topic);
    expect(apis.fixture.offsets.find(groupId, topic, 0)).toBeUndefined();
    const again = await apis.fixture.reopen();
    expect(again.offsets.find(groupId, topic, 0)).toBeUndefined();
  });

  it('expire seven days after the group became empty', async () => {
    const apis = await setUp();
    const { fixture } = apis;
    await fixture.topic(topic);
    const member = await joinAlone(apis);
    await commitError(apis, 5n, {
      memberId: member.memberId,
      generation: member.generationId,
    });
    for (let day = 0; day < 8; day++) {
      fixture.groups.heartbeat(groupId, {
        memberId: member.memberId,
        instanceId: null,
        generation: member.generationId,
      });
      fixture.clock.advance(9_000);
    }
    fixture.groups.leave(groupId, [
      { memberId: member.memberId, instanceId: null },
    ]);
    await new Promise(setImmediate);
    fixture.clock.advance(7 * DAY_MS - 1);
    await fixture.groups.expire();
    expect(fixture.groups.list()).toHaveLength(1);
    fixture.clock.advance(1);
    await fixture.groups.expire();
    expect(fixture.groups.list()).toEqual([]);
  });

  it('are deleted one by one unless members subscribe to the topic', async () => {
    const apis = await setUp();
    await apis.fixture.topic(topic);
    await apis.fixture.topic('other');
    await commitError(apis, 1n);
    await commitError(apis, 1n, { name: 'other' });
    await joinAlone(apis);
    const partitions = [{ partitionIndex: 0 }];
    const answer = await call(apis.removeOffsets, 0, {
      groupId,
      topics: [
        { name: topic, partitions },
        { name: 'other', partitions },
      ],
    });
    expect(answer.topics.map(t => t.partitions[0]?.errorCode)).toEqual([
      ErrorCode.GROUP_SUBSCRIBED_TO_TOPIC,
      ErrorCode.NONE,
    ]);
    expect([...apis.fixture.offsets.offsetsOf(groupId).keys()]).toEqual([
      topic,
    ]);
  });
});

describe('groups from outside', () => {
  it('are described and listed in every version', async () => {
    const apis = await setUp();
    const { memberId } = await joinAlone(apis);
    for (const version of versionsOf(apis.describe.handler)) {
      const { groups } = await call(apis.describe, version, {
        groups: [groupId, 'unknown'],
        includeAuthorizedOperations: version >= 3,
      });
      expect(groups).toMatchObject([
        {
          errorCode: 0,
          groupState: 'Stable',
          protocolType: 'consumer',
          protocolData: 'range',
          members: [
            {
              memberId,
              clientId: 'tide-reader',
              clientHost: '/127.0.0.1',
              memberMetadata: subscription(topic),
              memberAssignment: Buffer.from('mine'),
            },
          ],
        },
        {
          errorCode: version >= 6 ? ErrorCode.GROUP_ID_NOT_FOUND : 0,
          groupState: 'Dead',
        },
      ]);
    }
    for (const version of versionsOf(apis.list.handler)) {
      const { groups } = await call(apis.list, version, {
        statesFilter: version >= 4 ? ['stable'] : [],
        typesFilter: version >= 5 ? ['Classic'] : [],
      });
      expect(groups).toMatchObject([{ groupId, protocolType: 'consumer' }]);
    }
    const none = { statesFilter: ['Empty'], typesFilter: [] };
    expect((await call(apis.list, 4, none)).groups).toEqual([]);
    const all = { statesFilter: [], typesFilter: [] };
    expect((await call(apis.list, 4, all, pilot)).groups).toEqual([]);
  });

  it('are known by their offsets after a restart, and deleted when empty', async () => {
    const before = await setUp();
    await before.fixture.topic(topic);
    const { memberId, generationId } = await joinAlone(before);
    await commitError(before, 5n, { memberId, generation: generationId });
    const request = { groupsNames: [groupId] };
    expect((await call(before.remove, 2, request)).results).toMatchObject([
      { errorCode: ErrorCode.NON_EMPTY_GROUP },
    ]);

    const apis = await setUp(await before.fixture.reopen());
    const { groups } = await call(apis.list, 5, {
      statesFilter: [],
      typesFilter: [],
    });
    expect(groups).toMatchObject([
      { groupId, protocolType: 'consumer', groupState: 'Empty' },
    ]);
    expect(
      await call(apis.heartbeat, 4, {
        groupId,
        generationId,
        memberId,
        groupInstanceId: null,
      }),
    ).toMatchObject({ errorCode: ErrorCode.UNKNOWN_MEMBER_ID });

    for (const version of versionsOf(apis.remove.handler)) {
      const { results } = await call(apis.remove, version, request);
      expect(results[0]?.errorCode).toBe(
        version === 0 ? ErrorCode.NONE : ErrorCode.GROUP_ID_NOT_FOUND,
      );
    }
    expect((await apis.fixture.reopen()).groups.list()).toEqual([]);
  });
});
