import { ServiceUnavailableError } from '@backstage/errors';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  answersOf,
  as,
  asProgram,
  createWorld,
  migrated,
  requestRig,
} from './__testUtils__/requestRig';
import { expireRequests } from './expireRequests';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});
const rigs: Awaited<ReturnType<typeof requestRig>>[] = [];

async function rigOf(options: Parameters<typeof requestRig>[1] = {}) {
  const rig = await requestRig(await migrated(databases, 'SQLITE_3'), options);
  rig.worker.start();
  rigs.push(rig);
  return rig;
}

afterEach(async () => {
  await Promise.all(rigs.splice(0).map(rig => rig.worker.stop()));
});

const restricted = answersOf({ classification: 'restricted' });
/** Two slots: governance, and the owner that ada is no member of. */
const twoSlots = answersOf({
  classification: 'restricted',
  owner: 'group:default/platform',
});

describe('a clean request', () => {
  it('goes from draft to provisioned without anybody, and all of it is in the history and the audit log', async () => {
    const rig = await rigOf();
    const { id } = await rig.service.create(
      { answers: answersOf(), submit: true },
      as('ada'),
    );
    const done = await rig.until(id, 'provisioned');
    expect(
      done.events
        .filter(event => event.to)
        .map(event => [event.to, event.actor]),
    ).toEqual([
      ['draft', 'user:default/ada'],
      ['checking', 'user:default/ada'],
      ['approved', 'system'],
      ['provisioning', 'system'],
      ['provisioned', 'system'],
    ]);
    expect(rig.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'request-change',
        meta: expect.objectContaining({
          queryType: 'steps-done',
          request: id,
          before: { state: 'provisioning', revision: 1 },
          after: { state: 'provisioned', revision: 1 },
        }),
      }),
    );
    expect(
      rig.published
        .filter(event => event.topic === 'streaming.request')
        .map(event => event.eventPayload),
    ).toContainEqual({ id, state: 'provisioned' });
    expect(Object.values(done.actions)).toEqual(Array(6).fill(false));
  });

  it('is opened once however often it is sent with one key', async () => {
    const rig = await rigOf();
    const send = () =>
      rig.service.create(
        { answers: answersOf(), submit: true },
        { ...as('ada'), idempotencyKey: 'once' },
      );
    const first = await send();
    const second = await send();
    expect(second.id).toBe(first.id);
    await rig.until(first.id, 'provisioned');
    expect((await rig.service.list({}, as('ada'))).pageInfo.total).toBe(1);
  });

  it('is not what another body with its key gets', async () => {
    const rig = await rigOf();
    const send = (overrides: Parameters<typeof answersOf>[0]) =>
      rig.service.create(
        { answers: answersOf(overrides), submit: false },
        { ...as('ada'), idempotencyKey: 'mine' },
      );
    const { id } = await send({ segments: { domain: 'a', entity: 'b' } });
    expect((await send({ segments: { entity: 'b', domain: 'a' } })).id).toBe(
      id,
    );
    await expect(send({ partitions: 7 })).rejects.toMatchObject({
      name: 'ConflictError',
      said: { code: 'request.keyReused', params: { key: 'mine', id } },
    });
  });

  it('is the same to calls with one key at the same time', async () => {
    const rig = await rigOf();
    const send = () =>
      rig.service.create(
        { answers: answersOf(), submit: true },
        { ...as('ada'), idempotencyKey: 'twice' },
      );
    const opened = await Promise.all([send(), send(), send()]);
    const ids = new Set(opened.map(request => request.id));
    expect(ids.size).toBe(1);
    expect(opened.map(request => request.state)).not.toContain('draft');
    const done = await rig.until(opened[0]!.id, 'provisioned');
    expect(
      done.events.filter(event => event.kind === 'submitted'),
    ).toHaveLength(1);
  });

  it('may come from a program, which then asks for a configured person', async () => {
    const rig = await rigOf();
    const opened = await rig.service.create(
      { answers: answersOf(), submit: true },
      asProgram,
    );
    expect(opened.requester).toBe('user:default/robot');
    await rig.until(opened.id, 'provisioned');
  });
});

