/** Why a text has not the form of a `.proto` file, or bytes not that of a descriptor. */
export const protoText = {
  'schema.proto.found': '{{problem}}, found {{found}}',
  'schema.proto.expected': 'Expected "{{token}}"',
  'schema.proto.name-expected-enum': 'Expected the name of an enum',
  'schema.proto.name-expected-extension': 'Expected the name of an extension',
  'schema.proto.name-expected-field': 'Expected the name of a field',
  'schema.proto.name-expected-message': 'Expected the name of a message',
  'schema.proto.name-expected-method': 'Expected the name of a method',
  'schema.proto.name-expected-oneof': 'Expected the name of a oneof',
  'schema.proto.name-expected-option': 'Expected the name of an option',
  'schema.proto.name-expected-package': 'Expected the name of a package',
  'schema.proto.name-expected-service': 'Expected the name of a service',
  'schema.proto.name-expected-type': 'Expected a type name',
  'schema.proto.name-expected-value': 'Expected the name of an enum value',
  'schema.proto.expected-number': 'Expected number',
  'schema.proto.expected-field-number': 'Expected field number',
  'schema.proto.too-large-number':
    '{{text}} is too large; the largest number is {{limit}}',
  'schema.proto.too-large-field-number':
    '{{text}} is too large; the largest field number is {{limit}}',
  'schema.proto.quoted-import': 'Expected an import path in quotes',
  'schema.proto.quoted-reserved': 'Expected a reserved name in quotes',
  'schema.proto.quoted-syntax': 'Expected the syntax in quotes',
  'schema.proto.quoted-value': 'Expected a value in quotes',
  'schema.proto.label': 'Expected "required", "optional" or "repeated"',
  'schema.proto.oneof-label':
    'Fields of a oneof have no label "required", "optional" or "repeated"',
  'schema.proto.no-required': 'proto3 has no required fields',
  'schema.proto.no-groups': 'proto3 has no groups',
  'schema.proto.option-twice': 'Option "{{name}}" is set twice',
  'schema.proto.json-name': 'Option "json_name" needs a string',
  'schema.proto.map-label':
    'A map field has no label, is in no oneof and is no extension; expected a type name',
  'schema.proto.group-name':
    'The name of group "{{name}}" must start with a capital letter',
  'schema.proto.messages-deep': 'Messages nest deeper than {{limit}}',
  'schema.proto.extension-empty': 'The extension of {{name}} has no field',
  'schema.proto.negative': 'Expected a number behind "-"',
  'schema.proto.value': 'Expected a value',
  'schema.proto.values-deep': 'Option values nest deeper than {{limit}}',
  'schema.proto.list-in-list': 'Lists cannot hold lists',
  'schema.proto.edition':
    'Editions are not supported; expected syntax "proto2" or "proto3"',
  'schema.proto.edition-text':
    'Editions are not supported; expected syntax = "proto2" or "proto3"',
  'schema.proto.syntax-unknown':
    'Unknown syntax {{syntax}}; supported are "proto2" and "proto3"',
  'schema.proto.syntax-first':
    'The syntax must be the first statement of a file',
  'schema.proto.statement':
    'Expected import, package, option, message, enum, service or extend',
  'schema.proto.package-twice': 'A file has one package only',
  'schema.proto.package-long':
    'The name of the package has {{length}} characters; at most {{limit}} are allowed',
  'schema.proto.package-parts':
    'The name of the package has {{parts}} parts; at most {{limit}} are allowed',
  'schema.proto.string-end': 'A string must end on the line where it starts',
  'schema.proto.escape': 'Unknown escape in a string',
  'schema.proto.too-many-words':
    'The text has more than {{limit}} words and signs',
  'schema.proto.comment-end': 'This comment has no end "*/"',
  'schema.proto.comment-nested':
    'Block comments cannot be nested: "/*" inside this comment',
  'schema.proto.character':
    'The character {{character}} is only allowed in strings',
  'schema.proto.number-space':
    'The number {{text}} must be followed by a space',
  'schema.proto.octal': '{{text}} starts with a zero and so must be octal',
  'schema.proto.no-descriptor':
    'The schema is neither a text nor a descriptor in Base64: {{reason}}',
  'schema.proto.no-base64': 'it is not Base64',
  'schema.proto.no-message': 'The bytes are no message: {{reason}}',
  'schema.proto.field-untyped': 'Field "{{name}}" has no type',
  'schema.proto.no-identifier': '{{name}} is not an identifier',
  'schema.proto.descriptor-file':
    'The descriptor is of no valid file: {{problem}}',
} as const;
