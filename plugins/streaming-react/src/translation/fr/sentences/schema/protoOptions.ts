export const protoOptions = {
  'schema.proto.option-for-messages':
    'L’option « {{name}} » du champ « {{field}} » ne vaut que pour des messages',
  'schema.proto.option-jstype':
    'L’option « jstype » du champ « {{field}} » ne vaut que pour des entiers de 64 bits',
  'schema.proto.option-features':
    'L’option « features » ne vaut que pour les éditions',
  'schema.proto.option-target':
    'L’option « {{name}} » ne vaut pas pour {{target}}',
  'schema.proto.option-unknown':
    'L’option « {{name}} » est inconnue ; les options personnalisées sont entre parenthèses : ({{name}})',
  'schema.proto.custom-unknown':
    'L’option « ({{name}}) » est inconnue : {{reason}}',
  'schema.proto.no-extension': '« {{name}} » n’étend pas « {{type}} »',
  'schema.proto.members-of-repeated':
    'L’option « {{name}} » est répétée et n’a donc pas de membres à définir un par un',
  'schema.proto.members-of-scalar':
    'L’option « {{name}} » n’est pas un message et n’a donc pas de membres à définir un par un',
  'schema.proto.value-incomplete':
    'Une valeur de « {{type}} » a besoin de « {{field}} »',
  'schema.proto.no-field': '« {{message}} » n’a pas de champ « {{field}} »',
  'schema.proto.one-value':
    'Le champ « {{name}} » ne contient qu’une seule valeur',
  'schema.proto.any':
    '« [{{name}}] » désigne un message d’un type connu dans un google.protobuf.Any',
  'schema.proto.same-oneof':
    'Les champs « {{first}} » et « {{second}} » sont du même oneof',
  'schema.proto.misfit': '« {{name}} » attend {{expected}}, trouvé : {{found}}',
  'schema.proto.wanted-message': 'un message entre accolades',
  'schema.proto.wanted-number': 'un nombre',
  'schema.proto.wanted-range': 'un nombre de {{low}} à {{high}}',
  'schema.proto.wanted-string': 'une chaîne de caractères',
  'schema.proto.wanted-value': 'une valeur d’énumération',
  'schema.proto.wanted-value-name': 'le nom d’une valeur d’énumération',
  'schema.proto.wanted-value-of': 'une valeur de l’énumération « {{name}} »',
  'schema.proto.wanted-whole': 'un nombre entier',
  'schema.proto.found-list': 'une liste',
  'schema.proto.found-message': 'un message',
  'schema.proto.proto3-default':
    'Le champ « {{name}} » a une valeur par défaut, ce que proto3 ne connaît pas',
  'schema.proto.default-of-message':
    'Le champ « {{name}} » est un message et n’a donc pas de valeur par défaut',
  'schema.proto.default-of-repeated':
    'Le champ « {{name}} » est répété et n’a donc pas de valeur par défaut',
  'schema.proto.default-of': 'Valeur par défaut : {{problem}}',
  'schema.proto.default-misfit':
    'La valeur par défaut de « {{name}} » ne convient pas à son type',
};
