/** What a plan finds, derives and asks approval for. */
export const plan = {
  'plan.topic_one':
    'Topic `{{name}}` with {{count, number}} partition, {{kept}}, on {{environment}}',
  'plan.topic_other':
    'Topic `{{name}}` with {{count, number}} partitions, {{kept}}, on {{environment}}',
  'plan.deadLetterTopic_one':
    'Topic `{{name}}` for dead letters with {{count, number}} partition, {{kept}}, on {{environment}}',
  'plan.deadLetterTopic_other':
    'Topic `{{name}}` for dead letters with {{count, number}} partitions, {{kept}}, on {{environment}}',
  'plan.kept': 'kept {{span}}',
  'plan.compacted': 'keeping the latest record of each key',
  'plan.subject':
    'Subject `{{subject}}` with the {{type}} schema, compatibility {{compatibility}}',
  'plan.writes': '{{application}} may write to `{{resource}}` as {{principal}}',
  'plan.reads': '{{application}} may read `{{resource}}` as {{principal}}',
  'plan.writesRecorded':
    '{{application}} may write to `{{resource}}` as {{principal}} (recorded, not enforced here)',
  'plan.readsRecorded':
    '{{application}} may read `{{resource}}` as {{principal}} (recorded, not enforced here)',
  'plan.entityOwned': 'Catalog entity `{{entity}}`, owned by {{owner}}',
  'plan.entityUnowned': 'Catalog entity `{{entity}}`, without owner',

  'environment.unknown':
    'Environment "{{environment}}" is unknown; known: {{known}}',
  'environment.none': 'none',
  'cluster.none': 'Environment "{{environment}}" has no cluster',
  'cluster.missing':
    'Environment "{{environment}}" has no cluster; choose another environment, or name it on a cluster under streaming.clusters',
  'cluster.observed':
    'Cluster "{{cluster}}" is observed only. The platform team can switch it to manage under Clusters › {{cluster}} › Adoption.',
  'cluster.managed': 'Cluster "{{cluster}}" may be changed',
  'cluster.silent':
    'Cluster "{{cluster}}" cannot be asked now: {{problem}} Wait until it answers, or choose another environment.',
  'cluster.answers': 'Cluster "{{cluster}}" answers',
  'registry.missing':
    'Cluster "{{cluster}}" has no schema registry; leave the schema out, or set streaming.clusters.{{cluster}}.registry',
  'registry.silent':
    'The registry of cluster "{{cluster}}" cannot be asked now: {{problem}} Wait until it answers, or leave the schema out for now.',
  'registry.answers': 'The registry of cluster "{{cluster}}" answers',
  'topic.free': '"{{name}}" is free on cluster "{{cluster}}"',
  'topic.untold': 'Whether "{{name}}" exists cannot be told: {{problem}}',
  'topic.exists':
    'Topic {{name}} already exists on cluster {{cluster}}. Request access, evolve its schema, or choose {{choice}}.',
  'topic.existsOwned':
    'Topic {{name}} already exists on cluster {{cluster}} (owner {{owner}}). Request access, evolve its schema, or choose {{choice}}.',
  'topic.existsUnowned':
    'Topic {{name}} already exists on cluster {{cluster}} (no owner). Request access, evolve its schema, or choose {{choice}}.',
  'topic.unavailable':
    'The name {{name}} is not available on cluster {{cluster}}. Choose another name.',
  'topic.anotherName': 'another name',
  'topic.requested':
    '{{request}} already asks for topic {{name}} on cluster {{cluster}}. Wait for it, cancel it, or choose another name.',
  'segments.unknown':
    'The names of {{environment}} have no place for {{segments}}; their segments: {{known}}. Leave it out, or choose one of these',
  'partitions.aboveLimit':
    '{{partitions, number}} partitions are more than a topic may have, {{maximum, number}}; choose fewer, or split the stream into several topics',
  'justification.given': 'The request says why the topic is needed',
  'justification.short':
    'The justification has {{length, number}} characters; outside dev, say in at least {{minimum, number}} why the topic is needed',

  'derived.cluster': 'the cluster of environment {{environment}}',
  'derived.subject': 'strategy {{strategy}}',
  'derived.nameTyped': 'as typed',
  'derived.nameComposed': 'composed of {{segments}}',
  'derived.nameComposedWrong': 'composed of {{segments}}; see its verdict',
  'derived.partitionsChosen':
    'as chosen; advised: {{advised, number}} ({{reason}})',
  'derived.partitionsDefault':
    '{{partitions, number}} partitions, the default; tell the expected load for a number of your own',
  'derived.partitionsMinimum':
    'at least {{minimum, number}}, to leave room for growth',
  'derived.partitionsThroughput':
    'throughput: {{megabytes, number}} MB/s at {{each, number}} MB/s per partition',
  'derived.partitionsSpeed':
    'consumer speed: {{rate, number}} messages/s at {{speed, number}} messages/s per consumer, times {{margin, number}}',
  'derived.partitionsConsumers':
    'parallel consumers: {{consumers, number}} are planned and each needs a partition',
  'derived.replicas':
    'class {{criticality}} asks {{asked, number}}, floor of {{environment}} {{floor, number}}',
  'derived.replicasChosen': 'as chosen; {{origin}}',
  'derived.replicasOverridden':
    '{{environment}} sets {{override, number}} for every topic; declared {{declared, number}} ({{origin}})',
  'derived.isr':
    'class asks {{asked, number}}, floor of {{environment}} {{floor, number}}',
  'derived.isrLimited':
    'class asks {{asked, number}}, floor of {{environment}} {{floor, number}}, at most the replication factor {{factor, number}}',
  'derived.retentionDefault': '{{span}}, the default; no category was chosen',
  'derived.retentionCategory': '{{span}}, category {{category}} ({{use}})',
  'derived.compacted': 'category {{category}} keeps the {{use}}',
  'derived.segment':
    'low volume: a daily segment lets retention remove records in time',
  'derived.deadLetters': 'kept {{span}}, longer than its source',
  'derived.storage':
    '{{rate}}/s × {{span}} × {{replicas, number}} replicas, with head room',
  'use.ephemeral': 'logs, debug',
  'use.operational': 'operational events',
  'use.business': 'business transactions',
  'use.audit': 'audit trail',
  'use.analytical': 'history',
  'use.reference': 'latest value per key',

  'approval.notMember':
    '{{owner}} would own the topic, and the requester is not a member of it',
  'approval.reviewedByDomain':
    'changes of {{environment}} are reviewed by the owner of the domain',
  'approval.reviewedByPlatform':
    'changes of {{environment}} are reviewed by the platform team',
  'approval.gate': '[{{rule}}] {{reason}}',
  'approval.restricted': 'the data is classified restricted',
  'approval.sensitiveFields': 'the schema has sensitive fields: {{fields}}',
  'approval.sensitiveField': '{{path}} ({{tag}})',
  'approval.nobody':
    'Nobody can fill slot "{{slot}}": set streaming.selfService.{{setting}}, or annotate a group with millrace.io/approver',
} as const;
