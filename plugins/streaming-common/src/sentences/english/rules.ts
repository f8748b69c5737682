/** Why rules object, and the fixes they propose. */
export const rules = {
  'fix.use': 'Use {{value}}',
  'fix.noOrder': 'Use "no order"',
  'fix.keyByEntity': 'Key by entity',
  'fix.deadLetterTopic': 'Add a dead-letter topic',
  'ownership.nobody':
    'Nobody owns the topic; choose the group that answers for it, best one of your own',
  'ownership.catalogUnread':
    'The portal has not read the catalog yet; try again in a moment',
  'ownership.unknownGroup':
    '"{{owner}}" is not a group of the catalog; choose an existing group',
  'description.missing':
    'There is no description; write in at least {{minimum, number}} characters what one record means',
  'description.short_one':
    'The description has {{count, number}} character; write in at least {{minimum, number}} what one record means',
  'description.short_other':
    'The description has {{count, number}} characters; write in at least {{minimum, number}} what one record means',
  'key.fieldMissing':
    'The key strategy is "{{strategy}}", but no field is named as the key',
  'key.orderingMissing':
    'Nothing says what order consumers may rely on; state it, for example "in order per order id"',
  'privacy.tagged': '"{{path}}" is tagged {{tag}}',
  'privacy.classificationLow':
    '{{fields}}, which asks for at least confidential; the topic is {{classification}}',
  'schema.missing':
    'No schema is bound to the topic, so that nobody can tell what a record holds; add one',
  'schema.jsonCritical':
    'Class {{criticality}} with JSON Schema: Avro or Protobuf are smaller and evolve by stricter rules',
  'schema.compatibilityNone':
    'Compatibility NONE lets any version break every consumer; use BACKWARD or stricter',
  'schema.notTransitive.critical':
    'Class {{criticality}} meets records of many versions; {{level}} compares with the newest only',
  'schema.notTransitive.keptLong':
    'Data kept more than {{days, number}} d meets records of many versions; {{level}} compares with the newest only',
  'schema.envelopeMissing':
    'The schema lacks {{fields}}; start from an envelope',
  'schema.readable': 'The schema can be read',
  'schema.registryProblem': 'Earlier versions cannot be read: {{problem}}',
  'schema.firstVersion': 'This is the first version',
  'schema.compatible':
    'The schema may follow the {{versions, number}} earlier version(s) under {{level}}',
  'schema.incompatible': '{{text}} (at {{path}})',
  'schema.incompatibleWith':
    '{{text}} (at {{path}}, against version {{version}})',
  'schema.root': 'the root',
  'schema.reference.found':
    '"{{name}}" is version {{version}} of subject "{{subject}}"',
  'schema.reference.unnamed':
    'The reference to subject "{{subject}}" has no name; write what the schema calls it: the full name of a type, a $ref or the path of an import',
  'schema.reference.noSubject':
    'Reference "{{name}}": the registry has no subject "{{subject}}"; choose another one, for example {{choices}}',
  'schema.reference.noSubjects':
    'Reference "{{name}}": the registry has no subject "{{subject}}"; register it first',
  'schema.reference.noVersion':
    'Reference "{{name}}": subject "{{subject}}" has no version {{version}}; its versions are {{versions}}',
  'schema.reference.untold':
    'What the schema refers to cannot be read: {{problem}}',
  'schema.reference.noCluster':
    'References are read from a registry; name its cluster, too',
  'schema.refusal': 'The registry refuses the schema: {{message}}',
  'schema.refusalUnexplained':
    'The registry refuses the schema and does not say why',
  'retention.noCategory':
    'No retention category was chosen; {{span}} is only the default. Choose {{choices}}',
  'retention.short':
    '{{name}} keeps data {{span}}; {{environment}} asks at least {{hours, number}} h',
  'retention.nothingLimits':
    'Nothing limits what is kept, neither time nor size nor compaction; choose a category or bring a storage plan',
  'retention.compactedWithoutKey':
    'A compacted topic keeps the latest record per key, and this one has no key; choose a key strategy',
  'message.large':
    'Records of {{size}} on average are larger than {{limit}}; put the content in object storage and send a reference',
  'deadLetters.missing':
    'Class {{criticality}} has consumers, but records that cannot be processed have nowhere to go; add a dead-letter topic',
  'deadLetters.short':
    'Dead letters are kept {{span}}, not longer than their source ({{source}})',
  'replication.brokersUnknown': 'The brokers are not known yet',
  'replication.tooManyReplicas':
    'Replication factor {{factor, number}} cannot be placed on cluster {{cluster}}: {{brokers, number}} brokers are running. Use {{brokers, number}} or choose a cluster with at least {{factor, number}} brokers.',
  'replication.tooManyReplicasDevOnly_one':
    'Replication factor {{factor, number}} cannot be placed on cluster {{cluster}}: {{count, number}} broker is running. Use {{count, number}} (dev only) or choose a cluster with at least {{factor, number}} brokers.',
  'replication.tooManyReplicasDevOnly_other':
    'Replication factor {{factor, number}} cannot be placed on cluster {{cluster}}: {{count, number}} brokers are running. Use {{count, number}} (dev only) or choose a cluster with at least {{factor, number}} brokers.',
  'replication.belowFloor':
    'Replication factor {{factor, number}} is below the floor of {{environment}}, {{floor, number}}',
  'replication.isrAboveFactor':
    'Min ISR {{minimum, number}} is above replication factor {{factor, number}}: every write would fail',
  'replication.isrEqualsFactor':
    'With min ISR equal to RF, one broker down stops writes; use {{lower, number}} or RF {{higher, number}}',
  'replication.isrBelowFloor':
    'Min ISR {{minimum, number}} is below the floor of {{environment}}, {{floor, number}}',
  'replication.unclean':
    'Unclean leader election is on for class {{criticality}}: acknowledged records can vanish',
  'partitions.many':
    '{{partitions, number}} partitions are more than {{maximum, number}}; the load asks for {{advised, number}}',
  'partitions.few':
    '{{partitions, number}} partitions for {{consumers, number}} parallel consumers: {{idle, number}} would be idle',
  'design.catchAll':
    '"{{word}}" in the name promises unrelated facts in one topic; use one topic per kind of event',
  'design.perTenant':
    '{{topics}} differ from this name by an identifier only; use one topic keyed by tenant',
  'design.call':
    '"{{word}}" suggests a call and its answer; HTTP or gRPC does that with less',
  'access.everybody':
    '{{application}} would be granted access as {{principal}}, that is everybody; annotate it with a principal of its own',
  'access.prefix': '{{prefix}}* for {{application}}',
  'access.prefixWide':
    'The grant on the prefix {{grant}} reaches beyond the application; name its groups, or begin the prefix with its name',
  'access.noPrincipal':
    '{{application}} has no exact principal, so no access rule is made for it; annotate it with millrace.io/principals',
  'access.unknownApplication':
    '{{application}} is no application of the catalog, so no access rule is made for it; register it with millrace.io/principals',
} as const;
