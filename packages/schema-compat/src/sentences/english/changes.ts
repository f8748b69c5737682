/** What happened to a field, a type or a whole schema of any format. `{{what}}` is a field between backticks, or one of the first two. */
export const changes = {
  'schema.change.whole': 'The schema',
  'schema.change.type-named': 'Type {{name}}',
  'schema.change.type':
    '{{what}} changed its type from {{before}} to {{after}}',
  'schema.change.doc': '{{what}} has another description',
  'schema.change.default':
    '{{what}} changed its default from {{before}} to {{after}}',
  'schema.change.default-set': '{{what}} has the default {{after}}',
  'schema.change.default-lost': '{{what}} lost its default {{before}}',
  'schema.change.removed': '{{what}} was removed',
  'schema.change.added-as': '{{what}} was added as {{type}}',
  'schema.change.none': 'none',
  'schema.change.required': 'required',
  'schema.change.optional': 'optional',
  'schema.change.nullable': 'nullable',
  'schema.change.repeated': 'repeated',
  'schema.change.no-presence': 'without presence',
} as const;
