import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  RESOURCE_TYPE_STREAMING_TOPIC,
  topicApiRef,
} from '@millrace/backstage-plugin-streaming-common';
import { OperationContext } from '../api/OperationHandlers';
import { isInDomain, topicRules } from '../topics/topicPermissions';
import {
  fakeApplication,
  fakeContract,
  fakeGroup,
  FakeSurroundings,
  fakeStatement,
  fakeTopic,
  MemoryFlowStore,
  NOW,
} from './__testUtils__/fakes';
import { createLineageHandlers } from './createLineageHandlers';
import { toFlowId } from './flows';
import { Lineage } from './Lineage';
import { AuthorizedLineageService } from './service';

/*
 * The story from basket to invoice, as a cluster, a catalog and observations tell it: every flow declared by a
 * Component and observed, and three that are known in one way only.
 */
const FLOWS: [string, string, 'read' | 'write'][] = [
  ['basket-web', 'sales.basket.confirmed.v1', 'write'],
  ['risk-screen', 'sales.basket.confirmed.v1', 'read'],
  ['risk-screen', 'risk.basket.scored.v1', 'write'],
  ['stock-keeper', 'risk.basket.scored.v1', 'read'],
  ['stock-keeper', 'risk.basket.scored.v1.dlq', 'write'],
  ['stock-keeper', 'stock.reservation.made.v1', 'write'],
  ['parcel-planner', 'stock.reservation.made.v1', 'read'],
  ['parcel-planner', 'dispatch.parcel.shipped.v1', 'write'],
  ['ledger-poster', 'dispatch.parcel.shipped.v1', 'read'],
  ['ledger-poster', 'finance.invoice.issued.v1', 'write'],
  ['ledger-poster', 'sales.basket.confirmed.v1', 'read'],
];

const topic = (name: string) => `topic:shop-prod/${name}`;
const application = (name: string) => `application:shop/${name}`;

/** The decision for who may read the topics of two domains. */
async function seesDomains(requests: unknown[]): Promise<PolicyDecision[]> {
  return requests.map(() => ({
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'streaming',
    resourceType: RESOURCE_TYPE_STREAMING_TOPIC,
    conditions: {
      resourceType: RESOURCE_TYPE_STREAMING_TOPIC,
      rule: isInDomain.name,
      params: { domains: ['sales', 'risk'] },
    },
  }));
}

const running: Lineage[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(lineage => lineage.stop()));
});

