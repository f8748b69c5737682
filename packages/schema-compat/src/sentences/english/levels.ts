/** What levels mean for those who deploy, and what a change amounts to. */
export const levels = {
  'schema.order.consumers-first':
    'Upgrade the consumers first: the new schema reads old data, the old one need not read new data.',
  'schema.order.producers-first':
    'Upgrade the producers first: the old schema reads new data, the new one need not read old data.',
  'schema.order.any':
    'Upgrade in any order: the old and the new schema read each other’s data.',
  'schema.order.together':
    'Upgrade producers and consumers together: nothing promises that one schema reads the data of the other.',
  'schema.diff.none': 'The schemas are the same.',
  'schema.diff.patch_one': '{{count, number}} change, documentation only.',
  'schema.diff.patch_other': '{{count, number}} changes, documentation only.',
  'schema.diff.minor_one':
    '{{count, number}} change, compatible at {{level}}. {{order}}',
  'schema.diff.minor_other':
    '{{count, number}} changes, compatible at {{level}}. {{order}}',
  'schema.diff.major_one':
    '{{count, number}} change, not compatible at {{level}}: publish it as a new major version.',
  'schema.diff.major_other':
    '{{count, number}} changes, not compatible at {{level}}: publish them as a new major version.',
  'schema.diff.type':
    'The schema is now written in {{after}} instead of {{before}}',
} as const;
