export const changeSet = {
  changeSet: {
    label: 'Everything this request changes',
    action: { create: 'Created', change: 'Changed', delete: 'Removed' },
    topic_one:
      'Topic {{name}} with {{count, number}} partition in {{copies}}, {{retention}}',
    topic_other:
      'Topic {{name}} with {{count, number}} partitions in {{copies}}, {{retention}}',
    dlq_one:
      'Dead letter topic {{name}} with {{count, number}} partition in {{copies}}, {{retention}}',
    dlq_other:
      'Dead letter topic {{name}} with {{count, number}} partitions in {{copies}}, {{retention}}',
    copies_one: '{{count, number}} copy',
    copies_other: '{{count, number}} copies',
    kept: 'kept {{span}}',
    keptDefault: 'kept as long as the cluster’s default',
    keptForever: 'kept without limit',
    compacted: 'compacted',
    subject:
      '{{type}} schema under subject {{subject}}, compatibility {{compatibility}}',
    acl: {
      READ: '{{application}} may read {{resource}}',
      WRITE: '{{application}} may write to {{resource}}',
      DESCRIBE: '{{application}} may see {{resource}}',
    },
    entity: '{{topic}} in the catalog, owned by {{owner}}',
  },
  approval: {
    candidates: 'Can be given by',
    none: 'Nobody has to approve this.',
    auto: 'Approved automatically: no rule asks for a person here.',
    slot: {
      owner: 'Owner',
      domain: 'Domain',
      platform: 'Platform team',
      governance: 'Governance',
      consumer: 'Consumer',
    },
    decision: {
      open: 'Waiting',
      approved: 'Approved',
      rejected: 'Rejected',
    },
  },
} as const;
