/** What the language demands of the messages, fields and enums of a `.proto` file. */
export const protoRules = {
  'schema.proto.enum-empty': 'Enum "{{name}}" has no value',
  'schema.proto.enum-zero':
    'The first value of a proto3 enum must be 0, and "{{name}}" is {{number}}',
  'schema.proto.enum-number':
    'Enum value "{{name}}" has the number {{number}} of "{{other}}"; where that is meant, set option allow_alias = true',
  'schema.proto.enum-alias':
    'Enum "{{name}}" sets option allow_alias to no effect; leave it out',
  'schema.proto.reserved-twice': 'Name "{{name}}" is reserved twice',
  'schema.proto.range-order':
    'Range {{start}} to {{end}} ends before it starts',
  'schema.proto.range-limits':
    'Range {{start}} to {{end}} is not within 1 to {{max}}',
  'schema.proto.range-overlap':
    'Range {{start}} to {{end}} overlaps with {{otherStart}} to {{otherEnd}}',
  'schema.proto.value-reserved':
    'Enum value "{{name}}" uses the reserved number {{number}}',
  'schema.proto.value-name-reserved': 'Enum value name "{{name}}" is reserved',
  'schema.proto.value-json':
    'Enum value "{{name}}" is the same as "{{other}}" without case and the prefix "{{prefix}}"',
  'schema.proto.number-taken':
    'Field number {{number}} of "{{name}}" is taken by field "{{other}}"',
  'schema.proto.field-number': 'Field "{{name}}": {{fault}}',
  'schema.proto.number-reserved':
    'Field "{{name}}" uses the reserved number {{number}}',
  'schema.proto.number-for-extensions':
    'Field "{{name}}" uses number {{number}}, which extensions may use ({{start}} to {{end}})',
  'schema.proto.numbers-start': 'field numbers start at 1',
  'schema.proto.numbers-end': 'field numbers end at {{max}}, found {{number}}',
  'schema.proto.numbers-kept':
    'numbers {{start}} to {{end}} are kept for the implementation, found {{number}}',
  'schema.proto.field-name-reserved': 'Field name "{{name}}" is reserved',
  'schema.proto.oneof-empty': 'Oneof "{{name}}" has no field',
  'schema.proto.json-name-taken':
    'Field "{{field}}" has the JSON name "{{name}}" as field "{{other}}" has',
  'schema.proto.json-name-brackets':
    'JSON name "{{name}}" of field "{{field}}" looks like an extension; it may not stand in brackets',
  'schema.proto.closed-enum':
    'Field "{{field}}" of a proto3 message uses "{{type}}", an enum of a proto2 file',
  'schema.proto.map-key':
    'The key of a map is an integer, a bool or a string, not {{type}}',
  'schema.proto.map-enum':
    'Enum "{{name}}" is the value of a map, and so its first value must be 0',
  'schema.proto.not-packable':
    'Field "{{name}}" cannot be packed: only repeated numbers, bools and enums are',
  'schema.proto.extension-number':
    'Number {{number}} of "{{message}}" is taken by the extension "{{extension}}"',
  'schema.proto.extension-ranges':
    'Message "{{name}}" has extension ranges, which proto3 does not have',
  'schema.proto.extension-required': 'Extension "{{name}}" cannot be required',
  'schema.proto.extension-json-name':
    'Option "json_name" is not for extensions such as "{{name}}"',
  'schema.proto.extension-fault': 'Extension "{{name}}": {{fault}}',
  'schema.proto.extension-undeclared':
    '"{{name}}" does not declare {{number}} as a number for extensions',
  'schema.proto.message-set':
    'Extensions of the message set "{{name}}" must be optional messages',
  'schema.proto.proto3-extensions': 'Extensions in proto3 are for options only',
} as const;
