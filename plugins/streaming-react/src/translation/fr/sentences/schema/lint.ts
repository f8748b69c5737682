export const lint = {
  'schema.lint.target-unknown':
    'Le champ « {{name}} » dit d’utiliser « {{target}} », qui n’existe pas',
  'schema.lint.event-name':
    'L’événement « {{name}} » n’est pas nommé comme un fait accompli, par exemple OrderPlaced',
  'schema.lint.suffix-type':
    'Le nom « {{name}} » promet {{expected}}, mais son type est {{type}}',
  'schema.lint.time-name':
    'Le champ « {{name}} » est un instant ; son nom ne se termine pas par « at »',
  'schema.lint.unit-missing':
    'Le champ « {{name}} » est une quantité sans son unité',
  'schema.lint.float-money':
    'Le champ « {{name}} » ressemble à un montant ; {{type}} ne peut pas contenir exactement les centimes',
  'schema.lint.ambiguous-name':
    'Le champ « {{name}} » ne dit pas de quoi il s’agit',
  'schema.lint.snake-house':
    'Le champ « {{name}} » n’est pas écrit en snake_case comme la maison le demande',
  'schema.lint.camel-house':
    'Le champ « {{name}} » n’est pas écrit en camelCase comme la maison le demande',
  'schema.lint.snake-majority':
    'Le champ « {{name}} » n’est pas écrit en snake_case comme la plupart des autres',
  'schema.lint.camel-majority':
    'Le champ « {{name}} » n’est pas écrit en camelCase comme la plupart des autres',
  'schema.lint.not-snake':
    'Le champ « {{name}} » n’est pas écrit en snake_case',
  'schema.lint.no-doc-record':
    'L’enregistrement « {{name}} » n’a pas de documentation',
  'schema.lint.no-doc-enum':
    'L’énumération « {{name}} » n’a pas de documentation',
  'schema.lint.no-doc-field': 'Le champ « {{name}} » n’a pas de documentation',
  'schema.lint.no-doc-property':
    'La propriété « {{path}} » n’a pas de description',
  'schema.lint.no-doc-schema': 'Le schéma n’a pas de description',
  'schema.lint.no-comment-message':
    'Le message « {{name}} » n’a pas de commentaire',
  'schema.lint.no-comment-enum':
    'L’énumération « {{name}} » n’a pas de commentaire',
  'schema.lint.no-comment-field':
    'Le champ « {{name}} » n’a pas de commentaire',
  'schema.lint.same-namespace':
    '« {{name}} » change de façon incompatible sous le même nom et le même espace de noms',
  'schema.lint.same-package':
    'Le paquet « {{name}} » change de façon incompatible sous le même nom',
  'schema.lint.same-id':
    '« {{id}} » change de façon incompatible sous le même « {{keyword}} »',
  'schema.lint.no-precision':
    'Le nombre décimal du champ « {{name}} » n’a pas de précision (precision)',
  'schema.lint.no-scale':
    'Le nombre décimal du champ « {{name}} » n’a pas d’échelle (scale)',
  'schema.lint.scale-excess':
    'Le nombre décimal du champ « {{name}} » a l’échelle {{scale}}, plus que sa précision {{precision}}',
  'schema.lint.enum-default':
    'L’énumération « {{name}} » n’a pas de symbole par défaut, si bien que les anciens lecteurs échouent sur les nouveaux symboles',
  'schema.lint.nullable-default':
    'Le champ « {{name}} » peut être nul et n’a pas de valeur par défaut, si bien qu’on ne peut pas l’omettre',
  'schema.lint.default-branch':
    'La valeur par défaut du champ « {{name}} » convient à une branche ultérieure ; les anciennes bibliothèques n’acceptent que {{type}}, la première',
  'schema.lint.logical-type-place':
    'Le logicalType du champ « {{name}} » est placé à côté du type et il est ignoré ; sa place est à l’intérieur',
  'schema.lint.keyword-later':
    '« {{name}} » est venu avec la version {{first}} de JSON Schema et ne signifie rien dans la version {{draft}}',
  'schema.lint.keyword-unknown':
    '« {{name}} » n’est pas un mot-clé et il est ignoré ; vouliez-vous dire « {{meant}} » ?',
  'schema.lint.format-unknown':
    'Aucun validateur ne connaît le format « {{format}} », qui ne parle donc qu’aux personnes',
  'schema.lint.format-ignored':
    'Le format « {{format}} » vaut pour des textes et il est ignoré sur {{types}}',
  'schema.lint.no-id':
    'Le schéma n’a pas de « {{keyword}} », si bien que d’autres ne peuvent y renvoyer par son nom',
  'schema.lint.model-closed':
    'Le modèle de contenu est fermé : ajouter une propriété n’est compatible que pour les nouveaux lecteurs, et aucune ne peut être retirée',
  'schema.lint.model-open':
    'Le modèle de contenu est ouvert : ajouter une propriété typée rompt la compatibilité ascendante, car les anciennes données peuvent contenir n’importe quoi sous son nom',
  'schema.lint.no-package':
    'Le fichier n’a pas de paquet, si bien que ses noms entrent en conflit avec ceux de tout autre fichier sans paquet',
  'schema.lint.number-lost':
    'Le message « {{message}} » a perdu le champ « {{field}} » sans réserver son numéro {{number}}, qu’un champ ultérieur peut donc prendre',
  'schema.lint.number-reused':
    'Le champ « {{field}} » reprend le numéro {{number}}, qui était « {{before}} » d’un autre type',
  'schema.lint.options-lost':
    'Il y a des options qu’aucun fichier importé ne définit et que le texte enregistré ne peut pas contenir',
};
