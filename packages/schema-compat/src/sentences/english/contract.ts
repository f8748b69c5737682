/** What happened to the metadata and rules of a schema. */
export const contract = {
  'schema.contract.tags': 'The tags of {{name}} are now {{tags}}',
  'schema.contract.tags-lost': '{{name}} lost its tags {{tags}}',
  'schema.contract.property': 'Property "{{name}}" is now {{value}}',
  'schema.contract.property-removed': 'Property "{{name}}" was removed',
  'schema.contract.hidden': '(hidden)',
  'schema.contract.domain-rule': 'Domain rule "{{name}}"',
  'schema.contract.migration-rule': 'Migration rule "{{name}}"',
  'schema.contract.encoding-rule': 'Encoding rule "{{name}}"',
  'schema.contract.rule-added': '{{rule}} was added',
  'schema.contract.rule-removed': '{{rule}} was removed',
  'schema.contract.rule-changed': '{{rule}} was changed',
  'schema.contract.domain-order': 'The order of the domain rules changed',
  'schema.contract.migration-order': 'The order of the migration rules changed',
  'schema.contract.encoding-order': 'The order of the encoding rules changed',
  'schema.contract.enabled': 'The rules are now enabled at {{place}}',
  'schema.contract.enabled-everywhere':
    'The rules are now enabled at every place',
} as const;
