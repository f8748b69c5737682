export const conflicts = {
  'schema.conflict.type':
    'Le nouveau schéma est de type {{after}}, l’ancien de type {{before}}, et un sujet garde son type',
  'schema.conflict.unreadable':
    'L’ancien schéma ne peut pas être lu : {{problem}}',
  'schema.conflict.reserved-dropped':
    'Le nouveau schéma retire de ses métadonnées le champ réservé {{path}}, présent dans celles de l’ancien.',
  'schema.conflict.reserved-taken':
    'Le nouveau schéma a un champ qui occupe le champ réservé {{path}}.',
  'schema.conflict.avro-BACKWARD':
    'Le nouveau schéma {{problem}} au chemin « {{path}} » et ne peut donc pas lire les données de l’ancien schéma',
  'schema.conflict.avro-FORWARD':
    'L’ancien schéma {{problem}} au chemin « {{path}} » et ne peut donc pas lire les données du nouveau schéma',
  'schema.conflict.json-BACKWARD':
    'Le nouveau schéma {{problem}} au chemin « #{{path}} » et peut donc refuser des données de l’ancien schéma',
  'schema.conflict.json-FORWARD':
    'L’ancien schéma {{problem}} au chemin « #{{path}} » et peut donc refuser des données du nouveau schéma',
  'schema.conflict.proto-BACKWARD':
    'Le nouveau schéma {{problem}} au chemin « #{{path}} » et risque donc de ne pas lire les données de l’ancien schéma',
  'schema.conflict.proto-FORWARD':
    'L’ancien schéma {{problem}} au chemin « #{{path}} » et risque donc de ne pas lire les données du nouveau schéma',
  'schema.conflict.limit':
    'est trop profond ou trop complexe pour être comparé',
} as const;
