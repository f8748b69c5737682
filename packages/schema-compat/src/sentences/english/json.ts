/** Why a text is no JSON Schema. */
export const json = {
  'schema.json.reference':
    '"{{keyword}}" {{target}} leads nowhere; it is neither in this schema nor among its references, and nothing is fetched',
  'schema.json.draft':
    'Draft {{draft}} is not supported; supported: {{drafts}}',
  'schema.json.object-expected': 'A schema must be an object, not {{found}}',
  'schema.json.schema-expected':
    'A schema must be an object, true or false, not {{found}}',
  'schema.json.schemas': '"{{name}}" must be a list of at least one schema',
  'schema.json.schema-map': '"{{name}}" must be an object of schemas',
  'schema.json.pattern': '"{{name}}" is not a regular expression: {{reason}}',
  'schema.json.pattern-key':
    'Pattern {{pattern}} is not a regular expression: {{reason}}',
  'schema.json.number': '"{{name}}" must be a number',
  'schema.json.above-zero': '"{{name}}" must be a number above 0',
  'schema.json.count': '"{{name}}" must be a whole number, 0 or more',
  'schema.json.text': '"{{name}}" must be a text',
  'schema.json.boolean': '"{{name}}" must be true or false',
  'schema.json.list': '"{{name}}" must be a list',
  'schema.json.object': '"{{name}}" must be an object',
  'schema.json.value-needed': '"{{name}}" must list at least one value',
  'schema.json.value-twice': '"{{name}}" lists a value twice',
  'schema.json.one-schema':
    '"{{name}}" must be one schema in draft 2020-12; "prefixItems" holds a list of them',
  'schema.json.property-needed': '"{{name}}" must name at least one property',
  'schema.json.property-names': '"{{name}}" must be a list of property names',
  'schema.json.property-twice': '"{{name}}" names a property twice',
  'schema.json.types': '"{{name}}" must be one of {{types}}, or a list of them',
} as const;
