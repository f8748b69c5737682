export const protoText = {
  'schema.proto.found': '{{problem}} ; trouvé : {{found}}',
  'schema.proto.expected': '« {{token}} » est attendu',
  'schema.proto.name-expected-enum': 'Le nom d’une énumération est attendu',
  'schema.proto.name-expected-extension': 'Le nom d’une extension est attendu',
  'schema.proto.name-expected-field': 'Le nom d’un champ est attendu',
  'schema.proto.name-expected-message': 'Le nom d’un message est attendu',
  'schema.proto.name-expected-method': 'Le nom d’une méthode est attendu',
  'schema.proto.name-expected-oneof': 'Le nom d’un oneof est attendu',
  'schema.proto.name-expected-option': 'Le nom d’une option est attendu',
  'schema.proto.name-expected-package': 'Le nom d’un paquet est attendu',
  'schema.proto.name-expected-service': 'Le nom d’un service est attendu',
  'schema.proto.name-expected-type': 'Un nom de type est attendu',
  'schema.proto.name-expected-value':
    'Le nom d’une valeur d’énumération est attendu',
  'schema.proto.expected-number': 'Un nombre est attendu',
  'schema.proto.expected-field-number': 'Un numéro de champ est attendu',
  'schema.proto.too-large-number':
    '{{text}} est trop grand ; le plus grand nombre est {{limit}}',
  'schema.proto.too-large-field-number':
    '{{text}} est trop grand ; le plus grand numéro de champ est {{limit}}',
  'schema.proto.quoted-import':
    'Un chemin d’importation entre guillemets est attendu',
  'schema.proto.quoted-reserved': 'Un nom réservé entre guillemets est attendu',
  'schema.proto.quoted-syntax': 'La syntaxe entre guillemets est attendue',
  'schema.proto.quoted-value': 'Une valeur entre guillemets est attendue',
  'schema.proto.label':
    '« required », « optional » ou « repeated » est attendu',
  'schema.proto.oneof-label':
    'Les champs d’un oneof n’ont pas d’étiquette « required », « optional » ou « repeated »',
  'schema.proto.no-required':
    'proto3 n’a pas de champs obligatoires (required)',
  'schema.proto.no-groups': 'proto3 n’a pas de groupes',
  'schema.proto.option-twice': 'L’option « {{name}} » est définie deux fois',
  'schema.proto.json-name':
    'L’option « json_name » a besoin d’une chaîne de caractères',
  'schema.proto.map-label':
    'Un champ map n’a pas d’étiquette, n’est dans aucun oneof et n’est pas une extension ; un nom de type est attendu',
  'schema.proto.group-name':
    'Le nom du groupe « {{name}} » doit commencer par une majuscule',
  'schema.proto.messages-deep':
    'Les messages sont imbriqués sur plus de {{limit}} niveaux',
  'schema.proto.extension-empty': 'L’extension de {{name}} n’a pas de champ',
  'schema.proto.negative': 'Un nombre est attendu après « - »',
  'schema.proto.value': 'Une valeur est attendue',
  'schema.proto.values-deep':
    'Les valeurs d’options sont imbriquées sur plus de {{limit}} niveaux',
  'schema.proto.list-in-list': 'Une liste ne peut pas contenir d’autres listes',
  'schema.proto.edition':
    'Les éditions ne sont pas prises en charge ; syntaxe attendue : « proto2 » ou « proto3 »',
  'schema.proto.edition-text':
    'Les éditions ne sont pas prises en charge ; attendu : syntax = "proto2" ou "proto3"',
  'schema.proto.syntax-unknown':
    'Syntaxe inconnue {{syntax}} ; possibles : « proto2 » et « proto3 »',
  'schema.proto.syntax-first':
    'La syntaxe doit être la première instruction d’un fichier',
  'schema.proto.statement':
    'import, package, option, message, enum, service ou extend est attendu',
  'schema.proto.package-twice': 'Un fichier n’a qu’un paquet',
  'schema.proto.package-long':
    'Le nom du paquet compte {{length}} caractères ; {{limit}} sont permis au plus',
  'schema.proto.package-parts':
    'Le nom du paquet compte {{parts}} parties ; {{limit}} sont permises au plus',
  'schema.proto.string-end':
    'Une chaîne de caractères doit se terminer sur la ligne où elle commence',
  'schema.proto.escape': 'Échappement inconnu dans une chaîne de caractères',
  'schema.proto.too-many-words':
    'Le texte compte plus de {{limit}} mots et signes',
  'schema.proto.comment-end': 'Ce commentaire n’a pas de fin « */ »',
  'schema.proto.comment-nested':
    'Les commentaires ne peuvent pas être imbriqués : « /* » à l’intérieur de ce commentaire',
  'schema.proto.character':
    'Le caractère {{character}} n’est permis que dans les chaînes de caractères',
  'schema.proto.number-space': 'Le nombre {{text}} doit être suivi d’un espace',
  'schema.proto.octal': '{{text}} commence par un zéro et doit donc être octal',
  'schema.proto.no-descriptor':
    'Le schéma n’est ni un texte ni un descripteur en Base64 : {{reason}}',
  'schema.proto.no-base64': 'ce n’est pas du Base64',
  'schema.proto.no-message':
    'Les octets ne forment pas un message : {{reason}}',
  'schema.proto.field-untyped': 'Le champ « {{name}} » n’a pas de type',
  'schema.proto.no-identifier': '{{name}} n’est pas un identificateur',
  'schema.proto.descriptor-file':
    'Le descripteur n’est pas celui d’un fichier valable : {{problem}}',
};
