import fc from 'fast-check';
import { CheckResult, givenAnswersSchema, topicAnswersSchema } from '../models';
import { parsePolicies } from '../policies';
import { answersOf, contextOf } from './__testUtils__/planContext';
import { inEnglish, isSentenceCode, Said } from '../sentences';
import { PlanContext } from './PlanContext';
import { planTopicRequest } from './planTopicRequest';

const failures = (checks: CheckResult[]) =>
  checks.filter(check => check.level === 'fail').map(check => check.ruleId);
const find = (checks: CheckResult[], ruleId: string) =>
  checks.find(check => check.ruleId === ruleId);

describe('planTopicRequest', () => {
  it.each([
    { partitions: 10_001 },
    { messagesPerSecond: 1e9, averageSizeBytes: 2_147_483_647 },
    { messagesPerSecond: 1e9, messagesPerSecondPerConsumer: 0.001 },
  ])('refuses more partitions than a topic may have: %j', load => {
    const plan = planTopicRequest(answersOf(load), contextOf());
    const check = find(plan.checks, 'partitions.limit');
    expect(check).toMatchObject({ level: 'fail', field: 'partitions' });
    expect(check?.reason).toContain(
      'partitions are more than a topic may have, 10000; choose fewer',
    );
    expect(check?.reason).not.toContain('Infinity');
    expect(plan.autoApproved).toBe(false);
  });

  it('refuses segments that names have no place for', () => {
    const { segments } = answersOf();
    const answers = answersOf({ segments: { ...segments, foo: 'bar' } });
    expect(
      find(planTopicRequest(answers, contextOf()).checks, 'naming.segments'),
    ).toMatchObject({
      level: 'fail',
      field: 'segments',
      reason:
        'The names of dev have no place for foo; their segments: domain, entity, action, version. Leave it out, or choose one of these',
    });
    expect(
      failures(
        planTopicRequest(
          { ...answers, name: 'orders.order.placed.v1' },
          contextOf(),
        ).checks,
      ),
    ).toEqual([]);
  });

  it.each([
    ['partitions', 1e12],
    ['messagesPerSecond', 1e308],
    ['averageSizeBytes', 1e12],
    ['messagesPerSecondPerConsumer', 1e-300],
    ['parallelConsumers', 1e9],
    ['replicationFactor', 1e5],
  ])('takes no absurd %s, but reads what was stored', (member, value) => {
    const given = { ...answersOf(), [member]: value };
    expect(topicAnswersSchema.safeParse(given).success).toBe(false);
    expect(givenAnswersSchema.parse(given)).toEqual(given);
  });

  it('plans topic, subject and catalog entity of a clean request and approves it by itself in dev', () => {
    const plan = planTopicRequest(answersOf(), contextOf());
    expect(plan.checks.filter(check => check.level !== 'pass')).toEqual([]);
    expect(plan).toMatchObject({
      name: 'orders.order.placed.v1',
      cluster: 'local',
      approvals: [],
      autoApproved: true,
    });
    expect(plan.items).toEqual([
      {
        id: 'topic:orders.order.placed.v1',
        action: 'create',
        kind: 'topic',
        role: 'main',
        name: 'orders.order.placed.v1',
        partitions: 6,
        replicationFactor: 1,
        configs: {
          'cleanup.policy': 'delete',
          'retention.ms': '604800000',
          'min.insync.replicas': '1',
          'unclean.leader.election.enable': 'false',
        },
      },
      expect.objectContaining({
        kind: 'subject',
        subject: 'orders.order.placed.v1-value',
        compatibility: 'BACKWARD',
      }),
      {
        id: 'entity:resource:default/orders.order.placed.v1',
        action: 'create',
        kind: 'catalogEntity',
        entityRef: 'resource:default/orders.order.placed.v1',
        topic: 'orders.order.placed.v1',
        owner: 'group:default/team-checkout',
      },
    ]);
    expect(plan.sentences).toEqual([
      'Topic `orders.order.placed.v1` with 6 partitions, kept 7 d, on dev',
      'Subject `orders.order.placed.v1-value` with the AVRO schema, compatibility BACKWARD',
      'Catalog entity `resource:default/orders.order.placed.v1`, owned by group:default/team-checkout',
    ]);
  });

  it('adds a dead-letter topic that is kept longer than its source', () => {
    const { items } = planTopicRequest(
      answersOf({ deadLetterTopic: true }),
      contextOf(),
    );
    expect(items[1]).toMatchObject({
      kind: 'topic',
      role: 'dlq',
      name: 'orders.order.placed.v1.dlq',
      partitions: 3,
      configs: { 'retention.ms': '2592000000' },
    });
  });

  it('grants producers and consumers what they need, by their principals', () => {
    const { items, checks } = planTopicRequest(
      answersOf({
        deadLetterTopic: true,
        producers: ['component:default/order-service'],
        consumers: ['component:default/billing', 'component:default/unknown'],
      }),
      contextOf(),
    );
    const grants = items.flatMap(item =>
      item.kind === 'acl'
        ? [
            `${item.principal} ${item.operation} ${item.resourceType} ${item.patternType} ${item.resourceName}`,
          ]
        : [],
    );
    expect(grants).toEqual([
      'User:order-service WRITE topic literal orders.order.placed.v1',
      'User:order-service DESCRIBE topic literal orders.order.placed.v1',
      'User:billing READ topic literal orders.order.placed.v1',
      'User:billing DESCRIBE topic literal orders.order.placed.v1',
      'User:billing READ group literal billing-dev-main',
      'User:billing READ group prefixed billing-replay-',
      'User:billing WRITE topic literal orders.order.placed.v1.dlq',
      'User:billing DESCRIBE topic literal orders.order.placed.v1.dlq',
    ]);
    expect(find(checks, 'access.principal')).toMatchObject({
      level: 'warn',
      observed: 'component:default/unknown',
    });
  });

  it('shows the floor of the environment beside what the class asks', () => {
    const { derived } = planTopicRequest(
      answersOf({ environment: 'prod' }),
      contextOf({}, { kind: 'prod' }),
    );
    expect(derived).toContainEqual(
      expect.objectContaining({
        field: 'min.insync.replicas',
        value: '2',
        reason: 'class asks 1, floor of prod 2',
      }),
    );
  });

  it('shows declared and effective replication where an environment overrides it', () => {
    const { derived } = planTopicRequest(answersOf(), contextOf());
    expect(
      derived.find(value => value.field === 'replicationFactor'),
    ).toMatchObject({
      field: 'replicationFactor',
      value: '1',
      reason:
        'dev sets 1 for every topic; declared 3 (class standard asks 3, floor of dev 1)',
    });
  });

  it('compacts reference data instead of timing it', () => {
    const plan = planTopicRequest(
      answersOf({ retentionCategory: 'reference' }),
      contextOf(),
    );
    expect(plan.items[0]).toMatchObject({
      configs: { 'cleanup.policy': 'compact' },
    });
    expect(plan.items[0]).not.toHaveProperty(['configs', 'retention.ms']);
    expect(plan.checks.map(check => check.level)).not.toContain('fail');
  });

  describe('bad input', () => {
    it('reports every broken rule of a name, each with its fix', () => {
      const { checks } = planTopicRequest(
        answersOf({
          segments: {
            domain: 'order',
            entity: 'order-2026',
            action: 'place',
            version: 'v1',
          },
        }),
        contextOf(),
      );
      expect(
        checks
          .filter(check => check.ruleId.startsWith('naming.'))
          .filter(check => check.level !== 'pass')
          .map(check => [
            check.ruleId,
            check.level,
            check.field,
            check.fix?.value,
          ]),
      ).toEqual([
        ['naming.segment', 'warn', 'segments.domain', 'orders'],
        ['naming.segment', 'warn', 'segments.action', 'placed'],
        ['naming.unstable', 'fail', 'name', undefined],
        ['naming.event-tense', 'warn', 'segments.action', 'placed'],
      ]);
    });

    it('refuses an unfinished name in every environment', () => {
      const { checks } = planTopicRequest(
        answersOf({ segments: { domain: 'orders' } }),
        contextOf(),
      );
      expect(failures(checks)).toContain('naming.pattern');
    });

    it('names the owner and the choices of a topic that exists', () => {
      const { checks } = planTopicRequest(
        answersOf(),
        contextOf({
          existingTopics: [
            {
              name: 'orders.order.placed.v1',
              owner: 'group:default/team-gridline',
            },
            { name: 'orders.order.placed.v2', owner: null },
          ],
        }),
      );
      expect(find(checks, 'topic.exists')).toMatchObject({
        level: 'fail',
        reason:
          'Topic orders.order.placed.v1 already exists on cluster local (owner team-gridline). Request access, evolve its schema, or choose v3.',
        fix: { field: 'name', value: 'orders.order.placed.v3' },
      });
    });

    it('keeps an owner to itself that the reader may not know', () => {
      const { checks } = planTopicRequest(
        answersOf(),
        contextOf({ existingTopics: [{ name: 'orders.order.placed.v1' }] }),
      );
      expect(find(checks, 'topic.exists')?.reason).toBe(
        'Topic orders.order.placed.v1 already exists on cluster local. Request access, evolve its schema, or choose v2.',
      );
    });

    it('names the open request for the same topic', () => {
      const { checks } = planTopicRequest(
        answersOf(),
        contextOf({
          requestedTopics: [
            { name: 'orders.order.placed.v1', request: 'REQ-7' },
          ],
        }),
      );
      expect(find(checks, 'topic.requested')?.reason).toMatch(/^REQ-7 already/);
    });

    it('refuses more replicas than brokers, whatever the override', () => {
      const { checks } = planTopicRequest(
        answersOf({ replicationFactor: 3 }),
        contextOf(),
      );
      expect(find(checks, 'replication.exceeds-brokers')).toMatchObject({
        level: 'fail',
        reason:
          'Replication factor 3 cannot be placed on cluster local: 1 broker is running. Use 1 (dev only) or choose a cluster with at least 3 brokers.',
        fix: { value: '1' },
      });
    });

    it('points at the line of a malformed schema', () => {
      const { checks } = planTopicRequest(
        answersOf({
          schema: {
            type: 'AVRO',
            text: '{\n  "type": "record",\n  "name": "A",\n  "fields": [\n    {"name": "x", "type": "strin"}\n  ]\n}',
          },
        }),
        contextOf(),
      );
      const check = find(checks, 'schema.parse');
      expect(check).toMatchObject({ level: 'fail', field: 'schema' });
      expect(check?.reason).toMatch(/strin.*\/fields\/0\/type, line 5/);
    });

    it('compares at the level that the request sets, whatever the subject has now', () => {
      const text = (...fields: object[]) =>
        JSON.stringify({ type: 'record', name: 'A', fields });
      const levelOf = (compatibility: 'NONE' | 'BACKWARD') =>
        find(
          planTopicRequest(
            answersOf({
              schema: {
                type: 'AVRO',
                text: text({ name: 'a', type: 'int' }),
                compatibility,
              },
            }),
            contextOf({
              subject: {
                versions: [
                  {
                    version: 1,
                    schemaType: 'AVRO',
                    schema: text(),
                    references: [],
                  },
                ],
                compatibility: 'NONE',
              },
            }),
          ).checks,
          'schema.compatibility',
        )?.level;
      expect(levelOf('NONE')).toBe('pass');
      expect(levelOf('BACKWARD')).toBe('fail');
    });

    it('compares a schema with live versions of its own format', () => {
      const text = (type: string) =>
        `syntax = "proto3"; package p; message A { ${type} a = 1; }`;
      const planned = (type: string) =>
        planTopicRequest(
          answersOf({ schema: { type: 'PROTOBUF', text: text(type) } }),
          contextOf({
            subject: {
              versions: [
                {
                  version: 1,
                  schemaType: 'PROTOBUF',
                  schema: text('int32'),
                  references: [],
                },
              ],
              compatibility: 'FULL',
            },
          }),
        );
      expect(find(planned('int64').checks, 'schema.compatibility')?.level).toBe(
        'pass',
      );
      expect(
        find(planned('string').checks, 'schema.compatibility')?.level,
      ).toBe('fail');
    });

    it('refuses while the cluster is down and says what cannot be told', () => {
      const context = contextOf();
      const { checks } = planTopicRequest(
        answersOf(),
        contextOf({
          cluster: context.cluster && {
            ...context.cluster,
            brokers: null,
            problem: 'nobody answers at 127.0.0.1:9.',
          },
        }),
      );
      expect(failures(checks)).toEqual(['cluster.reachable']);
      expect(
        checks
          .filter(check => check.level === 'unknown')
          .map(check => check.ruleId),
      ).toEqual([
        'topic.exists',
        'naming.collision',
        'replication.exceeds-brokers',
        'design.per-tenant',
      ]);
      expect(find(checks, 'cluster.reachable')?.reason).toContain(
        'nobody answers at 127.0.0.1:9.',
      );
    });

    it('refuses a schema while the registry is down, and nothing without one', () => {
      const context = contextOf();
      const down = contextOf({
        cluster: context.cluster && {
          ...context.cluster,
          registry: { problem: 'nobody answers at http://127.0.0.1:9.' },
        },
      });
      const { checks } = planTopicRequest(answersOf(), down);
      expect(failures(checks)).toEqual(['registry.reachable']);
      expect(find(checks, 'schema.compatibility')?.level).toBe('unknown');
      expect(
        failures(planTopicRequest(answersOf({ schema: null }), down).checks),
      ).toEqual([]);
    });

    it('refuses a cluster that is only observed', () => {
      const context = contextOf();
      const { checks } = planTopicRequest(
        answersOf(),
        contextOf({
          cluster: context.cluster && { ...context.cluster, mode: 'observe' },
        }),
      );
      expect(find(checks, 'cluster.mode')?.reason).toBe(
        'Cluster "local" is observed only. The platform team can switch it to manage under Clusters › local › Adoption.',
      );
    });

    it('names the known environments for an unknown one', () => {
      const { checks } = planTopicRequest(
        answersOf({ environment: 'qa' }),
        contextOf({ environment: null, cluster: null }),
      );
      expect(find(checks, 'request.environment')?.reason).toBe(
        'Environment "qa" is unknown; known: dev, staging, prod',
      );
    });

    it('refuses a missing owner and one that does not exist', () => {
      const ownerOf = (owner: string) =>
        find(
          planTopicRequest(answersOf({ owner }), contextOf()).checks,
          'ownership.owner',
        );
      expect(ownerOf('')).toMatchObject({ level: 'fail', field: 'owner' });
      expect(ownerOf('group:default/ghosts')?.reason).toContain(
        '"group:default/ghosts" is not a group of the catalog',
      );
    });

    it('never throws, whatever is answered', () => {
      const text = fc.string({ maxLength: 30 });
      fc.assert(
        fc.property(
          fc.record({
            environment: fc.string({ minLength: 1, maxLength: 8 }),
            segments: fc.dictionary(text, text),
            name: fc.option(text, { nil: undefined }),
            description: text,
            partitions: fc.option(fc.integer({ min: 1, max: 1e6 })),
            replicationFactor: fc.option(fc.integer({ min: 1, max: 9 })),
            messagesPerSecond: fc.option(fc.nat()),
            averageSizeBytes: fc.option(fc.nat()),
            retentionCategory: fc.constantFrom(null, 'audit', 'reference'),
            deadLetterTopic: fc.boolean(),
            schema: fc.option(fc.record({ text: fc.oneof(text, fc.json()) })),
          }),
          overrides => {
            const answers = givenAnswersSchema.parse({
              owner: '',
              key: { strategy: 'none', field: null, ordering: '' },
              ...overrides,
            });
            const plan = planTopicRequest(answers, contextOf());
            expect(plan.autoApproved).toBe(
              plan.approvals.length === 0 &&
                plan.checks.every(check => check.level !== 'fail'),
            );
          },
        ),
        { numRuns: 300 },
      );
    });
  });

  describe('approvals', () => {
    const slotsOf = (
      overrides: Parameters<typeof answersOf>[0],
      context: PlanContext,
    ) => {
      const plan = planTopicRequest(answersOf(overrides), context);
      return {
        slots: plan.approvals.map(slot => [slot.slot, ...slot.candidates]),
        autoApproved: plan.autoApproved,
      };
    };

    it('asks governance for restricted data', () => {
      expect(slotsOf({ classification: 'restricted' }, contextOf())).toEqual({
        slots: [['governance', 'group:default/security']],
        autoApproved: false,
      });
    });

    it('asks governance for personal fields and warns of the classification', () => {
      const schema = JSON.stringify({
        type: 'record',
        name: 'A',
        fields: [
          {
            name: 'customer',
            type: {
              type: 'record',
              name: 'Customer',
              fields: [{ name: 'email', type: 'string', tags: ['personal'] }],
            },
          },
        ],
      });
      const plan = planTopicRequest(
        answersOf({ schema: { text: schema } }),
        contextOf(),
      );
      expect(plan.approvals).toMatchObject([
        {
          slot: 'governance',
          reason: 'the schema has sensitive fields: customer.email (personal)',
        },
      ]);
      expect(find(plan.checks, 'privacy.classification')).toMatchObject({
        level: 'warn',
        fix: { field: 'classification', value: 'confidential' },
      });
    });

    it('asks the owner of the domain where changes are reviewed', () => {
      expect(
        slotsOf(
          {
            environment: 'staging',
            justification: 'Needed by the checkout of next season.',
          },
          contextOf({}, { kind: 'staging' }),
        ).slots,
      ).toEqual([['domain', 'group:default/team-orders']]);
    });

    it('asks the platform team where approvals are centralised or the domain has no owner', () => {
      const expected = [['platform', 'group:default/platform']];
      expect(
        slotsOf({}, contextOf({}, { kind: 'prod', approvals: 'centralised' }))
          .slots,
      ).toEqual(expected);
      expect(
        slotsOf({}, contextOf({ domainOwner: null }, { kind: 'prod' })).slots,
      ).toEqual(expected);
    });

    it('asks the owner when the requester is no member', () => {
      expect(
        slotsOf({ owner: 'group:default/team-payments' }, contextOf()).slots,
      ).toEqual([['owner', 'group:default/team-payments']]);
    });

    it('asks the platform team once for all gates and the review', () => {
      const { policies } = parsePolicies({
        rules: {
          'partitions.maximum': { severity: { dev: 'gate' } },
          'message.size': { severity: { dev: 'G' } },
        },
      });
      const plan = planTopicRequest(
        answersOf({ partitions: 60, averageSizeBytes: 200_000 }),
        contextOf({ policies }),
      );
      expect(plan.approvals).toMatchObject([
        {
          slot: 'platform',
          reason: expect.stringMatching(
            /\[message\.size\].*\[partitions\.maximum\]/,
          ),
        },
      ]);
    });

    it('refuses what nobody could approve', () => {
      const plan = planTopicRequest(
        answersOf({ classification: 'restricted' }),
        contextOf({ governanceGroups: [] }),
      );
      expect(find(plan.checks, 'approvals.candidates')?.reason).toContain(
        'streaming.selfService.governanceGroup',
      );
    });
  });
});

