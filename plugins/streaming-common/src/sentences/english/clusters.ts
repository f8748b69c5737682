/** How clusters and registries are, why they cannot be asked, and what is not there. */
export const clusters = {
  'cluster.starting': 'it is starting',
  'cluster.unreachable': 'Cluster "{{cluster}}" cannot be reached: {{reason}}',
  'cluster.notConfigured':
    'Cluster "{{cluster}}" is not configured; known clusters: {{known}}',
  'cluster.noneKnown': 'none',
  'cluster.noRegistry':
    'Cluster "{{cluster}}" has no schema registry; set streaming.clusters.{{cluster}}.registry.url to attach one',
  'cluster.failed': 'Cluster "{{cluster}}": {{failure}}',
  'cluster.failure': '{{what}}: {{reason}}',
  'cluster.doing.connecting': 'connecting',
  'cluster.doing.describing': 'describing the cluster',
  'cluster.doing.versions': 'asking for its versions',
  'cluster.doing.topics': 'describing topics',
  'cluster.doing.configs': 'describing topic configurations',
  'cluster.doing.rules': 'describing access rules',
  'cluster.doing.groups': 'listing consumer groups',
  'cluster.unanswered': 'Cluster "{{cluster}}" has not answered ({{failure}}).',
  'cluster.unansweredSince':
    'Cluster "{{cluster}}" has not answered since {{time}} UTC ({{failure}}).',
  'cluster.shown_one':
    '{{count, number}} topic is shown as last seen; none is removed.',
  'cluster.shown_other':
    '{{count, number}} topics are shown as last seen; none is removed.',
  'cluster.unknown':
    'Nothing is known yet about "{{cluster}}": the first pass is under way.',
  'cluster.noBroker': 'no broker is up',
  'cluster.noController': 'there is no controller',
  'cluster.offline_one': '{{count, number}} partition has no leader',
  'cluster.offline_other': '{{count, number}} partitions have no leader',
  'cluster.behind_one': '{{count, number}} partition is under-replicated',
  'cluster.behind_other': '{{count, number}} partitions are under-replicated',
  'registry.unanswered': 'Registry {{url}} does not answer: {{reason}}',
  'registry.strange':
    'Registry {{url}} answers {{method}} {{path}} with something else than a schema registry does',
  'registry.refused': 'Registry {{url}}: {{reason}}',
  'topic.unknown': 'Topic "{{topic}}" does not exist on cluster "{{cluster}}"',
  'subject.unknown':
    'Subject "{{subject}}" is not in the registry of cluster "{{cluster}}"',
} as const;