it('knows a team that has come since the catalog was last read, and no other', async () => {
  const rig = await rigOf({ laterGroups: ['group:default/newcomers'] });
  const ownerCheck = async (owner: string) => {
    const { checks } = await rig.service.create(
      { answers: answersOf({ owner }), submit: false },
      as('ada'),
    );
    return checks.find(check => check.ruleId === 'ownership.owner');
  };
  expect(await ownerCheck('group:default/newcomers')).toMatchObject({
    level: 'pass',
  });
  expect(await ownerCheck('group:default/nobodies')).toMatchObject({
    level: 'fail',
  });
});

describe('a refused request', () => {
  it('stays a draft with its findings and creates nothing', async () => {
    const rig = await rigOf();
    const refused = await rig.service.create(
      { answers: answersOf({ replicationFactor: 3 }), submit: true },
      as('ada'),
    );
    expect(refused.state).toBe('draft');
    expect(
      refused.checks.find(
        check => check.ruleId === 'replication.exceeds-brokers',
      ),
    ).toMatchObject({ level: 'fail' });
    expect(refused.events.at(-1)?.text).toContain(
      '[replication.exceeds-brokers] Replication factor 3 cannot be placed on cluster local',
    );
    expect(rig.cluster.topics.size).toBe(0);
    const edited = await rig.service.edit(
      refused.id,
      { revision: 1, answers: answersOf() },
      as('ada'),
    );
    expect(edited).toMatchObject({ state: 'draft', revision: 2 });
    await rig.service.submit(refused.id, as('ada'));
    await rig.until(refused.id, 'provisioned');
  });

  it.each([
    ['the cluster is down', 'cluster.reachable', 'cluster'],
    ['the registry is down', 'registry.reachable', 'registry'],
  ] as const)('says so when %s', async (_what, ruleId, part) => {
    const world = createWorld();
    world[part].down = true;
    const rig = await rigOf({ world });
    const refused = await rig.service.create(
      { answers: answersOf(), submit: true },
      as('ada'),
    );
    expect(refused.state).toBe('draft');
    expect(refused.checks.find(check => check.ruleId === ruleId)).toMatchObject(
      {
        level: 'fail',
        reason: expect.stringContaining('Nobody answers at'),
      },
    );
    world[part].down = false;
    await rig.service.submit(refused.id, as('ada'));
    await rig.until(refused.id, 'provisioned');
  });

  it('names the topic that exists, and the request that asks for the same', async () => {
    const rig = await rigOf();
    const first = await rig.service.create(
      { answers: restricted, submit: true },
      as('ada'),
    );
    const second = await rig.service.plan(answersOf(), as('ada'));
    expect(
      second.checks.find(check => check.ruleId === 'topic.requested')?.reason,
    ).toContain(first.id);
    await rig.service.cancel(first.id, as('ada'));
    rig.cluster.topics.set('orders.order.placed.v1', {
      name: 'orders.order.placed.v1',
      partitions: 1,
      replicationFactor: 1,
      configs: {},
    });
    const third = await rig.service.plan(answersOf(), as('ada'));
    expect(
      third.checks.find(check => check.ruleId === 'topic.exists')?.reason,
    ).toContain('Topic orders.order.placed.v1 already exists on cluster local');
  });

  it('gives way to the earlier of two that are sent at the same moment', async () => {
    const rig = await rigOf();
    const open = () =>
      rig.service.create({ answers: restricted, submit: false }, as('ada'));
    const [first, second] = [await open(), await open()];
    for (const { id } of [first, second]) {
      await rig.store.update(
        await rig.store.get(id),
        { state: 'checking' },
        [],
      );
    }
    await Promise.all([
      rig.worker.check(second.id),
      rig.worker.check(first.id),
    ]);
    await rig.until(first.id, 'awaiting_approval');
    const refused = await rig.until(second.id, 'draft');
    expect(refused.events.at(-1)?.text).toContain(
      `${first.id} already asks for topic`,
    );
  });

  it('gives way to a later one that is further on', async () => {
    const rig = await rigOf();
    const open = (submit: boolean) =>
      rig.service.create({ answers: restricted, submit }, as('ada'));
    const first = await open(false);
    const second = await open(true);
    expect(second.state).toBe('awaiting_approval');
    expect(await rig.service.submit(first.id, as('ada'))).toMatchObject({
      state: 'draft',
      checks: expect.arrayContaining([
        expect.objectContaining({ ruleId: 'topic.requested', level: 'fail' }),
      ]),
    });
  });

  it('never provisions on a cluster that is only observed, whatever was approved', async () => {
    const rig = await rigOf({ platformMode: 'observe' });
    const refused = await rig.service.create(
      { answers: answersOf(), submit: true },
      as('ada'),
    );
    expect(refused.state).toBe('draft');
    const request = await rig.store.get(refused.id);
    await rig.store.update(request, { state: 'provisioning' }, []);
    const failed = await rig.until(refused.id, 'failed');
    expect(failed.events.at(-1)?.text).toContain('is observed only');
    expect(rig.cluster.topics.size).toBe(0);
  });
});

