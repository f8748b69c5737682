export const changes = {
  'schema.change.whole': 'Le schéma',
  'schema.change.type-named': 'Le type {{name}}',
  'schema.change.type':
    '{{what}} change de type : {{before}} devient {{after}}',
  'schema.change.doc': '{{what}} a une autre description',
  'schema.change.default':
    '{{what}} change de valeur par défaut : {{before}} devient {{after}}',
  'schema.change.default-set': '{{what}} a la valeur par défaut {{after}}',
  'schema.change.default-lost': '{{what}} perd sa valeur par défaut {{before}}',
  'schema.change.removed': '{{what}} est supprimé',
  'schema.change.added-as': '{{what}} est ajouté avec le type {{type}}',
  'schema.change.none': 'rien',
  'schema.change.required': 'obligatoire',
  'schema.change.optional': 'facultatif',
  'schema.change.nullable': 'null accepté',
  'schema.change.repeated': 'répété',
  'schema.change.no-presence': 'sans présence',
} as const;