describe('the sentences of a plan', () => {
  const wild: [string, PlanContext, Parameters<typeof answersOf>[0]][] = [
    ['clean', contextOf(), {}],
    [
      'unfinished',
      contextOf({ knownGroups: null }),
      { owner: '', schema: null },
    ],
    [
      'refused',
      contextOf(
        {
          existingTopics: [{ name: 'orders.order.placed.v1', owner: null }],
          governanceGroups: [],
        },
        { kind: 'prod' },
      ),
      {
        description: 'short',
        retentionCategory: null,
        partitions: 80,
        replicationFactor: 9,
        classification: 'restricted',
        criticality: 'critical',
        consumers: ['component:default/nobody', 'component:default/billing'],
        key: { strategy: 'entity', field: null, ordering: '' },
        owner: 'group:default/others',
      },
    ],
    [
      'silent',
      contextOf({
        cluster: {
          id: 'local',
          mode: 'observe',
          brokers: null,
          problem: 'nobody answers',
          registry: { problem: 'connection refused.' },
          access: 'recorded',
        },
      }),
      { name: 'All_Orders.2024' },
    ],
  ];

  it.each(wild)('are data as well: %s', (_name, context, answers) => {
    const plan = planTopicRequest(answersOf(answers), context);
    const spoken = [
      ...plan.checks,
      ...plan.derived,
      ...plan.approvals,
      ...plan.checks.flatMap(({ fix }) =>
        fix ? { reason: fix.label, said: fix.said } : [],
      ),
    ];
    expect(spoken.length).toBeGreaterThan(0);
    for (const { reason, said } of spoken) {
      // A sentence without data is the fault that this looks for.
      expect({ reason, code: said && isSentenceCode(said.code) }).toEqual({
        reason,
        code: true,
      });
      expect(inEnglish(said as Said)).toBe(reason);
      expect(reason).not.toMatch(/\{\{|undefined|\[object/);
    }
  });
});
