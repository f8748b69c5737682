export const avroChanges = {
  'schema.avro.fixed': '{{name}} ({{size}} octets)',
  'schema.avro.array': 'array<{{items}}>',
  'schema.avro.map': 'map<{{values}}>',
  'schema.avro.either': '{{types}} | {{last}}',
  'schema.avro.logical': '{{type}} ({{logical}})',
  'schema.avro.bytes': '{{size}} octets',
  'schema.avro.now-nullable': '{{what}} accepte maintenant null',
  'schema.avro.never-null': '{{what}} n’accepte plus null',
  'schema.avro.size': '{{what}} passe de {{before}} à {{after}} octets',
  'schema.avro.meaning':
    '{{what}} change de sens : {{before}} devient {{after}} ; les octets restent lisibles',
  'schema.avro.namespace':
    'Le type {{name}} passe de l’espace de noms « {{before}} » à « {{after}} » ; les données restent lisibles, les classes générées changent',
  'schema.avro.type-renamed':
    'Le type {{before}} s’appelle maintenant {{after}}',
  'schema.avro.type-aliases': 'Les alias du type {{name}} changent',
  'schema.avro.field-aliases': 'Les alias de {{what}} changent',
  'schema.avro.symbols-gained': 'L’énumération {{name}} gagne {{gained}}',
  'schema.avro.symbols-lost': 'L’énumération {{name}} perd {{lost}}',
  'schema.avro.symbols-changed':
    'L’énumération {{name}} gagne {{gained}} et perd {{lost}}',
  'schema.avro.default-symbol':
    'Le symbole par défaut de l’énumération {{name}} change',
  'schema.avro.property': '{{what}} change de propriété « {{name}} »',
  'schema.avro.moved': '{{what}} est à une autre position',
  'schema.avro.renamed-by-alias':
    '`{{before}}` s’appelle maintenant {{what}} ; son alias garde les anciennes données lisibles',
  'schema.avro.renamed':
    '`{{before}}` s’appelle maintenant {{what}} ; sans alias, les lecteurs voient une suppression et un ajout',
  'schema.avro.added': '{{what}} est ajouté sans valeur par défaut',
  'schema.avro.added-with-default':
    '{{what}} est ajouté avec la valeur par défaut {{value}}',
  'schema.avro.added-or-renamed':
    '{{added}} ; si `{{name}}` a été renommé, donnez au champ l’alias « {{name}} »',
  'schema.avro.removed-for-good':
    '{{what}} est supprimé ; les anciens lecteurs n’ont pas de valeur par défaut pour lui',
} as const;
