import { say, SentenceCode } from '../sentences';
import { Policies, Policy, Severity } from './Policies';

const letters: Record<string, Severity> = {
  '-': 'off',
  W: 'warn',
  F: 'fail',
  G: 'gate',
};

type StandardCode = Extract<SentenceCode, `standard.${string}`>;
/** A rule is one that has a sentence for what it asks for. */
type RuleId = StandardCode extends `standard.${infer Id}` ? Id : never;

/** A row of the pack: tier, severities in dev/staging/prod, its numbers. */
type Row = [
  tier: 'G' | 'D',
  severities: `${string}/${string}/${string}`,
  params?: Policy['params'],
];

/**
 * The rules that come with the plugin and that a topic can trip. Change them in `policies.yaml`, not here: ids are
 * stable, severities and numbers are defaults.
 */
const rows: Record<RuleId, Row> = {
  'naming.pattern': ['G', 'W/F/F'],
  'naming.segment': ['G', 'W/F/F'],
  'naming.unstable': ['G', 'F/F/F'],
  'naming.collision': ['G', 'F/F/F'],
  'naming.reserved': ['G', 'F/F/F'],
  'naming.event-tense': ['D', 'W/W/W'],
  'naming.group': ['G', 'W/W/F'],
  'ownership.owner': ['G', 'F/F/F'],
  'contract.description': ['G', 'W/F/F', { characters: 20 }],
  'contract.key': ['G', 'W/F/F'],
  'replication.exceeds-brokers': ['G', 'F/F/F'],
  'replication.minimum': ['G', '-/W/F'],
  'replication.min-isr': ['G', 'W/W/F'],
  'replication.unclean-election': ['G', 'W/F/F'],
  'retention.category': ['G', 'W/F/F'],
  'retention.minimum': ['G', '-/W/F', { hours: 24 }],
  'retention.unlimited': ['G', 'W/G/G'],
  'retention.compaction-key': ['G', 'F/F/F'],
  'partitions.maximum': ['G', 'W/G/G', { partitions: 50 }],
  'partitions.below-parallelism': ['G', 'W/W/F'],
  'message.size': ['G', 'W/W/G', { averageBytes: 100_000 }],
  'design.catch-all': ['G', 'W/W/F'],
  'design.per-tenant': ['G', 'W/W/F', { topics: 3 }],
  'design.request-reply': ['D', 'W/W/W'],
  'dlq.required': ['G', '-/W/F'],
  'dlq.retention': ['G', 'W/W/F'],
  'schema.required': ['G', 'W/F/F'],
  'schema.json-registered': ['D', '-/W/W'],
  'schema.compat-none': ['G', 'W/F/F'],
  'schema.compat-transitive': ['G', '-/W/F', { days: 30 }],
  'schema.metadata': [
    'G',
    'W/F/F',
    { fields: ['event_id', 'event_type', 'event_time'] },
  ],
  'access.wildcard': ['G', 'W/F/F'],
  'access.wide-prefix': ['G', 'W/G/G'],
  'privacy.classification': ['G', 'W/F/F'],
};

/** The shipped pack in the form that rules are evaluated with. */
export const shippedPolicies: Policies = Object.fromEntries(
  Object.entries(rows).map(([id, row]) => [
    id,
    // The keys of the table are exactly the rules.
    toPolicy(id as RuleId, row),
  ]),
);

function toPolicy(id: RuleId, [tier, severities, params = {}]: Row): Policy {
  const [dev, staging, prod] = severities
    .split('/')
    .map(letter => letters[letter] ?? 'fail');
  return {
    tier: tier === 'G' ? 'global' : 'domain',
    standard: say(`standard.${id}`),
    severity: {
      dev: dev ?? 'fail',
      staging: staging ?? 'fail',
      prod: prod ?? 'fail',
    },
    params,
    appliesTo: { domains: null, criticality: null },
    docs: null,
  };
}
