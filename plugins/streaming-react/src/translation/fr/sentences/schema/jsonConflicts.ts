export const jsonConflicts = {
  'schema.json.requires':
    'exige « {{name}} », qui n’a pas de valeur par défaut,',
  'schema.json.added-to-open':
    'a un modèle de contenu ouvert et une propriété que l’autre n’a pas',
  'schema.json.added-uncovered':
    'a une propriété à laquelle les propriétés supplémentaires de l’autre ne conviennent pas',
  'schema.json.removed-from-closed':
    'a un modèle de contenu fermé et n’a pas une propriété que l’autre a',
  'schema.json.removed-uncovered':
    'n’a pas une propriété que ses propriétés supplémentaires ne couvrent pas',
  'schema.json.fewer-additional': 'permet moins de propriétés supplémentaires',
  'schema.json.allows-nothing': 'ne permet rien',
  'schema.json.refuses-type': 'ne permet pas le type {{types}}',
  'schema.json.values-listed': 'ne permet que des valeurs énumérées',
  'schema.json.values-lost': 'perd {{lost}} de ses valeurs énumérées',
  'schema.json.no-branch':
    'n’a pas de branche de {{keyword}} qui permette tout cela',
  'schema.json.branches-overlap':
    'a {{branches}} branches de oneOf qui permettent la même chose, alors qu’une seule le peut,',
  'schema.json.other-keyword': 'a un autre « {{keyword}} »',
  'schema.json.unevaluated': 'a « {{keyword}} » à côté d’autres schémas',
  'schema.json.tighter': 'est plus strict : {{limit}} à cet endroit',
  'schema.json.limit-new':
    '{{keyword}} vaut {{limit}} là où il n’y avait pas de limite,',
  'schema.json.limit-tighter':
    '{{keyword}} vaut {{limit}}, plus strict que {{promised}},',
  'schema.json.pattern-new': 'pattern {{pattern}} est nouveau',
  'schema.json.multiple-new': 'multipleOf {{multiple}} est nouveau',
  'schema.json.unique-new': 'uniqueItems est nouveau',
} as const;
