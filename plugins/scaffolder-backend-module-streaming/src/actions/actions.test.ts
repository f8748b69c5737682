import { mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createRequestAction, createSchemaCheckAction } from '.';

const fetched = jest.spyOn(globalThis, 'fetch');
const services = {
  auth: mockServices.auth(),
  discovery: mockServices.discovery(),
  config: mockServices.rootConfig({
    data: { app: { baseUrl: 'http://portal.test/' } },
  }),
};
const answers = {
  environment: 'dev',
  owner: 'group:default/checkout',
  key: { strategy: 'none', field: null, ordering: 'none' },
};
const check = {
  ruleId: 'topic.exists',
  tier: 'global',
  level: 'fail',
  target: 'a',
  reason: 'Topic a already exists.',
};
const request = {
  id: 'REQ-7',
  type: 'topic',
  title: 'Topic orders.order.placed.v1',
  environment: 'dev',
  cluster: 'local',
  requester: 'user:default/ada',
  owner: 'group:default/checkout',
  state: 'approved',
  revision: 1,
  waitingFor: [],
  createdAt: '2031-01-01T00:00:00.000Z',
  updatedAt: '2031-01-01T00:00:00.000Z',
  unreadable: null,
  justification: '',
  answers,
  items: [],
  derived: [],
  sentences: [],
  checks: [],
  approvals: [],
  steps: [],
  events: [],
  actions: {
    edit: false,
    submit: false,
    cancel: false,
    approve: false,
    reject: false,
    retry: false,
  },
};
const plan = {
  name: 'orders.order.placed.v1',
  cluster: 'local',
  items: [],
  derived: [],
  sentences: ['Topic `orders.order.placed.v1`'],
  checks: [],
  approvals: [],
  autoApproved: true,
};
const answerWith = (body: object) =>
  fetched.mockImplementation(async () => Response.json(body));

afterEach(() => fetched.mockReset());

describe('streaming:request:create', () => {
  const action = createRequestAction(services);

  it('sends the answers once per task and tells id and address', async () => {
    answerWith(request);
    const context = {
      ...createMockActionContext({ input: { answers } }),
      task: { id: 'task-1' },
      step: { id: 'open' },
    };
    await action.handler(context);
    const [url, init] = fetched.mock.calls[0] ?? [];
    expect(String(url)).toMatch(/\/api\/streaming\/requests$/);
    expect(init?.headers).toMatchObject({
      'Idempotency-Key': 'scaffolder:task-1:open',
      Authorization: expect.stringMatching(/^Bearer /),
    });
    expect(JSON.parse(String(init?.body))).toMatchObject({
      type: 'topic',
      submit: true,
      answers: { environment: 'dev', owner: 'group:default/checkout' },
    });
    expect(context.output).toHaveBeenCalledWith('requestId', 'REQ-7');
    expect(context.output).toHaveBeenCalledWith(
      'url',
      'http://portal.test/streaming/requests/REQ-7',
    );
    expect(context.output).toHaveBeenCalledWith(
      'path',
      '/streaming/requests/REQ-7',
    );
  });

  it('fails with every reason when the request is refused', async () => {
    answerWith({ ...request, state: 'draft', checks: [check] });
    await expect(
      action.handler(createMockActionContext({ input: { answers } })),
    ).rejects.toThrow(
      'REQ-7 was refused and stays a draft; edit it at http://portal.test/streaming/requests/REQ-7: [topic.exists] Topic a already exists.',
    );
  });

  it('only plans in a dry run', async () => {
    answerWith(plan);
    const dryRun = () =>
      action.handler({
        ...createMockActionContext({ input: { answers } }),
        isDryRun: true,
      });
    await dryRun();
    expect(String(fetched.mock.calls[0]?.[0])).toMatch(/\/checks$/);
    answerWith({ ...plan, checks: [check] });
    await expect(dryRun()).rejects.toThrow('would be refused: [topic.exists]');
  });

  it('names what is wrong with the answers', async () => {
    await expect(
      action.handler(
        createMockActionContext({ input: { answers: { owner: 'x' } } }),
      ),
    ).rejects.toThrow(/answers\.environment: .*answers\.owner: /);
    await expect(
      action.handler(
        createMockActionContext({
          input: { answers: { ...answers, partition: 12 } },
        }),
      ),
    ).rejects.toThrow(/answers\.partition is not known; known: .*partitions/);
    expect(fetched).not.toHaveBeenCalled();
  });
});

describe('streaming:schema:check', () => {
  const action = createSchemaCheckAction(services);

  it('fails for a schema that would be refused, or only tells', async () => {
    answerWith({ valid: false, checks: [check] });
    await expect(
      action.handler(createMockActionContext({ input: { text: '{' } })),
    ).rejects.toThrow('The schema would be refused: [topic.exists]');
    const context = createMockActionContext({
      input: { text: '{', failOnRefusal: false },
    });
    await action.handler(context);
    expect(context.output).toHaveBeenCalledWith('valid', false);
    expect(context.output).toHaveBeenCalledWith('findings', [
      '[topic.exists] Topic a already exists.',
    ]);
  });
});
