import { TestDatabases } from '@backstage/backend-test-utils';
import { RequestState } from '@millrace/backstage-plugin-streaming-common';
import { answersOf, migrated } from '../__testUtils__/requestRig';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { LeaseLostError, NewRequest, StoredStep } from './RequestStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const newRequest = (overrides: Partial<NewRequest> = {}): NewRequest => ({
  environment: 'dev',
  cluster: 'local',
  topic: 'orders.order.placed.v1',
  title: 'Topic orders.order.placed.v1',
  requester: 'user:default/ada',
  owner: 'group:default/checkout',
  document: {
    answers: answersOf(),
    items: [],
    derived: [],
    sentences: [],
    checks: [],
    approvals: [],
    requesterGroups: ['group:default/checkout'],
  },
  ...overrides,
});
const slot = (candidates: string[]) => ({
  id: 'platform',
  slot: 'platform' as const,
  reason: 'because',
  candidates,
  decision: 'open' as const,
  decidedBy: null,
  decidedAt: null,
  comment: null,
});

describe.each(databases.eachSupportedId())('DatabaseRequestStore on %s', id => {
  let now = 1_900_000_000_000;
  async function setUp() {
    const database = await migrated(databases, id);
    const store = new DatabaseRequestStore({ database, now: () => now });
    const open = async (
      overrides: Partial<NewRequest> = {},
      state?: RequestState,
    ) => {
      const { request } = await store.create(newRequest(overrides));
      return state ? store.update(request, { state }, []) : request;
    };
    return { database, store, open };
  }

  it('numbers requests, keeps what was said, and begins the history', async () => {
    const { store, open } = await setUp();
    const first = await open();
    const second = await open({ topic: 'orders.order.paid.v1' });
    expect([first.id, second.id]).toEqual(['REQ-1', 'REQ-2']);
    expect(await store.get('REQ-1')).toEqual({
      ...newRequest(),
      id: 'REQ-1',
      version: 1,
      revision: 1,
      state: 'draft',
      createdAt: now,
      updatedAt: now,
    });
    expect(await store.events('REQ-1')).toEqual([
      {
        at: new Date(now).toISOString(),
        actor: 'user:default/ada',
        kind: 'created',
        from: null,
        to: 'draft',
        text: null,
        revision: 1,
      },
    ]);
  });

  it.each(['REQ-99', 'REQ-0', 'req-1', '1', ''])(
    'does not find %j',
    async unknown => {
      const { store } = await setUp();
      await expect(store.get(unknown)).rejects.toThrow(
        `Request "${unknown}" does not exist`,
      );
    },
  );

  it('answers a repeated key of the same person with the first request', async () => {
    const { store } = await setUp();
    const key = { key: 'k1', hash: 'h1' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => store.create(newRequest(), key)),
    );
    expect(new Set(answers.map(answer => answer.request.id)).size).toBe(1);
    expect(answers.filter(answer => !answer.existing)).toHaveLength(1);
    const other = await store.create(
      newRequest({ requester: 'user:default/bob' }),
      key,
    );
    expect(other.existing).toBe(false);
  });

  it('refuses a key that was sent with something else', async () => {
    const { database, store } = await setUp();
    await store.create(newRequest(), { key: 'k1', hash: 'h1' });
    await expect(
      store.create(newRequest(), { key: 'k1', hash: 'h2' }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'Idempotency key "k1" was sent with another body before, which opened REQ-1; repeat that body, or choose a new key',
    });
    // Written before hashes were kept.
    await database('requests').update({ idempotency_hash: null });
    expect(
      await store.create(newRequest(), { key: 'k1', hash: 'h2' }),
    ).toMatchObject({ existing: true, request: { id: 'REQ-1' } });
  });

  it('lets only one of two writers win', async () => {
    const { store, open } = await setUp();
    const request = await open();
    await store.update(request, { state: 'checking' }, []);
    await expect(
      store.update(request, { state: 'cancelled' }, []),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect((await store.get(request.id)).state).toBe('checking');
  });

  it('writes nothing of a lost update, not even its history', async () => {
    const { store, open } = await setUp();
    const request = await open();
    await store.update(request, { state: 'checking' }, []);
    const event = {
      actor: 'system',
      kind: 'state' as const,
      from: null,
      to: null,
      text: 'lost',
      revision: 1,
    };
    await expect(store.update(request, {}, [event])).rejects.toThrow();
    expect(await store.events(request.id)).toHaveLength(1);
  });

  it('lists newest first, by state, person, candidate, environment and words', async () => {
    const { store, open } = await setUp();
    await open();
    const waiting = await open({
      topic: 'orders.basket.left_v1',
      title: 'Topic orders.basket.left_v1',
      requester: 'user:default/bob',
      environment: 'prod',
      document: {
        ...newRequest().document,
        approvals: [slot(['group:default/platform'])],
      },
    });
    await store.update(waiting, { state: 'awaiting_approval' }, []);
    const list = async (query: object) =>
      (await store.list({ offset: 0, limit: 10, ...query })).items.map(
        item => item.id,
      );
    expect(await list({})).toEqual(['REQ-2', 'REQ-1']);
    expect(await list({ limit: 1, offset: 1 })).toEqual(['REQ-1']);
    expect(await list({ states: ['draft', 'failed'] })).toEqual(['REQ-1']);
    expect(await list({ requester: 'user:default/bob' })).toEqual(['REQ-2']);
    expect(await list({ environment: 'prod' })).toEqual(['REQ-2']);
    expect(await list({ candidates: ['group:default/platform'] })).toEqual([
      'REQ-2',
    ]);
    expect(
      await list({
        candidates: ['group:default/platform'],
        notRequester: 'user:default/bob',
      }),
    ).toEqual([]);
    expect(await list({ text: 'BASKET left_' })).toEqual(['REQ-2']);
    expect(await list({ text: 'basket%' })).toEqual([]);
    expect(await list({ text: 'req-1' })).toEqual(['REQ-1']);
    expect(
      await list({
        visible: {
          anyOf: [
            { key: 'candidate', values: ['group:default/platform'] },
            {
              allOf: [
                { key: 'owner', values: ['group:default/checkout'] },
                { not: { key: 'requester', values: ['user:default/ada'] } },
              ],
            },
          ],
        },
      }),
    ).toEqual(['REQ-2']);
    const { items, total } = await store.list({ offset: 0, limit: 1 });
    expect(total).toBe(2);
    expect(items[0]?.waitingFor).toEqual(['group:default/platform']);
    const decided = await store.get('REQ-2');
    await store.update(decided, { state: 'approved' }, []);
    expect(await list({ candidates: ['group:default/platform'] })).toEqual([]);
  });

  it('shows a request that cannot be read as one broken row', async () => {
    const { database, store, open } = await setUp();
    await open();
    await open();
    await database('requests')
      .where({ number: 1 })
      .update({ document: '{"answers":' });
    const { items } = await store.list({ offset: 0, limit: 10 });
    expect(items.map(item => [item.id, item.unreadable !== null])).toEqual([
      ['REQ-2', false],
      ['REQ-1', true],
    ]);
    expect(items[1]).toMatchObject({
      title: 'Topic orders.order.placed.v1',
      requester: 'user:default/ada',
    });
    await expect(store.get('REQ-1')).rejects.toThrow('REQ-1 cannot be read');
  });

  it('knows which topics are asked for', async () => {
    const { store, open } = await setUp();
    await open();
    await open({ topic: 'a' }, 'awaiting_approval');
    await open({ topic: 'b' }, 'failed');
    await open({ topic: 'c' }, 'provisioned');
    await open({ topic: 'd', cluster: 'other' }, 'approved');
    expect(await store.openTopics('local')).toEqual([
      { name: 'a', request: 'REQ-2', state: 'awaiting_approval' },
      { name: 'b', request: 'REQ-3', state: 'failed' },
    ]);
  });

  it('lends a request to one worker, until it returns it or falls silent', async () => {
    const { store, open } = await setUp();
    await open({}, 'approved');
    const claims = await Promise.all(
      ['one', 'two', 'three'].map(worker => store.claim(worker, ['approved'])),
    );
    const held = claims.filter(lease => lease !== undefined);
    expect(held).toHaveLength(1);
    const lease = held[0]!;
    expect(await store.claim('four', ['approved'])).toBeUndefined();

    now += 31_000;
    const takenOver = await store.claim('four', ['approved']);
    expect(takenOver?.owner).toBe('four');
    await expect(
      store.saveStep(lease, stepOf('topic:a'), 0),
    ).rejects.toBeInstanceOf(LeaseLostError);
    await expect(
      store.update(await store.get('REQ-1'), { state: 'provisioning' }, [], {
        lease,
      }),
    ).rejects.toThrow();

    await store.release(takenOver!);
    expect(await store.claim('five', ['checking'])).toBeUndefined();
    expect(await store.claim('five', ['approved'], 'REQ-1')).toBeDefined();
  });

  it('keeps a lease alive by writing steps', async () => {
    const { store, open } = await setUp();
    await open({}, 'provisioning');
    const lease = (await store.claim('one', ['provisioning']))!;
    now += 20_000;
    await store.saveStep(lease, stepOf('topic:a'), 0);
    now += 20_000;
    expect(await store.claim('two', ['provisioning'])).toBeUndefined();
  });

  it('keeps steps in order, overwrites them, and resets those that did not end well', async () => {
    const { store, open } = await setUp();
    const request = await open({}, 'failed');
    const lease = (await store.claim('one', ['failed']))!;
    await store.saveStep(lease, stepOf('schema:b', 'failed'), 1);
    await store.saveStep(lease, stepOf('topic:a', 'running'), 0);
    await store.saveStep(
      lease,
      { ...stepOf('topic:a', 'done'), created: { topic: 'a' } },
      0,
    );
    expect(
      (await store.steps(request.id)).map(step => [
        step.id,
        step.outcome,
        step.created,
      ]),
    ).toEqual([
      ['topic:a', 'done', { topic: 'a' }],
      ['schema:b', 'failed', null],
    ]);
    await store.update(request, { state: 'provisioning' }, [], {
      resetSteps: true,
    });
    expect((await store.steps(request.id)).map(step => step.outcome)).toEqual([
      'done',
      'pending',
    ]);
  });

  it('finds what nobody touched', async () => {
    const { store, open } = await setUp();
    await open();
    const since = now + 1;
    now += 10;
    await open();
    expect(await store.untouchedSince('draft', since)).toEqual(['REQ-1']);
  });
});

function stepOf(
  id: string,
  outcome: StoredStep['outcome'] = 'pending',
): StoredStep {
  return {
    id,
    kind: 'topic',
    item: id,
    title: id,
    outcome,
    detail: null,
    attempt: 1,
    startedAt: new Date(0).toISOString(),
    endedAt: null,
    created: null,
  };
}
