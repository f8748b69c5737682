/** What a reader lacks in Protocol Buffers, to follow "The new schema". */
export const protoConflicts = {
  'schema.proto.other-package':
    'has package "{{reader}}" instead of "{{writer}}"',
  'schema.proto.lacks-message': 'lacks message "{{name}}"',
  'schema.proto.requires-new': 'requires the new field "{{field}}"',
  'schema.proto.lacks-required': 'lacks the required field "{{field}}"',
  'schema.proto.requires': 'requires field "{{field}}"',
  'schema.proto.requires-no-more': 'no longer requires field "{{field}}"',
  'schema.proto.other-type':
    'has {{reader}} instead of {{writer}} in field {{number}}',
  'schema.proto.joins-oneof': 'moves fields {{fields}} into oneof "{{oneof}}"',
  'schema.proto.joins-old-oneof':
    'moves field {{field}} into the oneof "{{oneof}}" that was there',
  'schema.proto.leaves-oneof':
    'takes field "{{field}}" out of oneof "{{oneof}}"',
} as const;
