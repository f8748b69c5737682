/** What each shipped rule asks for; the code is `standard.` and the id of the rule. */
export const standards = {
  'standard.naming.pattern': 'The name matches the convention',
  'standard.naming.segment': 'Every part of the name is allowed',
  'standard.naming.unstable':
    'The name holds no date, environment, counter or customer',
  'standard.naming.collision':
    'No other topic differs only by dots and underscores',
  'standard.naming.reserved':
    'The name is none of those kept for companions and system topics',
  'standard.naming.event-tense': 'The action is a fact in the past',
  'standard.naming.group': 'The consumer groups keep their naming convention',
  'standard.ownership.owner': 'A group owns the topic',
  'standard.contract.description': 'The description says what one record means',
  'standard.contract.key':
    'The key and the order that consumers may rely on are stated',
  'standard.replication.exceeds-brokers':
    'There are as many brokers as replicas',
  'standard.replication.minimum':
    'The replication factor reaches the floor of the environment',
  'standard.replication.min-isr':
    'Writes survive the loss of one broker and reach enough replicas',
  'standard.replication.unclean-election':
    'Important data never elects a replica that is behind',
  'standard.retention.category': 'A retention category was chosen',
  'standard.retention.minimum':
    'Records are kept long enough to recover from an incident',
  'standard.retention.unlimited': 'Something limits what is kept',
  'standard.retention.compaction-key': 'Compacted topics have a key',
  'standard.partitions.maximum':
    'The number of partitions stays within the limit',
  'standard.partitions.below-parallelism':
    'Every planned parallel consumer gets a partition',
  'standard.message.size': 'Records are small',
  'standard.design.catch-all': 'The topic holds one kind of fact',
  'standard.design.per-tenant':
    'There is one topic for all tenants, not one each',
  'standard.design.request-reply': 'The topic is no disguised call',
  'standard.dlq.required':
    'Important data that cannot be processed has somewhere to go',
  'standard.dlq.retention': 'Dead letters are kept longer than their source',
  'standard.schema.required': 'Records have a registered schema',
  'standard.schema.json-registered': 'Critical data uses Avro or Protobuf',
  'standard.schema.compat-none': 'Schema versions stay compatible',
  'standard.schema.compat-transitive':
    'Critical or long-kept data is compatible with every earlier version',
  'standard.schema.metadata': 'The schema has the fields of the envelope',
  'standard.access.wildcard': 'Access is granted to named principals',
  'standard.access.wide-prefix': 'Prefixed grants stay within the application',
  'standard.privacy.classification':
    'The classification covers the most sensitive field',
} as const;
