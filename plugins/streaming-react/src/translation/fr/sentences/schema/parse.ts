export const parse = {
  'schema.problem.at': '{{problem}} (à {{place}})',
  'schema.problem.place': 'ligne {{line}}, colonne {{column}}',
  'schema.parse.too-long':
    'Le schéma compte {{length}} caractères ; {{limit}} sont permis au plus',
  'schema.parse.type-unsupported':
    'Le type de schéma « {{type}} » n’est pas pris en charge ; types possibles : {{types}}',
  'schema.parse.reference':
    'Référence « {{name}} » (sujet « {{subject}} », version {{version}}) : {{problem}}',
  'schema.parse.references-deep':
    'Les références s’enchaînent sur plus de {{limit}} schémas',
  'schema.parse.references-many':
    'Les références mènent à plus de {{limit}} schémas',
  'schema.parse.references-large':
    'Les références mènent à plus de {{limit}} schémas, ou à plus de {{mebibytes}} Mio de schémas',
  'schema.parse.empty': 'Le texte est vide',
  'schema.parse.too-deep':
    'Le texte est imbriqué sur plus de {{levels}} niveaux',
  'schema.parse.member-twice':
    'Le membre {{name}} apparaît deux fois dans un objet',
  'schema.parse.unexpected': 'Attendu : {{expected}} ; trouvé : {{found}}',
  'schema.parse.text-end': 'la fin du texte',
  'schema.parse.text-ends': 'la fin du texte',
  'schema.parse.value': 'une valeur',
  'schema.parse.member-name': 'un nom de membre entre guillemets doubles',
  'schema.parse.string-end': 'la fin de la valeur textuelle',
  'schema.parse.escape': 'un échappement tel que \\n ou \\u00e9',
  'schema.parse.object': 'un objet',
  'schema.parse.array': 'un tableau',
  'schema.parse.text': 'le texte {{text}}',
  'schema.parse.number': 'le nombre {{number}}',
};
