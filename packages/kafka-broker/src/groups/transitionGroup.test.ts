import assert from 'node:assert/strict';
import { ErrorCode } from '@millrace/kafka-protocol';
import { ClassicGroup, createGroup, nextDeadline } from './ClassicGroup';
import { GroupEffect, GroupEvent, JoinEvent, SyncEvent } from './groupEvents';
import { transitionGroup } from './transitionGroup';

const SESSION_MS = 10_000;
const REBALANCE_MS = 60_000;
const NONE = Buffer.alloc(0);

/** A group with a clock, driven the way the host does it. */
class Scene {
  group: ClassicGroup = createGroup('berth-planner');
  now = 1_000_000;
  answers = new Map<number, Exclude<GroupEffect, { token?: undefined }>>();
  delay = 0;
  #token = 0;

  send(
    event: GroupEvent extends infer E
      ? E extends { token: number }
        ? Omit<E, 'token'>
        : never
      : never,
  ): number {
    const token = ++this.#token;
    // The union's members differ only in what the caller already gave.
    this.apply({ ...event, token } as GroupEvent);
    return token;
  }

  apply(event: GroupEvent) {
    const frozen = JSON.stringify(snapshot(this.group));
    const before = this.group;
    const { group, effects } = transitionGroup(before, event, this.now, {
      initialRebalanceDelayMs: this.delay,
    });
    assert.equal(JSON.stringify(snapshot(before)), frozen);
    this.group = group;
    for (const effect of effects) {
      if (effect.type !== 'assignmentsChanged') {
        assert(!this.answers.has(effect.token), 'answered twice');
        this.answers.set(effect.token, effect);
      }
    }
  }

  /** Lets time pass, ticking at every deadline on the way. */
  pass(ms: number) {
    const end = this.now + ms;
    for (let guard = 0; guard < 100; guard++) {
      const next = nextDeadline(this.group);
      if (next === undefined || next > end) {
        this.now = end;
        return;
      }
      this.now = Math.max(this.now, next);
      this.apply({ type: 'tick' });
    }
    throw new Error('A tick did not move its deadline');
  }

  join(memberId = '', fields: Partial<JoinEvent> = {}): number {
    return this.send({
      type: 'join',
      memberId,
      instanceId: null,
      newMemberId: `m${this.#token + 1}`,
      clientId: 'crane',
      clientHost: '127.0.0.1',
      sessionTimeoutMs: SESSION_MS,
      rebalanceTimeoutMs: REBALANCE_MS,
      protocolType: 'consumer',
      protocols: [{ name: 'range', metadata: Buffer.from('v1') }],
      requireMemberId: false,
      canSkipAssignment: false,
      ...fields,
    });
  }

  joined(token: number) {
    const answer = this.answers.get(token);
    return answer?.type === 'joined' ? answer.result : undefined;
  }

  sync(memberId: string, fields: Partial<SyncEvent> = {}): number {
    return this.send({
      type: 'sync',
      memberId,
      instanceId: null,
      generation: this.group.generation,
      protocolType: 'consumer',
      protocol: 'range',
      assignments: new Map(),
      ...fields,
    });
  }

  synced(token: number) {
    const answer = this.answers.get(token);
    return answer?.type === 'synced' ? answer.result : undefined;
  }

  heartbeat(
    memberId: string,
    generation = this.group.generation,
    instanceId: string | null = null,
  ) {
    const token = this.send({
      type: 'heartbeat',
      memberId,
      generation,
      instanceId,
    });
    return this.error(token);
  }

  commit(memberId: string, generation: number, instanceId?: string) {
    const token = this.send({
      type: 'commit',
      memberId,
      generation,
      instanceId: instanceId ?? null,
    });
    return this.error(token);
  }

  leave(memberId: string, instanceId: string | null = null) {
    const token = this.send({
      type: 'leave',
      members: [{ memberId, instanceId }],
    });
    const answer = this.answers.get(token);
    return answer?.type === 'left'
      ? answer.result.members[0]?.error
      : undefined;
  }

  error(token: number) {
    const answer = this.answers.get(token);
    return answer?.type === 'answered' ? answer.error : undefined;
  }

