export const fixes = {
  'schema.fix.target':
    'Ajoutez « {{target}} », ou nommez un champ qui existe : {{names}}',
  'schema.fix.event-name': 'Nommez-le {{proposal}}',
  'schema.fix.event-fact':
    'Nommez ce qui s’est passé : un nom et un verbe au passé',
  'schema.fix.suffix-type': 'Utilisez {{expected}}, ou un autre nom',
  'schema.fix.rename-aliased':
    'Nommez-le {{proposal}} ; une fois publié, gardez « {{name}} » comme alias',
  'schema.fix.rename-beside':
    'Nommez-le {{proposal}} ; une fois publié, ajoutez celui-ci à côté de « {{name}} » et laissez les lecteurs migrer',
  'schema.fix.rename-numbered':
    'Nommez-le {{proposal}} ; le numéro reste, et les messages restent donc lisibles',
  'schema.fix.cents': 'Utilisez {{proposal}} : {{type}}',
  'schema.fix.cents-numbered':
    'Utilisez {{proposal}} avec un nouveau numéro, et réservez {{number}}',
  'schema.fix.doc-type': 'Dites ce qu’est un exemplaire de {{name}}',
  'schema.fix.doc-field': 'Dites ce qu’il signifie, son unité et d’où il vient',
  'schema.fix.doc-message': 'Dites ce qu’est un message',
  'schema.fix.comment-type':
    'Dites au-dessus ce qu’est un exemplaire de {{name}}',
  'schema.fix.comment-field':
    'Dites au-dessus ce qu’il signifie, son unité et d’où il vient',
  'schema.fix.next-namespace':
    'Publiez-le comme nouvelle version : un espace de noms ou un topic qui se termine par le numéro suivant',
  'schema.fix.next-package':
    'Publiez-le comme nouvelle version : un paquet ou un topic qui se termine par le numéro suivant',
  'schema.fix.next-id':
    'Publiez-le comme nouvelle version : un topic ou un « $id » avec le numéro suivant',
  'schema.fix.keep': 'Gardez {{name}}',
  'schema.fix.decimal':
    'Dites combien il y a de chiffres, et combien après la virgule',
  'schema.fix.enum-default': 'Ajoutez la valeur par défaut « {{symbol}} »',
  'schema.fix.nullable-default':
    'Placez null en premier et faites-en la valeur par défaut',
  'schema.fix.default-branch':
    'Placez en premier la branche de la valeur par défaut',
  'schema.fix.logical-type-place': 'Déplacez logicalType dans le type',
  'schema.fix.keyword-later':
    'Déclarez avec « $schema » une version qui le connaît, ou écrivez-le avec les mots de la version {{draft}}',
  'schema.fix.write': 'Écrivez « {{meant}} »',
  'schema.fix.format-unknown':
    'Dites-le avec « pattern », « minimum » et « maximum », ou dans la description',
  'schema.fix.format-ignored':
    'Faites-en un texte (string), ou omettez le format',
  'schema.fix.add': 'Ajoutez « {{keyword}} »',
  'schema.fix.model':
    'Donnez à additionalProperties un schéma auquel les nouvelles propriétés se conformeront, ou acceptez les limites du modèle',
  'schema.fix.package': 'Nommez le paquet, avec une version à la fin',
  'schema.fix.reserve': 'Réservez le numéro et le nom',
  'schema.fix.new-number':
    'Donnez-lui un nouveau numéro, et réservez {{number}}',
  'schema.fix.options-lost':
    'Importez les fichiers qui définissent ses options personnalisées',
  'schema.type.other': 'un autre type',
  'schema.type.avro-text': 'string, simple ou avec le logicalType uuid',
  'schema.type.avro-uuid': 'string avec le logicalType uuid',
  'schema.type.avro-time':
    'long avec le logicalType timestamp-millis, ou un texte ISO',
  'schema.type.integer': 'un entier (integer)',
  'schema.type.number': 'un nombre (number)',
  'schema.type.boolean': 'un booléen (boolean)',
  'schema.type.string': 'un texte (string)',
  'schema.type.formatted': 'un texte (string) au format {{format}}',
};
