export const contract = {
  'schema.contract.tags': 'Les étiquettes de {{name}} sont maintenant {{tags}}',
  'schema.contract.tags-lost': '{{name}} perd ses étiquettes {{tags}}',
  'schema.contract.property':
    'La propriété « {{name}} » vaut maintenant {{value}}',
  'schema.contract.property-removed': 'La propriété « {{name}} » est supprimée',
  'schema.contract.hidden': '(masqué)',
  'schema.contract.domain-rule': 'La règle de domaine « {{name}} »',
  'schema.contract.migration-rule': 'La règle de migration « {{name}} »',
  'schema.contract.encoding-rule': 'La règle d’encodage « {{name}} »',
  'schema.contract.rule-added': '{{rule}} est ajoutée',
  'schema.contract.rule-removed': '{{rule}} est supprimée',
  'schema.contract.rule-changed': '{{rule}} est modifiée',
  'schema.contract.domain-order': 'L’ordre des règles de domaine change',
  'schema.contract.migration-order': 'L’ordre des règles de migration change',
  'schema.contract.encoding-order': 'L’ordre des règles d’encodage change',
  'schema.contract.enabled':
    'Les règles sont maintenant actives à l’endroit {{place}}',
  'schema.contract.enabled-everywhere':
    'Les règles sont maintenant actives partout',
} as const;