  /** Brings `count` members into a stable group, the first of them leading. */
  stable(count: number): string[] {
    const [first = ''] = [this.joined(this.join())?.memberId];
    this.sync(first);
    const ids = [first];
    for (let index = 1; index < count; index++) {
      const token = this.join();
      for (const id of ids) {
        this.join(id);
      }
      ids.push(this.joined(token)?.memberId ?? '');
      for (const id of [...ids].reverse()) {
        this.sync(id, {
          assignments: new Map(ids.map(each => [each, Buffer.from(each)])),
        });
      }
    }
    assert.equal(this.group.state, 'Stable');
    return ids;
  }
}

function snapshot(group: ClassicGroup) {
  return {
    ...group,
    members: [...group.members],
    pendingMembers: [...group.pendingMembers],
    pendingSyncs: [...group.pendingSyncs],
  };
}

describe('joining', () => {
  it('gives a newcomer its id first when the version asks for it', () => {
    const scene = new Scene();
    const first = scene.joined(scene.join('', { requireMemberId: true }));
    expect(first).toMatchObject({
      error: ErrorCode.MEMBER_ID_REQUIRED,
      memberId: 'm1',
      generation: -1,
    });
    expect(scene.group.state).toBe('Empty');

    const second = scene.joined(scene.join('m1', { requireMemberId: true }));
    expect(second).toMatchObject({
      error: ErrorCode.NONE,
      memberId: 'm1',
      leaderId: 'm1',
      generation: 1,
      protocol: 'range',
      protocolType: 'consumer',
      members: [{ memberId: 'm1', metadata: Buffer.from('v1') }],
    });
    expect(scene.group.state).toBe('CompletingRebalance');
  });

  it('forgets an id that is not used within the session timeout', () => {
    const scene = new Scene();
    scene.join('', { requireMemberId: true });
    scene.pass(SESSION_MS);
    expect(scene.joined(scene.join('m1'))?.error).toBe(
      ErrorCode.UNKNOWN_MEMBER_ID,
    );
  });

  it('tells only the leader who the members are', () => {
    const scene = new Scene();
    const [leader = ''] = scene.stable(1);
    const newcomer = scene.join();
    const again = scene.join(leader);
    expect(scene.joined(again)?.members.map(m => m.memberId)).toEqual([
      leader,
      scene.joined(newcomer)?.memberId,
    ]);
    expect(scene.joined(newcomer)).toMatchObject({
      members: [],
      leaderId: leader,
      generation: 2,
    });
  });

  it.each([
    ['another protocol type', { protocolType: 'connect' }],
    ['no protocol', { protocols: [] }],
    ['no protocol in common', { protocols: [{ name: 'x', metadata: NONE }] }],
    ['an empty protocol type', { protocolType: '' }],
  ])('refuses %s', (_, fields) => {
    const scene = new Scene();
    scene.stable(1);
    expect(scene.joined(scene.join('', fields))?.error).toBe(
      ErrorCode.INCONSISTENT_GROUP_PROTOCOL,
    );
    expect(scene.group.state).toBe('Stable');
  });

  it('takes any protocol type once the group is empty', () => {
    const scene = new Scene();
    const [member = ''] = scene.stable(1);
    scene.leave(member);
    const joined = scene.joined(scene.join('', { protocolType: 'connect' }));
    expect(joined).toMatchObject({ error: 0, protocolType: 'connect' });
  });

  it('chooses the protocol that all know and most prefer', () => {
    const scene = new Scene();
    const protocols = (...names: string[]) => ({
      protocols: names.map(name => ({ name, metadata: Buffer.from(name) })),
    });
    const a = scene.joined(scene.join('', protocols('a', 'b', 'c')))!.memberId;
    const b = scene.join('', protocols('only-b', 'c', 'a'));
    const c = scene.join('', protocols('c', 'b', 'a'));
    const last = scene.join(a, protocols('a', 'b', 'c'));
    expect(scene.joined(last)?.protocol).toBe('c');
    expect(scene.joined(b)?.protocol).toBe('c');
    expect(scene.joined(c)?.protocol).toBe('c');
    expect(scene.joined(last)?.members[1]?.metadata.toString()).toBe('c');
  });

  it('answers a repeated join without another rebalance', () => {
    const scene = new Scene();
    const [leader = '', follower = ''] = scene.stable(2);
    const { generation } = scene.group;
    expect(scene.joined(scene.join(follower))).toMatchObject({
      generation,
      leaderId: leader,
      members: [],
    });
    expect(scene.group.state).toBe('Stable');

    scene.join(leader);
    expect(scene.group.state).toBe('PreparingRebalance');
  });

  it('rebalances when a follower brings other metadata', () => {
    const scene = new Scene();
    const [, follower = ''] = scene.stable(2);
    scene.join(follower, {
      protocols: [{ name: 'range', metadata: Buffer.from('v2') }],
    });
    expect(scene.group.state).toBe('PreparingRebalance');
  });

  it('answers the request a client gave up when it joins again', () => {
    const scene = new Scene();
    const [leader = ''] = scene.stable(2);
    const given = scene.join(leader);
    scene.join(leader);
    expect(scene.joined(given)?.error).toBe(ErrorCode.REBALANCE_IN_PROGRESS);
  });

  it('collects members during the initial delay and extends it while they come', () => {
    const scene = new Scene();
    scene.delay = 3_000;
    const first = scene.join();
    scene.pass(2_000);
    const second = scene.join();
    scene.pass(2_000);
    expect(scene.joined(first)).toBeUndefined();
    scene.pass(2_000);
    expect(scene.joined(first)).toMatchObject({ generation: 1 });
    expect(scene.joined(first)?.members).toHaveLength(2);
    expect(scene.joined(second)).toMatchObject({ generation: 1 });
  });
});

