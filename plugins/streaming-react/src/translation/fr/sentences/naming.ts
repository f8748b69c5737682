export const naming = {
  'naming.exempt': '« {{name}} » échappe aux règles de nommage ({{glob}})',
  'naming.shaped': '« {{name}} » a la forme {{shape}}',
  'naming.wrong': '« {{name}} » {{problems}} ; les topics se nomment {{shape}}',
  'naming.problem.long':
    'compte {{length, number}} caractères, plus que {{maximum, number}}',
  'naming.problem.upperCase': 'contient des majuscules',
  'naming.problem.underscores': 'contient des tirets bas',
  'naming.problem.characters':
    'contient des caractères que Kafka n’accepte pas ({{characters}})',
  'naming.problem.segments_one':
    'a {{count, number}} segment au lieu de {{expected, number}}',
  'naming.problem.segments_other':
    'a {{count, number}} segments au lieu de {{expected, number}}',
  'naming.problem.unfinished': 'n’a pas encore de {{segments}}',
  'naming.problem.pattern': 'ne correspond pas à {{pattern}}',
  'naming.segment.fine': '« {{value}} » est permis comme {{segment}}',
  'naming.segment.empty': 'Le segment {{segment}} est vide',
  'naming.segment.notAllowed':
    '« {{value}} » n’est pas permis comme {{segment}} ; choisissez {{choices}}',
  'naming.segment.invalid':
    '« {{value}} » n’est pas valable comme {{segment}} ; il faut correspondre à {{pattern}}',
  'naming.group.fine': '« {{name}} » correspond à {{pattern}}',
  'naming.group.wrong': '« {{name}} » n’a pas la forme {{shape}} ({{pattern}})',
  'naming.group.finding': 'Groupe de consommateurs : {{reason}}',
  'naming.unstable.date':
    '« {{part}} » dans le nom est une date, qui change alors que le topic reste ; placez-la dans la clé ou un en-tête',
  'naming.unstable.environment':
    '« {{part}} » dans le nom est un environnement, qui change alors que le topic reste ; placez-le dans la clé ou un en-tête',
  'naming.unstable.counter':
    '« {{part}} » dans le nom est un compteur, qui change alors que le topic reste ; placez-le dans la clé ou un en-tête',
  'naming.unstable.identifier':
    '« {{part}} » dans le nom est un identifiant, qui change alors que le topic reste ; placez-le dans la clé ou un en-tête',
  'naming.collides':
    '« {{name}} » ne diffère du topic existant « {{other}} » que par des points et des tirets bas, que les métriques ne distinguent pas ; choisissez une autre entité',
  'naming.reserved.finding':
    '« {{name}} » ressemble à un topic compagnon ou système ({{glob}}) ; retirez cette partie, ou demandez le compagnon avec le topic dont il dépend',
  'naming.tense.finding':
    '« {{action}} » n’est pas un fait accompli ; un événement dit ce qui s’est passé, par exemple {{example}}',
};
