export const avroConflicts = {
  'schema.avro.lacks-branch': 'n’a pas le type {{type}} dans une union',
  'schema.avro.lacks-default':
    'a le champ « {{field}} » sans valeur par défaut',
  'schema.avro.other-name': 'a un autre nom',
  'schema.avro.other-size': 'a une autre taille',
  'schema.avro.lacks-symbols':
    'n’a pas les symboles d’énumération « {{symbols}} »',
  'schema.avro.other-type': 'lit {{reader}} là où {{writer}} a été écrit',
} as const;
