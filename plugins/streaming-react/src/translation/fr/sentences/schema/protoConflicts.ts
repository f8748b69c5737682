export const protoConflicts = {
  'schema.proto.other-package':
    'a le paquet « {{reader}} » au lieu de « {{writer}} »',
  'schema.proto.lacks-message': 'n’a pas le message « {{name}} »',
  'schema.proto.requires-new': 'exige le nouveau champ « {{field}} »',
  'schema.proto.lacks-required': 'n’a pas le champ obligatoire « {{field}} »',
  'schema.proto.requires': 'exige le champ « {{field}} »',
  'schema.proto.requires-no-more': 'n’exige plus le champ « {{field}} »',
  'schema.proto.other-type':
    'a {{reader}} au lieu de {{writer}} dans le champ {{number}}',
  'schema.proto.joins-oneof':
    'déplace les champs {{fields}} dans le oneof « {{oneof}} »',
  'schema.proto.joins-old-oneof':
    'déplace le champ {{field}} dans le oneof « {{oneof}} », qui existait déjà,',
  'schema.proto.leaves-oneof':
    'retire le champ « {{field}} » du oneof « {{oneof}} »',
} as const;
