/** Why a text is no Avro schema. */
export const avro = {
  'schema.avro.type-expected':
    'A type must be a name, an object or a union, not {{found}}',
  'schema.avro.type': 'Type "{{name}}"',
  'schema.avro.type-of-field': 'Type "{{name}}" of field "{{field}}"',
  'schema.avro.used-early':
    '{{type}} is used before its definition at {{place}}; define it where it is used first',
  'schema.avro.undefined': '{{type}} is not defined; {{known}}',
  'schema.avro.known': 'known named types: {{names}}',
  'schema.avro.known-more': 'known named types: {{names}} and {{more}} more',
  'schema.avro.none-known':
    'no named type is known here; primitive types are {{names}}',
  'schema.avro.union-in-union': 'A union may not contain a union directly',
  'schema.avro.branch-twice':
    'The union has two branches of type "{{type}}"; only named types of different names may repeat a kind',
  'schema.avro.no-type': 'The object has no member "type"',
  'schema.avro.type-name-expected':
    'Member "type" of a type must be a name, not {{found}}; write the inner type in place of the object around it',
  'schema.avro.no-member': 'The type has no member "{{member}}"',
  'schema.avro.no-fields': 'Record "{{name}}" needs a list "fields"',
  'schema.avro.field-twice':
    'Record "{{record}}" has two fields named "{{field}}"',
  'schema.avro.field-expected': 'A field must be an object, not {{found}}',
  'schema.avro.field-unnamed': 'The field has no name',
  'schema.avro.field-untyped': 'Field "{{name}}" has no member "type"',
  'schema.avro.default':
    'The default of field "{{name}}" ({{type}}) does not fit: {{fault}}',
  'schema.avro.no-symbols': 'Enum "{{name}}" needs a list "symbols"',
  'schema.avro.symbol-twice':
    'Enum "{{name}}" has the symbol "{{symbol}}" twice',
  'schema.avro.enum-default':
    'The default of enum "{{name}}", {{found}}, is not one of its symbols',
  'schema.avro.fixed-size':
    'Fixed "{{name}}" needs a "size" that is a whole number from 0 to {{most}}',
  'schema.avro.text-expected':
    'Member "{{member}}" must be a text, not {{found}}',
  'schema.avro.texts-expected': 'Member "{{member}}" must be a list of texts',
  'schema.avro.order-unknown':
    'Order "{{order}}" is unknown; choose ascending, descending or ignore',
  'schema.avro.name-twice': 'Type "{{name}}" is defined twice',
  'schema.avro.name-twice-at':
    'Type "{{name}}" is defined twice; first at {{first}}',
  'schema.avro.no-name':
    'The {{kind}} has no name; records, enums and fixed types need one',
  'schema.avro.name-of-alias': 'Alias of "{{name}}": {{fault}}',
  'schema.avro.name-of-entry': 'Entry of "{{name}}": {{fault}}',
  'schema.avro.name-of-field': 'Field name: {{fault}}',
  'schema.avro.name-of-type': 'Name of the {{name}}: {{fault}}',
  'schema.avro.primitive-name': '{{name}} is the name of a primitive type',
  'schema.avro.name-form':
    '{{name}} must start with a letter or "_" and go on with letters, digits or "_"',
  'schema.avro.misfit': '{{value}} is not {{expected}}',
  'schema.avro.misfit-at':
    '{{value}} is not {{expected}} (at {{path}} of the default)',
  'schema.avro.default-member':
    'field "{{field}}" of {{record}} is missing in the default',
  'schema.avro.expected-symbol': 'a symbol of enum {{name}} ({{symbols}})',
  'schema.avro.expected-bytes':
    '{{size}} bytes written as characters U+0000 to U+00FF',
  'schema.avro.expected-branch': 'a value of any branch of {{types}}',
  'schema.avro.expected-whole': 'a whole number of {{bits}} bits',
  'schema.avro.expected-value': 'a value of type {{type}}',
} as const;
