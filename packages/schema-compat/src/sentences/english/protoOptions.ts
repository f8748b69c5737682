/** What is wrong with the options and defaults of a `.proto` file. */
export const protoOptions = {
  'schema.proto.option-for-messages':
    'Option "{{name}}" of field "{{field}}" is for messages only',
  'schema.proto.option-jstype':
    'Option "jstype" of field "{{field}}" is for 64-bit integers only',
  'schema.proto.option-features': 'Option "features" is for editions only',
  'schema.proto.option-target': 'Option "{{name}}" is not for {{target}}',
  'schema.proto.option-unknown':
    'Option "{{name}}" is unknown; custom options stand in parentheses: ({{name}})',
  'schema.proto.custom-unknown': 'Option "({{name}})" is unknown: {{reason}}',
  'schema.proto.no-extension': '"{{name}}" does not extend "{{type}}"',
  'schema.proto.members-of-repeated':
    'Option "{{name}}" is repeated, and so has no members to set one by one',
  'schema.proto.members-of-scalar':
    'Option "{{name}}" is no message, and so has no members to set one by one',
  'schema.proto.value-incomplete': 'A value of "{{type}}" needs "{{field}}"',
  'schema.proto.no-field': '"{{message}}" has no field "{{field}}"',
  'schema.proto.one-value': 'Field "{{name}}" holds one value only',
  'schema.proto.any':
    '"[{{name}}]" stands for a message of a known type in a google.protobuf.Any',
  'schema.proto.same-oneof':
    'Fields "{{first}}" and "{{second}}" are of the same oneof',
  'schema.proto.misfit': '"{{name}}" needs {{expected}}, found {{found}}',
  'schema.proto.wanted-message': 'a message in braces',
  'schema.proto.wanted-number': 'a number',
  'schema.proto.wanted-range': 'a number from {{low}} to {{high}}',
  'schema.proto.wanted-string': 'a string',
  'schema.proto.wanted-value': 'an enum value',
  'schema.proto.wanted-value-name': 'the name of an enum value',
  'schema.proto.wanted-value-of': 'a value of enum "{{name}}"',
  'schema.proto.wanted-whole': 'a whole number',
  'schema.proto.found-list': 'a list',
  'schema.proto.found-message': 'a message',
  'schema.proto.proto3-default':
    'Field "{{name}}" has a default, which proto3 does not have',
  'schema.proto.default-of-message':
    'Field "{{name}}" is a message and so has no default',
  'schema.proto.default-of-repeated':
    'Field "{{name}}" is repeated and so has no default',
  'schema.proto.default-of': 'Default of {{problem}}',
  'schema.proto.default-misfit': 'Default of "{{name}}" does not fit its type',
} as const;
