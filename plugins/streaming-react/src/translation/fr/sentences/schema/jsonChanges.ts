export const jsonChanges = {
  'schema.json.now-required': '{{what}} est maintenant obligatoire',
  'schema.json.now-optional': '{{what}} est maintenant facultatif',
  'schema.json.keyword':
    '{{what}} change de {{keyword}} : {{before}} devient {{after}}',
  'schema.json.added-required':
    '{{what}} est ajouté, obligatoire, avec le type {{type}}',
  'schema.json.added-optional':
    '{{what}} est ajouté, facultatif, avec le type {{type}}',
} as const;
