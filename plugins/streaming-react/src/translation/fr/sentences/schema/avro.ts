export const avro = {
  'schema.avro.type-expected':
    'Un type doit être un nom, un objet ou une union, et non {{found}}',
  'schema.avro.type': 'Le type « {{name}} »',
  'schema.avro.type-of-field': 'Le type « {{name}} » du champ « {{field}} »',
  'schema.avro.used-early':
    '{{type}} est utilisé avant sa définition à {{place}} ; définissez-le là où il sert en premier',
  'schema.avro.undefined': '{{type}} n’est pas défini ; {{known}}',
  'schema.avro.known': 'types nommés connus : {{names}}',
  'schema.avro.known-more':
    'types nommés connus : {{names}} et {{more}} autres',
  'schema.avro.none-known':
    'aucun type nommé n’est connu ici ; les types primitifs sont {{names}}',
  'schema.avro.union-in-union':
    'Une union ne peut pas contenir directement une union',
  'schema.avro.branch-twice':
    'L’union a deux branches de type « {{type}} » ; seuls des types nommés de noms différents peuvent répéter un genre',
  'schema.avro.no-type': 'L’objet n’a pas de membre « type »',
  'schema.avro.type-name-expected':
    'Le membre « type » d’un type doit être un nom, et non {{found}} ; écrivez le type intérieur à la place de l’objet qui l’entoure',
  'schema.avro.no-member': 'Le type n’a pas de membre « {{member}} »',
  'schema.avro.no-fields':
    'L’enregistrement « {{name}} » a besoin d’une liste « fields »',
  'schema.avro.field-twice':
    'L’enregistrement « {{record}} » a deux champs nommés « {{field}} »',
  'schema.avro.field-expected': 'Un champ doit être un objet, et non {{found}}',
  'schema.avro.field-unnamed': 'Le champ n’a pas de nom',
  'schema.avro.field-untyped':
    'Le champ « {{name}} » n’a pas de membre « type »',
  'schema.avro.default':
    'La valeur par défaut du champ « {{name}} » ({{type}}) ne convient pas : {{fault}}',
  'schema.avro.no-symbols':
    'L’énumération « {{name}} » a besoin d’une liste « symbols »',
  'schema.avro.symbol-twice':
    'L’énumération « {{name}} » a deux fois le symbole « {{symbol}} »',
  'schema.avro.enum-default':
    'La valeur par défaut de l’énumération « {{name}} », {{found}}, n’est pas l’un de ses symboles',
  'schema.avro.fixed-size':
    'Le type fixed « {{name}} » a besoin d’un « size » qui soit un nombre entier de 0 à {{most}}',
  'schema.avro.text-expected':
    'Le membre « {{member}} » doit être un texte, et non {{found}}',
  'schema.avro.texts-expected':
    'Le membre « {{member}} » doit être une liste de textes',
  'schema.avro.order-unknown':
    'L’ordre « {{order}} » est inconnu ; choisissez ascending, descending ou ignore',
  'schema.avro.name-twice': 'Le type « {{name}} » est défini deux fois',
  'schema.avro.name-twice-at':
    'Le type « {{name}} » est défini deux fois ; d’abord à {{first}}',
  'schema.avro.no-name':
    'Le type {{kind}} n’a pas de nom ; les types record, enum et fixed en demandent un',
  'schema.avro.name-of-alias': 'Alias de « {{name}} » : {{fault}}',
  'schema.avro.name-of-entry': 'Élément de « {{name}} » : {{fault}}',
  'schema.avro.name-of-field': 'Nom de champ : {{fault}}',
  'schema.avro.name-of-type': 'Nom du type {{name}} : {{fault}}',
  'schema.avro.primitive-name': '{{name}} est le nom d’un type primitif',
  'schema.avro.name-form':
    '{{name}} doit commencer par une lettre ou « _ » et continuer par des lettres, des chiffres ou « _ »',
  'schema.avro.misfit': '{{value}} n’est pas {{expected}}',
  'schema.avro.misfit-at':
    '{{value}} n’est pas {{expected}} (à {{path}} de la valeur par défaut)',
  'schema.avro.default-member':
    'le champ « {{field}} » de {{record}} manque dans la valeur par défaut',
  'schema.avro.expected-symbol':
    'un symbole de l’énumération {{name}} ({{symbols}})',
  'schema.avro.expected-bytes':
    'une suite de {{size}} octets écrits comme caractères U+0000 à U+00FF',
  'schema.avro.expected-branch': 'une valeur d’une branche de {{types}}',
  'schema.avro.expected-whole': 'un nombre entier de {{bits}} bits',
  'schema.avro.expected-value': 'une valeur de type {{type}}',
};
