export const protoNames = {
  'schema.proto.noun-message': 'un message',
  'schema.proto.noun-enum': 'une énumération',
  'schema.proto.noun-value': 'une valeur d’énumération',
  'schema.proto.noun-field': 'un champ',
  'schema.proto.noun-oneof': 'un oneof',
  'schema.proto.noun-service': 'un service',
  'schema.proto.noun-method': 'une méthode',
  'schema.proto.noun-package': 'un paquet',
  'schema.proto.import-twice':
    'L’importation « {{path}} » figure ici deux fois',
  'schema.proto.import-cycle':
    'L’importation « {{path}} » revient à elle-même : {{circle}}',
  'schema.proto.import-unknown':
    'L’importation « {{path}} » n’est pas connue ; les références sont {{known}}',
  'schema.proto.import-alone':
    'L’importation « {{path}} » n’est pas connue ; le schéma n’a pas de références',
  'schema.proto.imports-many':
    'Les importations dépassent {{files}} fichiers, {{characters}} caractères ou {{levels}} niveaux',
  'schema.proto.undefined': '« {{name}} » n’est pas défini',
  'schema.proto.shadowed':
    '« {{name}} » signifie ici « {{full}} », qui n’est pas défini ; la portée la plus proche l’emporte, écrivez « .{{name}} » pour partir de la plus large',
  'schema.proto.no-type': '« {{name}} » est {{noun}}, pas un type',
  'schema.proto.not-imported':
    '« {{name}} » est défini dans « {{file}} », qui n’est pas importé',
  'schema.proto.name-taken':
    'Le nom « {{name}} » est déjà pris par {{noun}} « {{other}} »',
  'schema.proto.name-taken-in':
    'Le nom « {{name}} » est déjà pris par {{noun}} « {{other}} » dans « {{file}} »',
  'schema.proto.name-taken-value':
    '{{taken}} ; les valeurs d’une énumération partagent les noms autour d’elle',
  'schema.proto.package-taken':
    'Le paquet « {{name}} » porte le nom que désigne déjà {{noun}} « {{other}} » dans « {{file}} »',
  'schema.proto.type-of-field': 'Type du champ « {{field}} » : {{reason}}',
  'schema.proto.type-of-method': 'Type de la méthode : {{reason}}',
  'schema.proto.extension-of': 'Type étendu : {{reason}}',
  'schema.proto.message-is-enum':
    'Le champ « {{field}} » est déclaré comme message, et « {{type}} » est une énumération',
  'schema.proto.map-entry':
    'Le champ « {{field}} » utilise « {{type}} », qui se trouve derrière un champ map ; utilisez le map lui-même',
  'schema.proto.not-extensible':
    '« {{name}} » est {{noun}} ; seuls des messages peuvent être étendus',
  'schema.proto.no-method-type':
    '« {{name}} » est {{noun}} ; les méthodes prennent et rendent des messages',
};