describe('rebalancing', () => {
  it('tells members by heartbeat and waits for all of them', () => {
    const scene = new Scene();
    const [a = '', b = ''] = scene.stable(2);
    const newcomer = scene.join();
    expect(scene.heartbeat(a)).toBe(ErrorCode.REBALANCE_IN_PROGRESS);
    scene.join(a);
    expect(scene.joined(newcomer)).toBeUndefined();
    scene.join(b);
    expect(scene.joined(newcomer)?.error).toBe(ErrorCode.NONE);
    expect(scene.heartbeat(a)).toBe(ErrorCode.NONE);
  });

  it('goes on without members that do not come back in time', () => {
    const scene = new Scene();
    const [a = '', b = ''] = scene.stable(2);
    const newcomer = scene.join();
    for (let passed = 0; passed < REBALANCE_MS; passed += 5_000) {
      expect(scene.heartbeat(a)).toBe(ErrorCode.REBALANCE_IN_PROGRESS);
      scene.heartbeat(b);
      scene.pass(5_000);
    }
    expect(scene.joined(newcomer)).toMatchObject({
      error: ErrorCode.NONE,
      leaderId: scene.joined(newcomer)?.memberId,
    });
    expect([...scene.group.members.keys()]).toEqual([
      scene.joined(newcomer)?.memberId,
    ]);
    expect(scene.heartbeat(a)).toBe(ErrorCode.UNKNOWN_MEMBER_ID);
  });

  it('waits for a newcomer that was just given its id', () => {
    const scene = new Scene();
    const [a = ''] = scene.stable(1);
    scene.join('', { requireMemberId: true });
    const again = scene.join(a);
    expect(scene.joined(again)).toBeUndefined();
    scene.pass(SESSION_MS);
    expect(scene.joined(again)?.error).toBe(ErrorCode.NONE);
  });

  it('starts over when somebody joins before the leader has assigned', () => {
    const scene = new Scene();
    const [a = '', b = ''] = scene.stable(2);
    scene.join(a);
    scene.join(b);
    const waiting = scene.sync(b);
    scene.join();
    expect(scene.synced(waiting)?.error).toBe(ErrorCode.REBALANCE_IN_PROGRESS);
    expect(scene.group.state).toBe('PreparingRebalance');
  });

  it('hands out what the leader assigned, also to those who ask later', () => {
    const scene = new Scene();
    const [a = '', b = ''] = scene.stable(2);
    scene.join(a);
    scene.join(b);
    const early = scene.sync(b);
    expect(scene.synced(early)).toBeUndefined();
    const lead = scene.sync(a, {
      assignments: new Map([
        [a, Buffer.from('p0')],
        [b, Buffer.from('p1')],
      ]),
    });
    expect(scene.synced(lead)?.assignment.toString()).toBe('p0');
    expect(scene.synced(early)?.assignment.toString()).toBe('p1');
    expect(scene.synced(scene.sync(b))?.assignment.toString()).toBe('p1');
  });

  it('removes members that joined but never sync', () => {
    const scene = new Scene();
    const [a = '', b = ''] = scene.stable(2);
    scene.join(a);
    scene.join(b);
    scene.sync(b);
    for (let passed = 0; passed < REBALANCE_MS; passed += 5_000) {
      scene.heartbeat(a);
      scene.pass(5_000);
    }
    expect(scene.group.state).toBe('PreparingRebalance');
    expect([...scene.group.members.keys()]).toEqual([b]);
    const again = scene.join(b);
    expect(scene.joined(again)).toMatchObject({ error: 0, leaderId: b });
  });
});

