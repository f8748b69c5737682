import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  answersOf,
  as,
  migrated,
  requestRig,
} from './__testUtils__/requestRig';
import { AuthorizedRequestsService } from './AuthorizedRequestsService';
import { requestRules } from './permissions/requestPermissions';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});
const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };
const ownOnly = (user: string): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'streaming',
  resourceType: 'streaming-request',
  conditions: {
    anyOf: [
      {
        rule: 'IS_REQUESTER',
        resourceType: 'streaming-request',
        params: { claims: [user] },
      },
      {
        rule: 'IS_APPROVAL_CANDIDATE',
        resourceType: 'streaming-request',
        params: { claims: ['group:default/security'] },
      },
    ],
  },
});

async function setUp(
  decisions: Record<string, PolicyDecision>,
  seesTopic: (clusterId: string, topic: string) => boolean = () => true,
) {
  const rig = await requestRig(await migrated(databases, 'SQLITE_3'));
  const decide = (name: string) => decisions[name] ?? allow;
  const service = new AuthorizedRequestsService({
    service: rig.service,
    auditor: rig.auditor,
    sights: {
      of: async () => ({
        seesTopic,
        seesSubject: (clusterId, subject) =>
          seesTopic(clusterId, subject.replace(/-value$/, '')),
      }),
    },
    ownership: {
      ownerOf: () => ({
        owner: 'group:default/checkout',
        source: 'claim',
        standing: 'confirmed',
        disagreements: [],
      }),
    },
    index: rig.index,
    permissions: mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result:
            decide(permission.name).result === AuthorizeResult.ALLOW
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
        })),
      authorizeConditional: async requests =>
        requests.map(({ permission }) => decide(permission.name)),
    }),
    rules: {
      getRuleByName: name => {
        const rule = requestRules.find(one => one.name === name);
        if (!rule) {
          throw new Error(`No rule ${name}`);
        }
        return rule;
      },
    },
  });
  const open = async (
    name: 'ada' | 'zoe',
    overrides: Parameters<typeof answersOf>[0] = {},
  ) =>
    (
      await rig.service.create(
        { answers: answersOf(overrides), submit: false },
        as(name),
      )
    ).id;
  return { ...rig, service, open };
}

