/** What happened between two JSON Schemas. */
export const jsonChanges = {
  'schema.json.now-required': '{{what}} is now required',
  'schema.json.now-optional': '{{what}} is now optional',
  'schema.json.keyword':
    '{{what}} changed its {{keyword}} from {{before}} to {{after}}',
  'schema.json.added-required': '{{what}} was added as required {{type}}',
  'schema.json.added-optional': '{{what}} was added as optional {{type}}',
} as const;
