/** What the linter advises to do, and the types that it proposes. */
export const fixes = {
  'schema.fix.target':
    'Add "{{target}}", or name a field that exists: {{names}}',
  'schema.fix.event-name': 'Call it {{proposal}}',
  'schema.fix.event-fact': 'Name what has happened: a noun and a past verb',
  'schema.fix.suffix-type': 'Use {{expected}}, or another name',
  'schema.fix.rename-aliased':
    'Call it {{proposal}}; once published, keep "{{name}}" as alias',
  'schema.fix.rename-beside':
    'Call it {{proposal}}; once published, add that beside "{{name}}" and let readers move',
  'schema.fix.rename-numbered':
    'Call it {{proposal}}; the number stays, and so records stay readable',
  'schema.fix.cents': 'Use {{proposal}}: {{type}}',
  'schema.fix.cents-numbered':
    'Use {{proposal}} with a new number, and reserve {{number}}',
  'schema.fix.doc-type': 'Say what one {{name}} is',
  'schema.fix.doc-field': 'Say what it means, its unit and where it comes from',
  'schema.fix.doc-message': 'Say what one message is',
  'schema.fix.comment-type': 'Say above it what one {{name}} is',
  'schema.fix.comment-field':
    'Say above it what it means, its unit and where it comes from',
  'schema.fix.next-namespace':
    'Publish it as a new version: a namespace or topic that ends in the next number',
  'schema.fix.next-package':
    'Publish it as a new version: a package or topic that ends in the next number',
  'schema.fix.next-id':
    'Publish it as a new version: a topic or an "$id" with the next number',
  'schema.fix.keep': 'Keep {{name}}',
  'schema.fix.decimal':
    'Say how many digits there are, and how many after the point',
  'schema.fix.enum-default': 'Add the default "{{symbol}}"',
  'schema.fix.nullable-default': 'Put null first and make it the default',
  'schema.fix.default-branch': 'Put the branch of the default first',
  'schema.fix.logical-type-place': 'Move logicalType into the type',
  'schema.fix.keyword-later':
    'Declare a draft that has it with "$schema", or write it in the words of draft {{draft}}',
  'schema.fix.write': 'Write "{{meant}}"',
  'schema.fix.format-unknown':
    'Say it with "pattern", "minimum" and "maximum", or in the description',
  'schema.fix.format-ignored': 'Make it a string, or leave the format out',
  'schema.fix.add': 'Add "{{keyword}}"',
  'schema.fix.model':
    'Give additionalProperties a schema that new properties will fit, or accept the limits of the model',
  'schema.fix.package': 'Name the package, with a version at its end',
  'schema.fix.reserve': 'Reserve the number and the name',
  'schema.fix.new-number': 'Give it a new number, and reserve {{number}}',
  'schema.fix.options-lost': 'Import the files that define its custom options',
  'schema.type.other': 'another type',
  'schema.type.avro-text': 'string, plain or with logicalType uuid',
  'schema.type.avro-uuid': 'string with logicalType uuid',
  'schema.type.avro-time':
    'long with logicalType timestamp-millis, or an ISO string',
  'schema.type.integer': 'an integer',
  'schema.type.number': 'a number',
  'schema.type.boolean': 'a boolean',
  'schema.type.string': 'a string',
  'schema.type.formatted': 'a string with format {{format}}',
} as const;