describe('AuthorizedRequestsService', () => {
  it('opens, plans and offers nothing without the permission to create', async () => {
    const { service, store } = await setUp({
      'streaming.request.create': deny,
    });
    const refusal = { name: 'NotAllowedError' };
    const answers = answersOf();
    await expect(service.options(as('ada'))).rejects.toMatchObject(refusal);
    await expect(service.plan(answers, as('ada'))).rejects.toMatchObject(
      refusal,
    );
    await expect(
      service.checkSchema({ type: 'AVRO', text: '{}' }, as('ada')),
    ).rejects.toMatchObject(refusal);
    await expect(
      service.create({ answers, submit: true }, as('ada')),
    ).rejects.toMatchObject(refusal);
    expect((await store.list({ offset: 0, limit: 1 })).total).toBe(0);
  });

  it('hides what may not be seen, in lists and behind every operation', async () => {
    const { service, open } = await setUp({
      'streaming.request.read': ownOnly('user:default/ada'),
    });
    const own = await open('ada');
    const hidden = await open('zoe');
    const { items, pageInfo } = await service.list({}, as('ada'));
    expect(items.map(item => item.id)).toEqual([own]);
    expect(pageInfo.total).toBe(1);
    const decision = { revision: 1, comment: 'Not like this.' };
    const answers = answersOf();
    for (const attempt of [
      service.get(hidden, as('ada')),
      service.edit(hidden, { revision: 1, answers }, as('ada')),
      service.submit(hidden, as('ada')),
      service.approve(hidden, decision, as('ada')),
      service.reject(hidden, decision, as('ada')),
      service.cancel(hidden, as('ada')),
      service.retry(hidden, as('ada')),
      service.comment(hidden, 'Hello', as('ada')),
    ]) {
      await expect(attempt).rejects.toMatchObject({ name: 'NotFoundError' });
    }
    // The same words for what exists and for what does not.
    const message = (id: string) =>
      service.get(id, as('ada')).catch(error => String(error.message));
    expect((await message(hidden)).toString().replace(hidden, '')).toBe(
      (await message('REQ-99')).toString().replace('REQ-99', ''),
    );
  });

  it('shows nothing to those who may read nothing', async () => {
    const { service, open } = await setUp({ 'streaming.request.read': deny });
    const id = await open('ada');
    expect(await service.list({}, as('ada'))).toEqual({
      items: [],
      pageInfo: { total: 0 },
    });
    await expect(service.get(id, as('ada'))).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('refuses changes to what may only be seen, and offers no such action', async () => {
    const { service, open } = await setUp({
      'streaming.request.update': deny,
      'streaming.request.approve': deny,
    });
    const id = await open('ada');
    expect(Object.values((await service.get(id, as('ada'))).actions)).toEqual(
      Array(6).fill(false),
    );
    await expect(service.submit(id, as('ada'))).rejects.toThrow(
      'your permissions do not include streaming.request.update',
    );
    await expect(
      service.approve(id, { revision: 1 }, as('ada')),
    ).rejects.toThrow('streaming.request.approve');
    await service.comment(id, 'May still be said', as('ada'));
  });

  it('audits who was refused a decision, and why', async () => {
    const { service, open, auditor } = await setUp({
      'streaming.request.approve': deny,
    });
    const id = await open('ada');
    const told = { success: jest.fn(), fail: jest.fn() };
    auditor.createEvent.mockResolvedValue(told);
    const refused = service.approve(id, { revision: 1 }, as('bob'));
    await expect(refused).rejects.toThrow('streaming.request.approve');
    expect(auditor.createEvent).toHaveBeenLastCalledWith({
      eventId: 'request-change',
      severityLevel: 'medium',
      meta: { queryType: 'approve', request: id, actor: 'user:default/bob' },
    });
    expect(told.fail).toHaveBeenCalledWith({
      error: await refused.catch(error => error),
    });
    // Rules of requests refuse as well: zoe did not ask for this one.
    await expect(service.cancel(id, as('zoe'))).rejects.toThrow('Only');
    expect(told.fail).toHaveBeenCalledTimes(2);
    expect(told.success).not.toHaveBeenCalled();
  });

  it('lets a schema refer to subjects that its author may read only', async () => {
    const open = async (sees: boolean, version = 1) => {
      const { service, registry } = await setUp(
        {},
        (_cluster, topic) => sees || topic !== 'seal',
      );
      await registry.register('seal', {
        schemaType: 'AVRO',
        schema: '{"type":"fixed","name":"Seal","size":4}',
      });
      const answers = answersOf({
        schema: {
          text: '{"type":"record","name":"Call","fields":[{"name":"seal","type":"Seal"}]}',
          references: [{ name: 'Seal', subject: 'seal', version }],
        },
      });
      return service.create({ answers, submit: false }, as('ada'));
    };
    expect((await open(true)).items).toContainEqual(
      expect.objectContaining({
        kind: 'subject',
        references: [{ name: 'Seal', subject: 'seal', version: 1 }],
      }),
    );
    await expect(open(true, 7)).rejects.toThrow(
      'subject "seal" has no version 7; its versions are 1',
    );
    await expect(open(false)).rejects.toThrow(
      'the registry has no subject "seal"; register it first',
    );
  });

  it('compares a schema with subjects that may be read only', async () => {
    const text = (...fields: string[]) =>
      JSON.stringify({
        type: 'record',
        name: 'Order',
        fields: fields.map(name => ({ name, type: 'string' })),
      });
    const schema = {
      type: 'AVRO' as const,
      text: text('secret'),
      cluster: 'local',
      subject: 'a-value',
    };
    const check = async (sees: boolean, subject = 'a-value') => {
      const { service, registry } = await setUp({}, () => sees);
      await registry.register('a-value', {
        schemaType: 'AVRO',
        schema: text(),
      });
      return service.checkSchema({ ...schema, subject }, as('ada'));
    };
    expect((await check(true)).valid).toBe(false);
    const hidden = await check(false);
    expect(hidden.valid).toBe(true);
    // Like a subject that does not exist.
    expect(JSON.stringify(hidden)).toBe(
      JSON.stringify(await check(true, 'b-value')).replaceAll(
        'b-value',
        'a-value',
      ),
    );
  });

  it('says who owns an existing topic to those who may see it only', async () => {
    const name = 'orders.order.placed.v1';
    const reason = async (sees: boolean, verb: 'plan' | 'create') => {
      const { service, cluster } = await setUp({}, () => sees);
      await cluster.createTopics([
        { name, partitions: 1, replicationFactor: 1, configs: {} },
      ]);
      const { checks } =
        verb === 'plan'
          ? await service.plan(answersOf(), as('ada'))
          : await service.create(
              { answers: answersOf(), submit: true },
              as('ada'),
            );
      return checks.find(check => check.ruleId === 'topic.exists')?.reason;
    };
    expect(await reason(true, 'plan')).toBe(
      'Topic orders.order.placed.v1 already exists on cluster local (no owner). Request access, evolve its schema, or choose v2.',
    );
    const unavailable =
      'The name orders.order.placed.v1 is not available on cluster local. Choose another name.';
    expect(await reason(false, 'plan')).toBe(unavailable);
    // What is stored with a request is read by many; each reader is told what they may know.
    expect(await reason(true, 'create')).toBe(
      'Topic orders.order.placed.v1 already exists on cluster local (owner checkout). Request access, evolve its schema, or choose v2.',
    );
    expect(await reason(false, 'create')).toBe(unavailable);
  });

  it('lets topics that may not be seen speak neither in verdicts nor in the history', async () => {
    const collides = 'orders.order_placed.v1';
    const read = async (sees: boolean) => {
      const { service, cluster, open } = await setUp(
        {},
        (_cluster, topic) => sees || topic === 'orders.order.placed.v1',
      );
      await cluster.createTopics(
        ['orders.order.placed.v1', 'orders.order.placed.v2', collides].map(
          name => ({
            name,
            partitions: 1,
            replicationFactor: 1,
            configs: {},
          }),
        ),
      );
      const request = await service.submit(await open('ada'), as('ada'));
      const plan = await service.plan(answersOf(), as('ada'));
      return { stored: JSON.stringify(request), planned: JSON.stringify(plan) };
    };
    const seen = await read(true);
    for (const text of Object.values(seen)) {
      expect(text).toContain(collides);
      expect(text).toContain('or choose v3');
    }
    const hidden = await read(false);
    for (const text of Object.values(hidden)) {
      expect(text).not.toContain(collides);
      expect(text).toContain('or choose v2');
    }
  });

  it('compares nothing with the schema of a topic that may not be seen', async () => {
    const answers = answersOf();
    const compared = async (sees: boolean) => {
      const { service, index, registry } = await setUp({}, () => sees);
      index.topic = (cluster, name) => ({
        cluster,
        name,
        partitions: null,
        configs: null,
        firstSeen: 0,
        missingSince: null,
        observedAt: 0,
        error: null,
      });
      await registry.register('orders.order.placed.v1-value', {
        schemaType: 'AVRO',
        schema: '{"type":"record","name":"Order","fields":[]}',
      });
      const { checks } = await service.plan(answers, as('ada'));
      return checks.some(
        ({ ruleId, level }) =>
          ruleId === 'schema.compatibility' && level === 'fail',
      );
    };
    expect(await compared(true)).toBe(true);
    expect(await compared(false)).toBe(false);
  });

  it('passes on what is allowed', async () => {
    const { service, open } = await setUp({});
    const id = await open('ada');
    expect((await service.get(id, as('ada'))).actions).toMatchObject({
      edit: true,
      submit: true,
      cancel: true,
    });
    expect((await service.cancel(id, as('ada'))).state).toBe('cancelled');
  });
});
