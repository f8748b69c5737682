/** What happened between two `.proto` files. */
export const protoChanges = {
  'schema.proto.around':
    'Only what stands around the messages changed: imports, services, extensions or the order',
  'schema.proto.package':
    'The package is now "{{after}}" instead of "{{before}}"',
  'schema.proto.syntax':
    'The file is now written in {{after}} instead of {{before}}',
  'schema.proto.file-options': 'The options of the file changed',
  'schema.proto.message-added': 'Message `{{name}}` was added',
  'schema.proto.message-removed': 'Message `{{name}}` was removed',
  'schema.proto.kept-numbers':
    'Message `{{name}}` keeps other numbers and names from use',
  'schema.proto.message-options': 'The options of message `{{name}}` changed',
  'schema.proto.renamed': '{{what}} was called `{{before}}`',
  'schema.proto.presence': '{{what}} is now {{after}} instead of {{before}}',
  'schema.proto.into-oneof': '{{what}} is now in oneof `{{name}}`',
  'schema.proto.out-of-oneof': '{{what}} is no longer in oneof `{{name}}`',
  'schema.proto.values': 'The values of {{what}} changed',
  'schema.proto.field-options': '{{what}} has other options',
} as const;