describe('a sensitive request', () => {
  it('waits until a candidate approves', async () => {
    const rig = await rigOf();
    const sent = await rig.service.create(
      { answers: restricted, submit: true },
      as('ada'),
    );
    expect(sent).toMatchObject({
      state: 'awaiting_approval',
      waitingFor: ['group:default/security'],
      actions: { edit: true, cancel: true, approve: false },
    });
    expect(rig.cluster.topics.size).toBe(0);
    const seen = await rig.service.get(sent.id, as('eve'));
    expect(seen.actions).toMatchObject({ approve: true, reject: true });
    await rig.service.approve(
      sent.id,
      { revision: 1, comment: 'Fine.' },
      as('eve'),
    );
    const done = await rig.until(sent.id, 'provisioned');
    expect(done.approvals[0]).toMatchObject({
      decision: 'approved',
      decidedBy: 'user:default/eve',
      comment: 'Fine.',
    });
  });

  it('needs every slot', async () => {
    const rig = await rigOf();
    const { id } = await rig.service.create(
      { answers: twoSlots, submit: true },
      as('ada'),
    );
    const half = await rig.service.approve(id, { revision: 1 }, as('bob'));
    expect(half).toMatchObject({
      state: 'awaiting_approval',
      waitingFor: ['group:default/security'],
    });
    expect(
      (await rig.service.list({ waitingForMe: true }, as('bob'))).items,
    ).toEqual([]);
    expect(
      (await rig.service.list({ waitingForMe: true }, as('eve'))).items,
    ).toHaveLength(1);
    await rig.service.approve(id, { revision: 1 }, as('eve'));
    await rig.until(id, 'provisioned');
  });

  it('loses an approval when what was approved changes, and says to whom', async () => {
    const rig = await rigOf();
    const { id } = await rig.service.create(
      { answers: twoSlots, submit: true },
      as('ada'),
    );
    await rig.service.approve(id, { revision: 1 }, as('bob'));
    const edited = await rig.service.edit(
      id,
      { revision: 1, answers: { ...twoSlots, partitions: 10 } },
      as('ada'),
    );
    expect(edited).toMatchObject({ state: 'awaiting_approval', revision: 2 });
    expect(edited.approvals.map(slot => slot.decision)).toEqual([
      'open',
      'open',
    ]);
    expect(edited.events.map(event => event.text)).toContain(
      'The approval of slot "owner" by user:default/bob was dropped, because what they approved has changed.',
    );
    await expect(
      rig.service.approve(id, { revision: 1 }, as('eve')),
    ).rejects.toThrow('is at revision 2, you saw revision 1');
  });

  it('keeps an approval when only the justification changes', async () => {
    const rig = await rigOf();
    const { id } = await rig.service.create(
      { answers: twoSlots, submit: true },
      as('ada'),
    );
    await rig.service.approve(id, { revision: 1 }, as('bob'));
    const edited = await rig.service.edit(
      id,
      { revision: 1, answers: { ...twoSlots, justification: 'Better.' } },
      as('ada'),
    );
    expect(edited.approvals.map(slot => slot.decision)).toEqual([
      'approved',
      'open',
    ]);
  });

  it('is rejected with a reason, and that is the end', async () => {
    const rig = await rigOf();
    const { id } = await rig.service.create(
      { answers: restricted, submit: true },
      as('ada'),
    );
    await expect(
      rig.service.reject(id, { revision: 1, comment: 'No.' }, as('eve')),
    ).rejects.toThrow('has 3 characters; say in at least 10');
    const rejected = await rig.service.reject(
      id,
      { revision: 1, comment: 'Mask the address first.' },
      as('eve'),
    );
    expect(rejected.state).toBe('rejected');
    await expect(rig.service.cancel(id, as('ada'))).rejects.toThrow(
      `Request ${id} is rejected; it cannot be cancelled now. Open a new request.`,
    );
  });

  it('refuses decisions by the requester, by others, by programs, and twice', async () => {
    const rig = await rigOf();
    const { id } = await rig.service.create(
      { answers: twoSlots, submit: true },
      as('ada'),
    );
    const approve = (
      who: Parameters<typeof rig.service.get>[1],
      slot?: string,
    ) => rig.service.approve(id, { revision: 1, slot }, who);
    await expect(approve(as('ada'))).rejects.toThrow(
      'nobody decides on a request of their own',
    );
    await expect(approve(as('zoe'), 'governance')).rejects.toThrow(
      `Slot "governance" of ${id} is reserved for group:default/security; you are user:default/zoe in no group. Ask group:default/security`,
    );
    await expect(approve(asProgram)).rejects.toThrow('made by people');
    await expect(approve(as('bob'), 'domain')).rejects.toThrow(
      'has no slot "domain"; its slots: owner, governance',
    );
    await approve(as('bob'));
    await expect(approve(as('bob'))).rejects.toThrow('one person fills one');
    await expect(approve(as('eve'), 'owner')).rejects.toThrow(
      'was decided by user:default/bob already',
    );
  });

  it('is edited and cancelled by its requester, cancelled also by the platform team', async () => {
    const rig = await rigOf();
    const { id } = await rig.service.create(
      { answers: restricted, submit: true },
      as('ada'),
    );
    await expect(
      rig.service.edit(id, { revision: 1, answers: restricted }, as('zoe')),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(rig.service.cancel(id, as('zoe'))).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    await rig.service.comment(id, 'Why restricted?', as('zoe'));
    const cancelled = await rig.service.cancel(id, as('bob'));
    expect(cancelled.state).toBe('cancelled');
    expect(
      cancelled.events.find(event => event.kind === 'comment'),
    ).toMatchObject({ actor: 'user:default/zoe', text: 'Why restricted?' });
  });

  it('is checked again when the world changed between approval and provisioning', async () => {
    const rig = await rigOf();
    const { id } = await rig.service.create(
      { answers: restricted, submit: true },
      as('ada'),
    );
    rig.cluster.topics.set('orders.order.placed.v1', {
      name: 'orders.order.placed.v1',
      partitions: 1,
      replicationFactor: 1,
      configs: {},
    });
    await rig.service.approve(id, { revision: 1 }, as('eve'));
    const back = await rig.until(id, 'draft');
    expect(
      back.events.filter(event => event.to).map(event => event.to),
    ).toEqual([
      'draft',
      'checking',
      'awaiting_approval',
      'approved',
      'checking',
      'draft',
    ]);
  });
});

it('carries on after a restart from whatever state it was left in', async () => {
  const database = await migrated(databases, 'SQLITE_3');
  const world = createWorld();
  const first = await requestRig(database, { world });
  const states = ['checking', 'approved', 'provisioning'] as const;
  const ids: string[] = [];
  for (const [index, state] of states.entries()) {
    const { id } = await first.service.create(
      {
        answers: answersOf({
          segments: {
            domain: 'orders',
            entity: `order-${state}`,
            action: 'placed',
            version: `v${index + 1}`,
          },
        }),
        submit: false,
      },
      as('ada'),
    );
    await first.store.update(await first.store.get(id), { state }, []);
    ids.push(id);
  }
  // Two instances of the backend start at the same time.
  const second = await requestRig(database, { world });
  const third = await requestRig(database, { world });
  rigs.push(second, third);
  second.worker.start();
  third.worker.start();
  for (const id of ids) {
    await second.until(id, 'provisioned');
  }
  expect(world.cluster.topics.size).toBe(6);
  expect(
    world.faults.calls.filter(call => call === 'registry.register'),
  ).toHaveLength(3);
});

it('leaves what it was doing as it is when cluster and portal stop together', async () => {
  const database = await migrated(databases, 'SQLITE_3');
  const world = createWorld();
  const first = await requestRig(database, { world });
  first.worker.start();
  const { cluster } = world;
  const createAcls = cluster.createAcls.bind(cluster);
  const stopped = new Promise<void>(resolve => {
    cluster.createAcls = () => {
      first.worker.stop().then(resolve);
      throw new ServiceUnavailableError('It was stopped with the portal.');
    };
  });
  const { id } = await first.service.create(
    { answers: answersOf(), submit: true },
    as('ada'),
  );
  await stopped;
  expect((await first.store.get(id)).state).toBe('provisioning');
  expect(cluster.topics.size).toBe(2);

  cluster.createAcls = createAcls;
  const second = await requestRig(database, { world });
  rigs.push(second);
  second.worker.start();
  const { steps } = await second.until(id, 'provisioned');
  expect(steps.map(step => step.outcome)).toEqual(
    ['topic', 'topic', 'schema', 'access', 'catalog'].map(() => 'done'),
  );
  expect(cluster.topics.size).toBe(2);
});

it('expires what nobody touched or decided on', async () => {
  let now = Date.UTC(2031, 0, 1);
  const rig = await rigOf({ now: () => now });
  const draft = await rig.service.create(
    { answers: answersOf(), submit: false },
    as('ada'),
  );
  const waiting = await rig.service.create(
    { answers: restricted, submit: true },
    as('ada'),
  );
  const expire = () =>
    expireRequests({ ...rig, ...rig.settings, now: () => now });
  now += 13 * 86_400_000;
  expect(await expire()).toEqual([]);
  now += 2 * 86_400_000;
  expect(await expire()).toEqual([waiting.id]);
  now += 16 * 86_400_000;
  expect(await expire()).toEqual([draft.id]);
  expect((await rig.service.get(draft.id, as('ada'))).state).toBe('expired');
});

it('checks a schema alone and as the next version of a subject', async () => {
  const rig = await rigOf();
  const text = (fields: object[]) =>
    JSON.stringify({ type: 'record', name: 'A', doc: 'An A.', fields });
  await rig.registry.register('a-value', {
    schemaType: 'AVRO',
    schema: text([]),
  });
  const added = text([{ name: 'b', type: 'string', doc: 'The b.' }]);
  expect(
    (await rig.service.checkSchema({ type: 'AVRO', text: added })).valid,
  ).toBe(true);
  const next = await rig.service.checkSchema({
    type: 'AVRO',
    text: added,
    cluster: 'local',
    subject: 'a-value',
  });
  expect(next.valid).toBe(false);
  expect(
    next.checks.find(check => check.ruleId === 'schema.compatibility'),
  ).toMatchObject({ level: 'fail', observed: '/fields/0' });
  const broken = await rig.service.checkSchema({ type: 'AVRO', text: '{' });
  expect(broken.checks).toMatchObject([
    { ruleId: 'schema.parse', level: 'fail' },
  ]);
});

it('offers environments, names and the own groups first', async () => {
  const rig = await rigOf();
  const options = await rig.service.options(as('bob'));
  expect(options.environments).toEqual([
    {
      id: 'dev',
      cluster: 'local',
      title: 'dev',
      production: false,
      autoApprove: true,
      mode: 'manage',
    },
    {
      id: 'prod',
      cluster: 'other',
      title: 'prod',
      production: true,
      autoApprove: false,
      mode: 'observe',
    },
  ]);
  expect(options.groups[0]).toBe('group:default/platform');
  expect(options.naming.dev?.segments).toHaveLength(4);
  expect(options.retentionMs.operational).toBe('604800000');
});

it('judges schemas by the words of the house', async () => {
  const rig = await rigOf({
    config: { governance: { schemaLint: { ambiguousNames: ['berth'] } } },
  });
  const schema = {
    type: 'AVRO' as const,
    text: '{"type":"record","name":"Call","fields":[{"name":"berth","type":"string"}]}',
  };
  const rule = expect.objectContaining({
    ruleId: 'lint.ambiguous-field-name',
  });
  expect((await rig.service.checkSchema(schema)).checks).toContainEqual(rule);
  const plan = await rig.service.plan(answersOf({ schema }), as('ada'));
  expect(plan.checks).toContainEqual(rule);
});

it('reads what a schema refers to from the registry of its cluster', async () => {
  const rig = await rigOf();
  await rig.registry.register('seal', {
    schemaType: 'AVRO',
    schema: '{"type":"fixed","name":"Seal","size":4}',
  });
  const schema = {
    type: 'AVRO' as const,
    text: '{"type":"record","name":"Call","doc":"A call.","fields":[{"name":"seal","type":"Seal","doc":"Its seal."}]}',
    references: [{ name: 'Seal', subject: 'seal', version: 1 }],
  };
  await expect(rig.service.checkSchema(schema)).rejects.toThrow(
    'References are read from a registry; name its cluster, too',
  );
  const checked = await rig.service.checkSchema({
    ...schema,
    cluster: 'local',
  });
  expect(checked.valid).toBe(true);
});
