/** What is wrong with the names, imports and types of a `.proto` file. */
export const protoNames = {
  'schema.proto.noun-message': 'a message',
  'schema.proto.noun-enum': 'an enum',
  'schema.proto.noun-value': 'an enum value',
  'schema.proto.noun-field': 'a field',
  'schema.proto.noun-oneof': 'a oneof',
  'schema.proto.noun-service': 'a service',
  'schema.proto.noun-method': 'a method',
  'schema.proto.noun-package': 'a package',
  'schema.proto.import-twice': 'Import "{{path}}" stands here twice',
  'schema.proto.import-cycle':
    'Import "{{path}}" leads back to itself: {{circle}}',
  'schema.proto.import-unknown':
    'Import "{{path}}" is not known; the references are {{known}}',
  'schema.proto.import-alone':
    'Import "{{path}}" is not known; the schema has no references',
  'schema.proto.imports-many':
    'The imports are more than {{files}} files, {{characters}} characters or {{levels}} levels',
  'schema.proto.undefined': '"{{name}}" is not defined',
  'schema.proto.shadowed':
    '"{{name}}" means "{{full}}" here, which is not defined; the innermost scope wins, write ".{{name}}" to start from the outermost',
  'schema.proto.no-type': '"{{name}}" is {{noun}}, not a type',
  'schema.proto.not-imported':
    '"{{name}}" is defined in "{{file}}", which is not imported',
  'schema.proto.name-taken':
    'The name "{{name}}" is taken by {{noun}} "{{other}}"',
  'schema.proto.name-taken-in':
    'The name "{{name}}" is taken by {{noun}} "{{other}}" in "{{file}}"',
  'schema.proto.name-taken-value':
    '{{taken}}; values of an enum share the names around the enum',
  'schema.proto.package-taken':
    'Package "{{name}}" has the name of {{noun}} "{{other}}" in "{{file}}"',
  'schema.proto.type-of-field': 'Type of field "{{field}}": {{reason}}',
  'schema.proto.type-of-method': 'Type of method: {{reason}}',
  'schema.proto.extension-of': 'Extension of {{reason}}',
  'schema.proto.message-is-enum':
    'Field "{{field}}" is declared as a message, and "{{type}}" is an enum',
  'schema.proto.map-entry':
    'Field "{{field}}" uses "{{type}}", which stands behind a map field; use the map itself',
  'schema.proto.not-extensible':
    '"{{name}}" is {{noun}}; only messages can be extended',
  'schema.proto.no-method-type':
    '"{{name}}" is {{noun}}; methods take and return messages',
} as const;