describe('fencing', () => {
  it.each([
    ['an old generation', -1, ErrorCode.ILLEGAL_GENERATION],
    ['a generation of the future', 1, ErrorCode.ILLEGAL_GENERATION],
  ])('refuses %s everywhere', (_, shift, error) => {
    const scene = new Scene();
    const [a = ''] = scene.stable(2);
    const generation = scene.group.generation + shift;
    expect(scene.heartbeat(a, generation)).toBe(error);
    expect(scene.commit(a, generation)).toBe(error);
    expect(scene.synced(scene.sync(a, { generation }))?.error).toBe(error);
  });

  it('refuses strangers everywhere', () => {
    const scene = new Scene();
    scene.stable(1);
    const error = ErrorCode.UNKNOWN_MEMBER_ID;
    expect(scene.heartbeat('x')).toBe(error);
    expect(scene.commit('x', scene.group.generation)).toBe(error);
    expect(scene.synced(scene.sync('x'))?.error).toBe(error);
    expect(scene.joined(scene.join('x'))?.error).toBe(error);
    expect(scene.leave('x')).toBe(error);
  });

  it('refuses a sync for another protocol', () => {
    const scene = new Scene();
    const [a = ''] = scene.stable(1);
    expect(scene.synced(scene.sync(a, { protocol: 'sticky' }))?.error).toBe(
      ErrorCode.INCONSISTENT_GROUP_PROTOCOL,
    );
  });

  it('lets outsiders commit only while nobody is in the group', () => {
    const scene = new Scene();
    expect(scene.commit('', -1)).toBe(ErrorCode.NONE);
    const [a = ''] = scene.stable(1);
    expect(scene.commit('', -1)).toBe(ErrorCode.UNKNOWN_MEMBER_ID);
    expect(scene.commit(a, scene.group.generation)).toBe(ErrorCode.NONE);
  });

  it('accepts commits while others rejoin, but not before the assignment', () => {
    const scene = new Scene();
    const [a = '', b = ''] = scene.stable(2);
    const { generation } = scene.group;
    scene.join(a);
    expect(scene.commit(b, generation)).toBe(ErrorCode.NONE);
    scene.join(b);
    expect(scene.commit(b, generation + 1)).toBe(
      ErrorCode.REBALANCE_IN_PROGRESS,
    );
  });
});

