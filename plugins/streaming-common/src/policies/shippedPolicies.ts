import { Policies, Policy, Severity } from './Policies';

const letters: Record<string, Severity> = {
  '-': 'off',
  W: 'warn',
  F: 'fail',
  G: 'gate',
};

/** A row of the pack: tier, severities in dev/staging/prod, what the rule asks for, its numbers. */
type Row = [
  tier: 'G' | 'D',
  severities: `${string}/${string}/${string}`,
  standard: string,
  params?: Policy['params'],
];

/**
 * The rules that come with the plugin and that a topic can trip. Change them in `policies.yaml`, not here: ids are
 * stable, severities and numbers are defaults.
 */
const rows: Record<string, Row> = {
  'naming.pattern': ['G', 'W/F/F', 'The name matches the convention'],
  'naming.segment': ['G', 'W/F/F', 'Every part of the name is allowed'],
  'naming.unstable': [
    'G',
    'F/F/F',
    'The name holds no date, environment, counter or customer',
  ],
  'naming.collision': [
    'G',
    'F/F/F',
    'No other topic differs only by dots and underscores',
  ],
  'naming.reserved': [
    'G',
    'F/F/F',
    'The name is none of those kept for companions and system topics',
  ],
  'naming.event-tense': ['D', 'W/W/W', 'The action is a fact in the past'],
  'naming.group': [
    'G',
    'W/W/F',
    'The consumer groups keep their naming convention',
  ],
  'ownership.owner': ['G', 'F/F/F', 'A group owns the topic'],
  'contract.description': [
    'G',
    'W/F/F',
    'The description says what one record means',
    { characters: 20 },
  ],
  'contract.key': [
    'G',
    'W/F/F',
    'The key and the order that consumers may rely on are stated',
  ],
  'replication.exceeds-brokers': [
    'G',
    'F/F/F',
    'There are as many brokers as replicas',
  ],
  'replication.minimum': [
    'G',
    '-/W/F',
    'The replication factor reaches the floor of the environment',
  ],
  'replication.min-isr': [
    'G',
    'W/W/F',
    'Writes survive the loss of one broker and reach enough replicas',
  ],
  'replication.unclean-election': [
    'G',
    'W/F/F',
    'Important data never elects a replica that is behind',
  ],
  'retention.category': ['G', 'W/F/F', 'A retention category was chosen'],
  'retention.minimum': [
    'G',
    '-/W/F',
    'Records are kept long enough to recover from an incident',
    { hours: 24 },
  ],
  'retention.unlimited': ['G', 'W/G/G', 'Something limits what is kept'],
  'retention.compaction-key': ['G', 'F/F/F', 'Compacted topics have a key'],
  'partitions.maximum': [
    'G',
    'W/G/G',
    'The number of partitions stays within the limit',
    { partitions: 50 },
  ],
  'partitions.below-parallelism': [
    'G',
    'W/W/F',
    'Every planned parallel consumer gets a partition',
  ],
  'message.size': [
    'G',
    'W/W/G',
    'Records are small',
    { averageBytes: 100_000 },
  ],
  'design.catch-all': ['G', 'W/W/F', 'The topic holds one kind of fact'],
  'design.per-tenant': [
    'G',
    'W/W/F',
    'There is one topic for all tenants, not one each',
    { topics: 3 },
  ],
  'design.request-reply': ['D', 'W/W/W', 'The topic is no disguised call'],
  'dlq.required': [
    'G',
    '-/W/F',
    'Important data that cannot be processed has somewhere to go',
  ],
  'dlq.retention': [
    'G',
    'W/W/F',
    'Dead letters are kept longer than their source',
  ],
  'schema.required': ['G', 'W/F/F', 'Records have a registered schema'],
  'schema.json-registered': [
    'D',
    '-/W/W',
    'Critical data uses Avro or Protobuf',
  ],
  'schema.compat-none': ['G', 'W/F/F', 'Schema versions stay compatible'],
  'schema.compat-transitive': [
    'G',
    '-/W/F',
    'Critical or long-kept data is compatible with every earlier version',
    { days: 30 },
  ],
  'schema.metadata': [
    'G',
    'W/F/F',
    'The schema has the fields of the envelope',
    { fields: ['event_id', 'event_type', 'event_time'] },
  ],
  'access.wildcard': ['G', 'W/F/F', 'Access is granted to named principals'],
  'access.wide-prefix': [
    'G',
    'W/G/G',
    'Prefixed grants stay within the application',
  ],
  'privacy.classification': [
    'G',
    'W/F/F',
    'The classification covers the most sensitive field',
  ],
};

/** The shipped pack in the form that rules are evaluated with. */
export const shippedPolicies: Policies = Object.fromEntries(
  Object.entries(rows).map(([id, row]) => [id, toPolicy(row)]),
);

function toPolicy([tier, severities, standard, params = {}]: Row): Policy {
  const [dev, staging, prod] = severities
    .split('/')
    .map(letter => letters[letter] ?? 'fail');
  return {
    tier: tier === 'G' ? 'global' : 'domain',
    standard,
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
