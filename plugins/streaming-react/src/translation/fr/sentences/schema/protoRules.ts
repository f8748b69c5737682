export const protoRules = {
  'schema.proto.enum-empty': 'L’énumération « {{name}} » n’a pas de valeur',
  'schema.proto.enum-zero':
    'La première valeur d’une énumération proto3 doit être 0, et « {{name}} » est {{number}}',
  'schema.proto.enum-number':
    'La valeur d’énumération « {{name}} » a le numéro {{number}} de « {{other}} » ; si c’est voulu, définissez l’option allow_alias = true',
  'schema.proto.enum-alias':
    'L’énumération « {{name}} » définit sans effet l’option allow_alias ; omettez-la',
  'schema.proto.reserved-twice': 'Le nom « {{name}} » est réservé deux fois',
  'schema.proto.range-order':
    'La plage de {{start}} à {{end}} finit avant de commencer',
  'schema.proto.range-limits':
    'La plage de {{start}} à {{end}} sort des limites, 1 à {{max}}',
  'schema.proto.range-overlap':
    'La plage de {{start}} à {{end}} chevauche celle de {{otherStart}} à {{otherEnd}}',
  'schema.proto.value-reserved':
    'La valeur d’énumération « {{name}} » utilise le numéro réservé {{number}}',
  'schema.proto.value-name-reserved':
    'Le nom de valeur d’énumération « {{name}} » est réservé',
  'schema.proto.value-json':
    'La valeur d’énumération « {{name}} » est la même que « {{other}} » sans la casse et le préfixe « {{prefix}} »',
  'schema.proto.number-taken':
    'Le numéro de champ {{number}} de « {{name}} » est déjà pris par le champ « {{other}} »',
  'schema.proto.field-number': 'Champ « {{name}} » : {{fault}}',
  'schema.proto.number-reserved':
    'Le champ « {{name}} » utilise le numéro réservé {{number}}',
  'schema.proto.number-for-extensions':
    'Le champ « {{name}} » utilise le numéro {{number}}, que des extensions peuvent utiliser ({{start}} à {{end}})',
  'schema.proto.numbers-start': 'les numéros de champ commencent à 1',
  'schema.proto.numbers-end':
    'les numéros de champ vont jusqu’à {{max}}, trouvé : {{number}}',
  'schema.proto.numbers-kept':
    'les numéros de {{start}} à {{end}} sont gardés pour l’implémentation, trouvé : {{number}}',
  'schema.proto.field-name-reserved':
    'Le nom de champ « {{name}} » est réservé',
  'schema.proto.oneof-empty': 'Le oneof « {{name}} » n’a pas de champ',
  'schema.proto.json-name-taken':
    'Le champ « {{field}} » a le nom JSON « {{name}} », comme le champ « {{other}} »',
  'schema.proto.json-name-brackets':
    'Le nom JSON « {{name}} » du champ « {{field}} » ressemble à une extension ; il ne peut pas être entre crochets',
  'schema.proto.closed-enum':
    'Le champ « {{field}} » d’un message proto3 utilise « {{type}} », une énumération d’un fichier proto2',
  'schema.proto.map-key':
    'La clé d’un map est un entier, un booléen ou une chaîne de caractères, et non {{type}}',
  'schema.proto.map-enum':
    'L’énumération « {{name}} » est la valeur d’un map, et sa première valeur doit donc être 0',
  'schema.proto.not-packable':
    'Le champ « {{name}} » ne peut pas être packed : seuls des nombres, booléens et énumérations répétés le peuvent',
  'schema.proto.extension-number':
    'Le numéro {{number}} de « {{message}} » est déjà pris par l’extension « {{extension}} »',
  'schema.proto.extension-ranges':
    'Le message « {{name}} » a des plages d’extension, que proto3 n’a pas',
  'schema.proto.extension-required':
    'L’extension « {{name}} » ne peut pas être obligatoire (required)',
  'schema.proto.extension-json-name':
    'L’option « json_name » ne vaut pas pour des extensions comme « {{name}} »',
  'schema.proto.extension-fault': 'Extension « {{name}} » : {{fault}}',
  'schema.proto.extension-undeclared':
    '« {{name}} » ne déclare pas {{number}} comme numéro d’extension',
  'schema.proto.message-set':
    'Les extensions du message set « {{name}} » doivent être des messages facultatifs (optional)',
  'schema.proto.proto3-extensions':
    'Les extensions de proto3 ne servent qu’aux options',
};
