export const ownership = {
  'evidence.writes': '{{writer}} y écrit',
  'evidence.mayWrite': '{{principal}} a le droit d’y écrire',
  'evidence.siblings':
    'la plupart des topics au nom voisin appartiennent à {{owner}}',
  'claim.people':
    'Seule une personne, et non un service, peut prendre la responsabilité du topic « {{topic}} »',
  'claim.taken':
    'Le topic « {{topic}} » appartient déjà à « {{owner}} » ({{source}}) ; demandez à ses membres de le céder',
  'claim.unknownGroup':
    'Il n’y a pas de groupe « {{owner}} » au catalogue ; choisissez l’une de vos équipes : {{teams}}',
  'claim.notMember':
    'Vous n’êtes pas membre de « {{owner}} » ; choisissez l’une de vos équipes : {{teams}}',
  'claim.noTeams': 'vous n’en avez aucune',
  'claim.refused':
    'Vous ne pouvez pas prendre la responsabilité de « {{topic}} » sur le cluster « {{cluster}} »',
  'cluster.hidden': 'Vous ne pouvez pas voir les clusters',
};