/** `alsoSeen`: flows that were observed beside those of the story. */
async function tellStory(alsoSeen: typeof FLOWS = []) {
  const surroundings = new FakeSurroundings();
  const names = [...new Set(FLOWS.map(([, name]) => name))];
  surroundings.topics = names.map(name => fakeTopic(name));
  const actors = [...new Set(FLOWS.map(([name]) => name))];
  const refs = (actor: string, direction: string) =>
    FLOWS.filter(([name, , way]) => name === actor && way === direction)
      .map(([, name]) => name)
      .filter(name => !name.endsWith('.dlq'))
      .map(name => topicApiRef('shop', name));
  surroundings.applications = [
    ...actors.map(name =>
      fakeApplication(name, {
        clientIds: [`${name}*`],
        providesApis: refs(name, 'write'),
        consumesApis: refs(name, 'read'),
      }),
    ),
    fakeApplication('night-report', { clientIds: ['night-report*'] }),
    fakeApplication('promo-engine', { principals: ['User:promo'] }),
  ];
  const allow = {
    principal: 'User:promo',
    host: '*',
    permission: 'ALLOW',
    operation: 'READ',
    patternType: 'literal',
  } as const;
  surroundings.rules = [
    {
      ...allow,
      resourceType: 'topic',
      resourceName: 'dispatch.parcel.shipped.v1',
    },
    { ...allow, resourceType: 'group', resourceName: 'promo' },
  ];
  surroundings.groups = [
    fakeGroup({
      groupId: 'ledger',
      lag: 5_000n,
      members: [
        {
          memberId: 'm',
          clientId: 'ledger-poster-1',
          host: '/127.0.0.1',
          assignment: [{ topic: 'sales.basket.confirmed.v1', partitions: [0] }],
        },
      ],
    }),
  ];
  const store = new MemoryFlowStore();
  const sightings = [
    ...FLOWS,
    ['night-report', 'sales.basket.confirmed.v1', 'read'] as const,
    ...alsoSeen,
  ].map(([name, topicName, direction]) =>
    fakeStatement({
      topic: topicName,
      direction,
      actor: { clientFamily: name, principal: 'User:ANONYMOUS' },
      attributes: { clientIds: `${name}-1` },
    }),
  );
  await store.save(
    sightings.map(one => ({ ...one, id: toFlowId(one), validFrom: NOW })),
  );
  const lineage = await Lineage.create({
    store,
    logger: mockServices.logger.mock(),
    clusters: surroundings.clusters,
    index: surroundings.index,
    catalog: surroundings.catalog,
    ownership: surroundings.ownership,
    contracts: surroundings.contracts,
    now: () => NOW,
  });
  running.push(lineage);
  await lineage.start();
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async requests =>
      requests.map((): PolicyDecision => ({ result: AuthorizeResult.ALLOW })),
  });
  const handlers = createLineageHandlers({
    lineage: new AuthorizedLineageService({
      inner: lineage.service,
      permissions,
      rules: {
        getRuleByName: name => {
          const found = topicRules.find(one => one.name === name);
          if (!found) {
            throw new Error(`There is no rule ${name}`);
          }
          return found;
        },
      },
      resourceOf: (cluster, name) => lineage.resourceOf(cluster, name),
    }),
  });
  const context: OperationContext = {
    credentials: mockCredentials.user(),
    idempotencyKey: undefined,
  };
  return { surroundings, lineage, handlers, permissions, context };
}

const noParams = { params: {}, body: undefined };

