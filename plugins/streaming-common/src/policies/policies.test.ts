import { answersOf, contextOf } from '../planning/__testUtils__/planContext';
import { planTopicRequest } from '../planning';
import { defaultEnvironment, kindOfEnvironment } from './EnvironmentSettings';
import { parsePolicies } from './parsePolicies';
import { severityIn } from './Policies';
import { personalFields } from './rules/personalFields';
import { shippedPolicies } from './shippedPolicies';

const justification = 'Needed by the checkout of next season.';
const verdict = (
  ruleId: string,
  overrides: Parameters<typeof answersOf>[0],
  kind: 'dev' | 'staging' | 'prod' = 'prod',
  environment: Parameters<typeof contextOf>[1] = {},
) =>
  planTopicRequest(
    answersOf({ environment: kind, justification, ...overrides }),
    contextOf({}, { kind, ...environment }),
  ).checks.find(check => check.ruleId === ruleId);

describe('shipped rules', () => {
  const key = { strategy: 'none', field: null, ordering: 'none' } as const;

  it.each([
    ['contract.description', { description: 'Too short' }, 'fail'],
    ['contract.key', { key: { ...key, ordering: '' } }, 'fail'],
    [
      'retention.compaction-key',
      { key, retentionCategory: 'reference' },
      'fail',
    ],
    ['retention.category', { retentionCategory: null }, 'fail'],
    ['replication.minimum', { replicationFactor: 2 }, 'fail'],
    ['replication.min-isr', { replicationFactor: 2 }, 'fail'],
    ['partitions.maximum', { partitions: 51 }, 'gate'],
    [
      'partitions.below-parallelism',
      { partitions: 8, parallelConsumers: 12 },
      'fail',
    ],
    ['message.size', { averageSizeBytes: 100_001 }, 'gate'],
    [
      'dlq.required',
      { criticality: 'important', consumers: ['component:default/billing'] },
      'fail',
    ],
    ['schema.required', { schema: null }, 'fail'],
    [
      'schema.compat-none',
      { schema: { text: '"string"', compatibility: 'NONE' } },
      'fail',
    ],
    ['schema.compat-transitive', { criticality: 'critical' }, 'fail'],
    ['schema.compat-transitive', { retentionCategory: 'audit' }, 'fail'],
    ['schema.metadata', { schema: { text: '"string"' } }, 'fail'],
    ['design.catch-all', { name: 'orders.all-events.placed.v1' }, 'fail'],
    ['design.request-reply', { name: 'orders.order.reply.v1' }, 'warn'],
    ['naming.reserved', { name: 'orders.order.placed.v1.dlq' }, 'fail'],
    ['naming.unstable', { name: 'orders.order-prod.placed.v1' }, 'fail'],
    ['naming.unstable', { name: 'orders.customer42.placed.v1' }, 'fail'],
    ['naming.pattern', { name: 'Orders_Placed' }, 'fail'],
    ['naming.segment', { name: 'orders.order.eaten.v1' }, 'fail'],
  ] as const)('%s trips in prod for %j', (ruleId, overrides, level) => {
    expect(
      verdict(ruleId, overrides as Parameters<typeof answersOf>[0]),
    ).toMatchObject({ level, reason: expect.stringMatching(/.{20}/) });
  });

  it('offers the consumer count for too few partitions', () => {
    expect(
      verdict('partitions.below-parallelism', {
        partitions: 8,
        parallelConsumers: 12,
      })?.fix,
    ).toMatchObject({ label: 'Use 12', field: 'partitions', value: '12' });
  });

  it('warns of min ISR equal to RF while the replication factor is enough', () => {
    expect(
      verdict(
        'replication.min-isr',
        { replicationFactor: 2, criticality: 'important' },
        'staging',
      ),
    ).toMatchObject({
      level: 'warn',
      reason:
        'With min ISR equal to RF, one broker down stops writes; use 1 or RF 3',
    });
    expect(
      verdict('replication.minimum', { replicationFactor: 2 }, 'staging'),
    ).toMatchObject({ level: 'pass' });
  });

  it('leaves out what is off in an environment', () => {
    expect(
      verdict('schema.compat-transitive', { criticality: 'critical' }, 'dev'),
    ).toBeUndefined();
  });

  it('returns five results for five problems', () => {
    const { checks } = planTopicRequest(
      answersOf({
        environment: 'prod',
        justification,
        description: '',
        owner: '',
        retentionCategory: null,
        schema: null,
        replicationFactor: 1,
      }),
      contextOf({}, { kind: 'prod' }),
    );
    expect(
      checks.filter(check => check.level === 'fail').map(check => check.ruleId),
    ).toEqual([
      'ownership.owner',
      'contract.description',
      'schema.required',
      'retention.category',
      'replication.minimum',
      'replication.min-isr',
    ]);
  });
});

