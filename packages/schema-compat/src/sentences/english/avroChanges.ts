/** What happened between two Avro schemas. */
export const avroChanges = {
  'schema.avro.fixed': '{{name}} ({{size}} bytes)',
  'schema.avro.array': 'array<{{items}}>',
  'schema.avro.map': 'map<{{values}}>',
  'schema.avro.either': '{{types}} | {{last}}',
  'schema.avro.logical': '{{type}} ({{logical}})',
  'schema.avro.bytes': '{{size}} bytes',
  'schema.avro.now-nullable': '{{what}} is now nullable',
  'schema.avro.never-null': '{{what}} is now never null',
  'schema.avro.size':
    '{{what}} changed its size from {{before}} to {{after}} bytes',
  'schema.avro.meaning':
    '{{what}} changed its meaning from {{before}} to {{after}}; the bytes stay readable',
  'schema.avro.namespace':
    'Type {{name}} moved from namespace "{{before}}" to "{{after}}"; data stays readable, generated classes change',
  'schema.avro.type-renamed': 'Type {{before}} is now called {{after}}',
  'schema.avro.type-aliases': 'The aliases of type {{name}} changed',
  'schema.avro.field-aliases': 'The aliases of {{what}} changed',
  'schema.avro.symbols-gained': 'Enum {{name}} gained {{gained}}',
  'schema.avro.symbols-lost': 'Enum {{name}} lost {{lost}}',
  'schema.avro.symbols-changed':
    'Enum {{name}} gained {{gained}} and lost {{lost}}',
  'schema.avro.default-symbol': 'The default symbol of enum {{name}} changed',
  'schema.avro.property': '{{what}} changed its property "{{name}}"',
  'schema.avro.moved': '{{what}} stands at another position',
  'schema.avro.renamed-by-alias':
    '`{{before}}` is now called {{what}}; its alias keeps old data readable',
  'schema.avro.renamed':
    '`{{before}}` is now called {{what}}; without an alias, readers see a removal and an addition',
  'schema.avro.added': '{{what}} was added without default',
  'schema.avro.added-with-default': '{{what}} was added with default {{value}}',
  'schema.avro.added-or-renamed':
    '{{added}}; if `{{name}}` was renamed, give the field the alias "{{name}}"',
  'schema.avro.removed-for-good':
    '{{what}} was removed; old readers have no default for it',
} as const;