describe('Lineage', () => {
  it('answers the neighbourhood with owners, provenance and what is hidden', async () => {
    const { handlers, context } = await tellStory();
    const answer = await handlers.getLineageGraph(
      { ...noParams, query: { root: [topic('risk.basket.scored.v1')] } },
      context,
    );
    expect(answer.nodes).toHaveLength(6);
    expect(
      answer.nodes.find(node => node.title === 'stock.reservation.made.v1'),
    ).toMatchObject({
      hidden: { upstream: 0, downstream: 1 },
      owner: 'group:default/stock-team',
      domain: 'stock',
      environment: 'prod',
      role: 'event',
      state: 'well',
      depth: { upstream: null, downstream: 2 },
    });
    expect(
      answer.nodes.find(node => node.title === 'stock-keeper'),
    ).toMatchObject({
      id: application('stock-keeper'),
      entityRef: 'component:default/stock-keeper',
      owner: 'group:default/stock-keeper-team',
      // It puts records aside right now.
      state: 'failing',
    });
    expect(
      answer.edges
        .filter(edge => edge.to === application('stock-keeper'))
        .map(edge => [edge.provenance, edge.freshness]),
    ).toEqual(
      expect.arrayContaining([
        ['observed', 'live'],
        ['declared', 'standing'],
      ]),
    );
    expect(answer.coverage).toEqual([
      expect.objectContaining({ producers: 'none', consumers: 'partial' }),
    ]);
  });

  it('names who is late, and shows groups on their own when asked', async () => {
    const { handlers, context } = await tellStory();
    const query = { root: [topic('sales.basket.confirmed.v1')], hops: 1 };
    const folded = await handlers.getLineageGraph(
      { ...noParams, query },
      context,
    );
    expect(
      folded.nodes.find(node => node.title === 'ledger-poster'),
    ).toMatchObject({ state: 'late', lag: '5000' });
    const unfolded = await handlers.getLineageGraph(
      { ...noParams, query: { ...query, groups: true } },
      context,
    );
    expect(
      unfolded.nodes.find(node => node.id === 'group:shop-prod/ledger'),
    ).toMatchObject({ owner: 'group:default/ledger-poster-team', lag: '5000' });
    // The group's page leads to the application it is drawn in.
    const fromGroup = await handlers.getLineageGraph(
      { ...noParams, query: { root: ['group:shop-prod/ledger'] } },
      context,
    );
    expect(fromGroup.roots).toEqual([application('ledger-poster')]);
  });

  it('says who is hit by a deletion and who must agree', async () => {
    const { handlers, context } = await tellStory();
    const impact = await handlers.getImpact(
      {
        params: {},
        query: {},
        body: {
          subject: topic('sales.basket.confirmed.v1'),
          change: { type: 'delete' },
        },
      },
      context,
    );
    expect(
      impact.rows.filter(row => row.approver).map(row => row.owner),
    ).toEqual([
      'group:default/basket-web-team',
      'group:default/ledger-poster-team',
      'group:default/night-report-team',
      'group:default/risk-screen-team',
    ]);
    expect(
      impact.rows.filter(row => row.path[0] === impact.subject),
    ).toHaveLength(10);
    expect(impact.couldBeAffected.map(row => row.node.title)).toEqual([
      'promo-engine',
    ]);
    expect(impact.totals).toMatchObject({ nodes: 11, breaks: 4, starves: 7 });
  });

  it('finds paths, and says when there is none', async () => {
    const { handlers, context } = await tellStory();
    const path = (from: string, to: string) =>
      handlers.getLineagePath(
        {
          ...noParams,
          query: { from: application(from), to: application(to) },
        },
        context,
      );
    const { items } = await path('basket-web', 'ledger-poster');
    expect(items.map(item => item.nodes.length - 1)).toEqual([2, 8]);
    await expect(path('ledger-poster', 'basket-web')).rejects.toThrow(
      'within 12 hops',
    );
  });

  it('suggests what was meant', async () => {
    const { handlers, context } = await tellStory();
    await expect(
      handlers.getLineageGraph(
        { ...noParams, query: { root: [topic('dispatch.parcle.shipped.v1')] } },
        context,
      ),
    ).rejects.toThrow(
      'Node "topic:shop-prod/dispatch.parcle.shipped.v1" was not found. Did you mean dispatch.parcel.shipped.v1?',
    );
  });

  it('hides, and does not count, what the caller may not read', async () => {
    const { handlers, permissions, context } = await tellStory();
    permissions.authorizeConditional.mockImplementation(seesDomains);
    const answer = await handlers.getLineageGraph(
      {
        ...noParams,
        query: { root: [topic('risk.basket.scored.v1')], hops: 9 },
      },
      context,
    );
    expect(answer.nodes.map(node => node.title)).toEqual([
      'risk.basket.scored.v1',
      'risk-screen',
      'stock-keeper',
      'risk.basket.scored.v1.dlq',
      'sales.basket.confirmed.v1',
      'basket-web',
    ]);
    expect(answer.hidden.nodes).toBe(0);
    const nodes = await handlers.listLineageNodes(
      { ...noParams, query: { q: 'PARCEL' } },
      context,
    );
    expect(nodes.items).toEqual([]);
    await expect(
      handlers.getLineageGraph(
        { ...noParams, query: { root: [topic('dispatch.parcel.shipped.v1')] } },
        context,
      ),
    ).rejects.toThrow(/was not found\.$/);
    permissions.authorizeConditional.mockImplementation(async requests =>
      requests.map((): PolicyDecision => ({ result: AuthorizeResult.DENY })),
    );
    const nothing = await handlers.getLineageGraph(
      { ...noParams, query: {} },
      context,
    );
    expect(nothing.nodes).toEqual([]);
  });

  it('shows everything that flows when no root is given, and lists nodes by page', async () => {
    const { handlers, context } = await tellStory();
    const answer = await handlers.getLineageGraph(
      { ...noParams, query: { maxNodes: 5 } },
      context,
    );
    expect(answer.nodes).toHaveLength(5);
    expect(answer.hidden.by.limit).toBe(8);
    const first = await handlers.listLineageNodes(
      { ...noParams, query: { kind: 'application', limit: 5 } },
      context,
    );
    expect(first.pageInfo).toEqual({ total: 7, nextCursor: '5' });
    const rest = await handlers.listLineageNodes(
      { ...noParams, query: { kind: 'application', cursor: '5' } },
      context,
    );
    expect(rest.items.map(node => node.title)).toEqual([
      'risk-screen',
      'stock-keeper',
    ]);
    await expect(
      handlers.listLineageNodes(
        { ...noParams, query: { cursor: 'x' } },
        context,
      ),
    ).rejects.toThrow('Cursor "x"');
  });

  it('finds who reads undeclared', async () => {
    const { handlers, context } = await tellStory();
    const { items } = await handlers.listLineageFindings(
      { ...noParams, query: {} },
      context,
    );
    expect(items.map(finding => [finding.code, finding.node])).toEqual([
      ['undeclared-consumer', application('night-report')],
    ]);
  });

  it('tells of a line only who sees both of its ends', async () => {
    const { handlers, permissions, context } = await tellStory([
      ['risk-screen', 'finance.invoice.issued.v1', 'read'],
    ]);
    const find = async () =>
      (await handlers.listLineageFindings({ ...noParams, query: {} }, context))
        .items;
    expect((await find()).map(finding => finding.node).sort()).toEqual([
      application('night-report'),
      application('risk-screen'),
    ]);
    permissions.authorizeConditional.mockImplementation(seesDomains);
    const seen = await find();
    expect(seen.map(finding => finding.node)).toEqual([
      application('night-report'),
    ]);
    expect(JSON.stringify(seen)).not.toContain('finance.');
  });

  it('lends who was seen writing', async () => {
    const { lineage } = await tellStory();
    expect(
      lineage.traffic.writersOf('shop-prod', 'sales.basket.confirmed.v1'),
    ).toEqual([
      {
        clientId: 'basket-web-1',
        principal: 'User:ANONYMOUS',
        lastSeen: new Date(NOW - 1_000).toISOString(),
        messagesPerSecond: null,
      },
    ]);
    expect(lineage.traffic.writersOf('shop-prod', 'none')).toEqual([]);
  });

  it('takes in what contracts declare and what topics appear', async () => {
    jest.useFakeTimers({ doNotFake: ['performance', 'nextTick'] });
    try {
      const { surroundings, handlers, context } = await tellStory();
      surroundings.storedContracts = [
        fakeContract('sales.basket.emptied.v1', {
          classification: 'restricted',
          producers: ['component:default/basket-web'],
        }),
      ];
      surroundings.topics = [
        ...surroundings.topics,
        fakeTopic('sales.basket.emptied.v1'),
      ];
      surroundings.changed(['topics']);
      await jest.advanceTimersByTimeAsync(5_000);
      const answer = await handlers.getLineageGraph(
        {
          ...noParams,
          query: { root: [topic('sales.basket.emptied.v1')], hops: 1 },
        },
        context,
      );
      expect(answer.nodes.map(node => [node.title, node.marks])).toEqual([
        ['sales.basket.emptied.v1', ['restricted']],
        ['basket-web', []],
      ]);
      expect(answer.edges.map(edge => edge.source)).toEqual(['contracts']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('gives observed history to a Component that is bound later', async () => {
    jest.useFakeTimers({ doNotFake: ['performance', 'nextTick'] });
    try {
      const { surroundings, handlers, context } = await tellStory();
      surroundings.applications = [
        ...surroundings.applications.filter(
          one => one.title !== 'night-report',
        ),
        fakeApplication('reporting', { clientIds: ['night-report-1'] }),
      ];
      surroundings.catalogChanged();
      await jest.advanceTimersByTimeAsync(1_000);
      const { items } = await handlers.listLineageNodes(
        { ...noParams, query: { q: 'report' } },
        context,
      );
      expect(items.map(node => node.id)).toEqual([application('reporting')]);
    } finally {
      jest.useRealTimers();
    }
  });
});