describe('parsePolicies', () => {
  it('inherits what a rule leaves out', () => {
    const { policies, warnings } = parsePolicies({
      rules: {
        'partitions.maximum': { params: { partitions: 20 } },
        'naming.pattern': { severity: { dev: 'F', canary: 'off' } },
      },
    });
    expect(warnings).toEqual([]);
    expect(policies['partitions.maximum']).toEqual({
      ...shippedPolicies['partitions.maximum'],
      params: { partitions: 20 },
    });
    expect(policies['naming.pattern']?.severity).toEqual({
      dev: 'fail',
      staging: 'fail',
      prod: 'fail',
      canary: 'off',
    });
  });

  it('lets a domain hold a rule of its own', () => {
    const { policies } = parsePolicies({
      rules: { 'partitions.maximum': { appliesTo: { domains: ['payments'] } } },
    });
    const { checks } = planTopicRequest(
      answersOf({ partitions: 60 }),
      contextOf({ policies }),
    );
    expect(checks.some(check => check.ruleId === 'partitions.maximum')).toBe(
      false,
    );
  });

  it.each([
    [
      { rules: { 'retension.minimum': {} } },
      'Rule "retension.minimum" does not exist; did you mean retention.minimum?',
    ],
    [
      { rules: { 'naming.pattern': { severity: { dev: 'loud' } } } },
      'rules.naming.pattern.severity.dev: "loud" is not a severity; use off, warn, fail, gate',
    ],
    [
      { rules: { 'partitions.maximum': { params: { max: 1 } } } },
      'rules.partitions.maximum.params.max is not a parameter of the rule; it has partitions.',
    ],
    [
      { rules: { 'partitions.maximum': { params: { partitions: [] } } } },
      'rules.partitions.maximum.params.partitions must be a number.',
    ],
  ])('refuses %j', (document, message) => {
    expect(() => parsePolicies(document)).toThrow(message);
  });

  it('warns of unknown keys', () => {
    expect(
      parsePolicies({ rules: { 'naming.pattern': { severty: {} } } }).warnings,
    ).toEqual([
      'rules.naming.pattern.severty is not a known key; did you mean severity?',
    ]);
  });
});

it('takes severities by id, then kind, then default, and else refuses', () => {
  const policy = {
    ...shippedPolicies['naming.pattern']!,
    severity: { dev: 'warn', default: 'gate' } as const,
  };
  expect(severityIn(policy, { id: 'sandbox', kind: 'dev' })).toBe('warn');
  expect(severityIn(policy, { id: 'x', kind: 'prod' })).toBe('gate');
  expect(
    severityIn({ ...policy, severity: {} }, { id: 'x', kind: 'prod' }),
  ).toBe('fail');
});

it('guesses the kind of an environment and takes the unknown for production', () => {
  expect(
    ['dev', 'local', 'qa', 'staging', 'prod', 'blue'].map(kindOfEnvironment),
  ).toEqual(['dev', 'dev', 'staging', 'staging', 'prod', 'prod']);
  expect(defaultEnvironment('blue', 'prod')).toMatchObject({
    autoApprove: false,
    reviewChanges: true,
    replicationOverride: null,
  });
});

it('finds tagged fields in records, unions, arrays and JSON Schema', () => {
  const nested = {
    type: 'record',
    name: 'B',
    fields: [{ name: 'iban', type: 'string', 'confluent:tags': ['PCI'] }],
  };
  expect(
    personalFields(
      JSON.stringify({
        type: 'record',
        name: 'A',
        fields: [
          { name: 'a', type: ['null', nested] },
          { name: 'b', type: { type: 'array', items: 'B' } },
          { name: 'c', type: 'string', classification: 'health' },
        ],
      }),
    ),
  ).toEqual([
    { path: 'a.iban', tag: 'payment' },
    { path: 'c', tag: 'health' },
  ]);
  expect(
    personalFields('{"properties":{"mail":{"type":"string","tags":["PII"]}}}'),
  ).toEqual([{ path: 'mail', tag: 'personal' }]);
  expect(personalFields('not json')).toEqual([]);
});