describe('leaving and expiring', () => {
  it('lets the others rebalance and follows with another leader', () => {
    const scene = new Scene();
    const [a = '', b = ''] = scene.stable(2);
    expect(scene.leave(a)).toBe(ErrorCode.NONE);
    expect(scene.group).toMatchObject({
      state: 'PreparingRebalance',
      leaderId: b,
    });
  });

  it('is empty when the last member leaves, one generation later', () => {
    const scene = new Scene();
    const [a = ''] = scene.stable(1);
    const { generation } = scene.group;
    scene.leave(a);
    expect(scene.group).toMatchObject({
      state: 'Empty',
      generation: generation + 1,
      leaderId: null,
      protocol: null,
      protocolType: 'consumer',
    });
    expect(nextDeadline(scene.group)).toBeUndefined();
  });

  it('removes a silent member when its session ends and not before', () => {
    const scene = new Scene();
    const [a = '', b = ''] = scene.stable(2);
    scene.pass(SESSION_MS - 1);
    scene.heartbeat(a);
    expect(scene.group.members.size).toBe(2);
    scene.pass(1);
    expect([...scene.group.members.keys()]).toEqual([a]);
    expect(scene.heartbeat(b)).toBe(ErrorCode.UNKNOWN_MEMBER_ID);
  });

  it('keeps a member whose join waits, however long the others take', () => {
    const scene = new Scene();
    const [a = '', b = ''] = scene.stable(2);
    scene.join(a);
    for (let passed = 0; passed < 40_000; passed += 5_000) {
      scene.pass(5_000);
      scene.heartbeat(b);
    }
    expect(scene.group.members.has(a)).toBe(true);
    expect(scene.group.members.has(b)).toBe(true);
  });

  it('answers whoever is removed while it waits', () => {
    const scene = new Scene();
    const [a = '', b = ''] = scene.stable(2);
    const waiting = scene.join(a);
    scene.leave(a);
    expect(scene.joined(waiting)?.error).toBe(ErrorCode.UNKNOWN_MEMBER_ID);
    scene.join(b);
    expect(scene.group.state).toBe('CompletingRebalance');
  });

  it('lets a member leave that has only its id', () => {
    const scene = new Scene();
    scene.join('', { requireMemberId: true });
    expect(scene.leave('m1')).toBe(ErrorCode.NONE);
    expect(scene.leave('m1')).toBe(ErrorCode.UNKNOWN_MEMBER_ID);
  });
});

describe('static members', () => {
  const crane = { instanceId: 'crane-3', sessionTimeoutMs: 20_000 };

  function stableWithStatic() {
    const scene = new Scene();
    const [leader = ''] = scene.stable(1);
    const token = scene.join('', crane);
    scene.join(leader);
    const memberId = scene.joined(token)?.memberId ?? '';
    scene.sync(memberId, { instanceId: 'crane-3' });
    scene.sync(leader, {
      assignments: new Map([[memberId, Buffer.from('p7')]]),
    });
    return { scene, leader, memberId };
  }

  it('keeps its partitions through a restart within its session', () => {
    const { scene, leader, memberId } = stableWithStatic();
    const { generation } = scene.group;
    scene.pass(5_000);
    const back = scene.joined(scene.join('', crane));
    expect(back).toMatchObject({ error: 0, generation, leaderId: leader });
    expect(back?.memberId).not.toBe(memberId);
    expect(scene.group.state).toBe('Stable');
    const sync = scene.sync(back?.memberId ?? '', { instanceId: 'crane-3' });
    expect(scene.synced(sync)?.assignment.toString()).toBe('p7');
    expect(scene.heartbeat(leader)).toBe(ErrorCode.NONE);
  });

  it('fences the process that it replaced', () => {
    const { scene, memberId } = stableWithStatic();
    scene.join('', crane);
    const { generation } = scene.group;
    const error = ErrorCode.FENCED_INSTANCE_ID;
    expect(scene.heartbeat(memberId, generation, 'crane-3')).toBe(error);
    expect(scene.commit(memberId, generation, 'crane-3')).toBe(error);
    expect(scene.joined(scene.join(memberId, crane))?.error).toBe(error);
    expect(scene.leave(memberId, 'crane-3')).toBe(error);
  });

  it('is removed when it does not come back', () => {
    const { scene, leader } = stableWithStatic();
    for (let passed = 0; passed < 20_000; passed += 5_000) {
      scene.heartbeat(leader);
      scene.pass(5_000);
    }
    expect([...scene.group.members.keys()]).toEqual([leader]);
  });

  it('is removed by its instance id', () => {
    const { scene, leader } = stableWithStatic();
    expect(scene.leave('', 'crane-9')).toBe(ErrorCode.UNKNOWN_MEMBER_ID);
    expect(scene.leave('', 'crane-3')).toBe(ErrorCode.NONE);
    expect([...scene.group.members.keys()]).toEqual([leader]);
  });

  it('keeps its place in a rebalance that it misses', () => {
    const { scene, leader, memberId } = stableWithStatic();
    const token = scene.join(leader, { rebalanceTimeoutMs: 8_000 });
    scene.join(memberId, { ...crane, rebalanceTimeoutMs: 8_000 });
    expect(scene.joined(token)?.error).toBe(0);
    scene.sync(leader);
    scene.sync(memberId, { instanceId: 'crane-3' });
    const again = scene.join(leader, { rebalanceTimeoutMs: 8_000 });
    scene.pass(8_000);
    expect(scene.joined(again)?.members.map(m => m.instanceId)).toEqual([
      null,
      'crane-3',
    ]);
  });

  it.each([
    [true, 'skips the assignment from version 9 on'],
    [false, 'is told its former id as leader before version 9'],
  ])('as leader coming back (%s) %s', canSkipAssignment => {
    const scene = new Scene();
    const first = scene.joined(scene.join('', crane))?.memberId ?? '';
    scene.sync(first, { instanceId: 'crane-3' });
    const back = scene.joined(scene.join('', { ...crane, canSkipAssignment }));
    expect(back?.skipAssignment).toBe(canSkipAssignment);
    expect(back?.leaderId).toBe(canSkipAssignment ? back?.memberId : first);
    expect(back?.members).toHaveLength(canSkipAssignment ? 1 : 0);
    expect(scene.group.leaderId).toBe(back?.memberId);
  });
});

