/** Why a text of any format is no schema, and where. */
export const parse = {
  'schema.problem.at': '{{problem}} (at {{place}})',
  'schema.problem.place': 'line {{line}}, column {{column}}',
  'schema.parse.too-long':
    'The schema has {{length}} characters; at most {{limit}} are allowed',
  'schema.parse.type-unsupported':
    'Schema type "{{type}}" is not supported; supported types: {{types}}',
  'schema.parse.reference':
    'Reference "{{name}}" (subject "{{subject}}", version {{version}}): {{problem}}',
  'schema.parse.references-deep':
    'References lead deeper than {{limit}} schemas',
  'schema.parse.references-many':
    'References lead to more than {{limit}} schemas',
  'schema.parse.references-large':
    'References lead to more than {{limit}} schemas, or to more than {{mebibytes}} MiB of them',
  'schema.parse.empty': 'The text is empty',
  'schema.parse.too-deep': 'The text is nested deeper than {{levels}} levels',
  'schema.parse.member-twice': 'Member {{name}} appears twice in one object',
  'schema.parse.unexpected': 'Expected {{expected}}, found {{found}}',
  'schema.parse.text-end': 'the end of the text',
  'schema.parse.text-ends': 'the text ends',
  'schema.parse.value': 'a value',
  'schema.parse.member-name': 'a member name in double quotes',
  'schema.parse.string-end': 'the end of the text value',
  'schema.parse.escape': 'an escape such as \\n or \\u00e9',
  'schema.parse.object': 'an object',
  'schema.parse.array': 'an array',
  'schema.parse.text': 'the text {{text}}',
  'schema.parse.number': 'the number {{number}}',
} as const;
