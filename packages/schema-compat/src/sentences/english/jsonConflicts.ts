/** What a reader refuses in JSON Schema, to follow "The new schema". */
export const jsonConflicts = {
  'schema.json.requires': "requires '{{name}}', which has no default,",
  'schema.json.added-to-open':
    'has an open content model and a property that the other has not',
  'schema.json.added-uncovered':
    'has a property that the additional properties of the other do not fit',
  'schema.json.removed-from-closed':
    'has a closed content model and lacks a property that the other has',
  'schema.json.removed-uncovered':
    'lacks a property that its additional properties do not cover',
  'schema.json.fewer-additional': 'allows fewer additional properties',
  'schema.json.allows-nothing': 'allows nothing',
  'schema.json.refuses-type': 'does not allow type {{types}}',
  'schema.json.values-listed': 'allows only listed values',
  'schema.json.values-lost': 'lost {{lost}} of its listed values',
  'schema.json.no-branch': 'has no branch of {{keyword}} that allows all of it',
  'schema.json.branches-overlap':
    'has {{branches}} branches of oneOf that allow the same, of which only one may,',
  'schema.json.other-keyword': 'has another "{{keyword}}"',
  'schema.json.unevaluated': 'has "{{keyword}}" beside other schemas',
  'schema.json.tighter': 'is tighter: {{limit}} there',
  'schema.json.limit-new': '{{keyword}} is {{limit}}, tighter than no limit,',
  'schema.json.limit-tighter':
    '{{keyword}} is {{limit}}, tighter than {{promised}},',
  'schema.json.pattern-new': 'pattern {{pattern}} is new',
  'schema.json.multiple-new': 'multipleOf {{multiple}} is new',
  'schema.json.unique-new': 'uniqueItems is new',
} as const;