describe('deleting', () => {
  it('needs an empty group, and ends everything', () => {
    const scene = new Scene();
    const [a = ''] = scene.stable(1);
    expect(scene.error(scene.send({ type: 'delete' }))).toBe(
      ErrorCode.NON_EMPTY_GROUP,
    );
    scene.leave(a);
    expect(scene.error(scene.send({ type: 'delete' }))).toBe(ErrorCode.NONE);
    expect(scene.group.state).toBe('Dead');
    expect(scene.error(scene.send({ type: 'delete' }))).toBe(
      ErrorCode.GROUP_ID_NOT_FOUND,
    );
    const error = ErrorCode.COORDINATOR_NOT_AVAILABLE;
    expect(scene.joined(scene.join())?.error).toBe(error);
    expect(scene.heartbeat(a)).toBe(error);
    expect(scene.commit('', -1)).toBe(error);
    expect(scene.synced(scene.sync(a))?.error).toBe(error);
  });
});

describe('whatever happens', () => {
  it('answers every request once and always comes to rest', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 60; round++) {
      const scene = new Scene();
      scene.delay = round % 2 ? 500 : 0;
      const tokens: number[] = [];
      const anyone = () =>
        [...scene.group.members.keys(), ...scene.group.pendingMembers.keys()][
          random(4)
        ] ?? '';
      for (let step = 0; step < 150; step++) {
        const member = anyone();
        const choices = [
          () => scene.join(member, { requireMemberId: random(2) === 0 }),
          () => scene.join('', { instanceId: `i${random(3)}` }),
          () =>
            scene.join(member, {
              instanceId: scene.group.members.get(member)?.instanceId ?? null,
              protocols: [
                { name: 'range', metadata: Buffer.from([random(3)]) },
              ],
            }),
          () => scene.sync(member),
          () => scene.sync(scene.group.leaderId ?? ''),
          () =>
            scene.send({
              type: 'leave',
              members: [{ memberId: member, instanceId: null }],
            }),
        ];
        tokens.push(choices[random(choices.length)]!());
        scene.pass(random(4_000));
      }
      scene.pass(30 * 60_000);
      expect(tokens.filter(token => !scene.answers.has(token))).toEqual([]);
      expect(scene.group.state).toBe('Empty');
      expect(nextDeadline(scene.group)).toBeUndefined();
    }
  });
});
