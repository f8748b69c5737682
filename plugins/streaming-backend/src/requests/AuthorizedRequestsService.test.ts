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

async function setUp(decisions: Record<string, PolicyDecision>) {
  const rig = await requestRig(await migrated(databases, 'SQLITE_3'));
  const decide = (name: string) => decisions[name] ?? allow;
  const service = new AuthorizedRequestsService({
    service: rig.service,
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
