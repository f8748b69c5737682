export const api = {
  'api.unknown':
    'Il n’y a pas de {{method}} {{path}} sous /api/streaming ; GET /api/streaming/openapi.json dit ce qu’il y a',
  'api.bodyLarge':
    'Le corps fait {{size}} ; {{limit}} au plus sont acceptés. Omettez ce qui n’est pas utile, ou divisez-le',
  'api.bodyBroken':
    'Le corps n’est pas du JSON : {{problem}} ; corrigez-le à cet endroit et renvoyez-le',
  'api.bodyType':
    'Le corps est {{type}} ; envoyez du JSON, avec l’en-tête Content-Type : application/json',
  'api.bodyUntyped':
    'Le corps n’a pas de type ; envoyez du JSON, avec l’en-tête Content-Type : application/json',
  'input.unknown': '{{member}} est inconnu ; connus : {{known}}',
  'input.unknownNear':
    '{{member}} est inconnu ; vouliez-vous dire {{nearest}} ? Connus : {{known}}',
  'input.missing': '{{member}} manque ; il faut {{kind}}',
  'input.wrong': '{{member}} doit être {{kind}}',
  'input.above': '{{member}} est trop grand ; au plus {{limit, number}}',
  'input.notBelow':
    '{{member}} est trop grand ; il faut moins de {{limit, number}}',
  'input.below': '{{member}} est trop petit ; au moins {{limit, number}}',
  'input.notAbove':
    '{{member}} est trop petit ; il faut plus de {{limit, number}}',
  'input.long_one':
    '{{member}} est trop long ; au plus {{count, number}} caractère',
  'input.long_other':
    '{{member}} est trop long ; au plus {{count, number}} caractères',
  'input.short_one':
    '{{member}} est trop court ; au moins {{count, number}} caractère',
  'input.short_other':
    '{{member}} est trop court ; au moins {{count, number}} caractères',
  'input.many_one': '{{member}} a trop d’éléments ; au plus {{count, number}}',
  'input.many_other':
    '{{member}} a trop d’éléments ; au plus {{count, number}}',
  'input.few_one':
    '{{member}} a trop peu d’éléments ; au moins {{count, number}}',
  'input.few_other':
    '{{member}} a trop peu d’éléments ; au moins {{count, number}}',
  'input.other': '{{member}} : {{problem}}',
  'input.kind.string': 'un texte',
  'input.kind.number': 'un nombre',
  'input.kind.int': 'un nombre entier',
  'input.kind.boolean': 'true ou false',
  'input.kind.object': 'un objet',
  'input.kind.array': 'une liste',
  'input.kind.entityRef':
    'une référence d’entité complète, par exemple {{example}}',
};
