export const json = {
  'schema.json.reference':
    '« {{keyword}} » {{target}} ne mène nulle part ; ce n’est ni dans ce schéma ni parmi ses références, et rien n’est téléchargé',
  'schema.json.draft':
    'La version {{draft}} de JSON Schema n’est pas prise en charge ; versions possibles : {{drafts}}',
  'schema.json.object-expected':
    'Un schéma doit être un objet, et non {{found}}',
  'schema.json.schema-expected':
    'Un schéma doit être un objet, true ou false, et non {{found}}',
  'schema.json.schemas':
    '« {{name}} » doit être une liste d’au moins un schéma',
  'schema.json.schema-map': '« {{name}} » doit être un objet de schémas',
  'schema.json.pattern':
    '« {{name}} » n’est pas une expression régulière : {{reason}}',
  'schema.json.pattern-key':
    'Le motif {{pattern}} n’est pas une expression régulière : {{reason}}',
  'schema.json.number': '« {{name}} » doit être un nombre',
  'schema.json.above-zero': '« {{name}} » doit être un nombre supérieur à 0',
  'schema.json.count': '« {{name}} » doit être un nombre entier, 0 ou plus',
  'schema.json.text': '« {{name}} » doit être un texte',
  'schema.json.boolean': '« {{name}} » doit être true ou false',
  'schema.json.list': '« {{name}} » doit être une liste',
  'schema.json.object': '« {{name}} » doit être un objet',
  'schema.json.value-needed': '« {{name}} » doit énumérer au moins une valeur',
  'schema.json.value-twice': '« {{name}} » énumère deux fois une valeur',
  'schema.json.one-schema':
    '« {{name}} » doit être un seul schéma dans la version 2020-12 ; « prefixItems » en contient une liste',
  'schema.json.property-needed':
    '« {{name}} » doit nommer au moins une propriété',
  'schema.json.property-names':
    '« {{name}} » doit être une liste de noms de propriétés',
  'schema.json.property-twice': '« {{name}} » nomme deux fois une propriété',
  'schema.json.types':
    '« {{name}} » doit être l’un de {{types}}, ou une liste de ceux-ci',
};
