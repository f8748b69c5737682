export const clusters = {
  'cluster.starting': 'il démarre',
  'cluster.unreachable':
    'Le cluster « {{cluster}} » n’est pas joignable : {{reason}}',
  'cluster.notConfigured':
    'Le cluster « {{cluster}} » n’est pas configuré ; clusters connus : {{known}}',
  'cluster.noneKnown': 'aucun',
  'cluster.noRegistry':
    'Le cluster « {{cluster}} » n’a pas de registre de schémas ; renseignez streaming.clusters.{{cluster}}.registry.url pour lui en donner un',
  'cluster.failed': 'Cluster « {{cluster}} » : {{failure}}',
  'cluster.failure': '{{what}} : {{reason}}',
  'cluster.doing.connecting': 'connexion',
  'cluster.doing.describing': 'description du cluster',
  'cluster.doing.versions': 'demande de ses versions',
  'cluster.doing.topics': 'description des topics',
  'cluster.doing.configs': 'description des configurations de topics',
  'cluster.doing.rules': 'description des règles d’accès',
  'cluster.doing.groups': 'liste des groupes de consommateurs',
  'cluster.unanswered':
    'Le cluster « {{cluster}} » n’a pas répondu ({{failure}}).',
  'cluster.unansweredSince':
    'Le cluster « {{cluster}} » n’a pas répondu depuis {{time}} UTC ({{failure}}).',
  'cluster.shown_one':
    '{{count, number}} topic est affiché tel que vu en dernier ; aucun n’est retiré.',
  'cluster.shown_other':
    '{{count, number}} topics sont affichés tels que vus en dernier ; aucun n’est retiré.',
  'cluster.unknown':
    'On ne sait encore rien de « {{cluster}} » : le premier passage est en cours.',
  'cluster.noBroker': 'aucun broker ne fonctionne',
  'cluster.noController': 'il n’y a pas de contrôleur',
  'cluster.offline_one': '{{count, number}} partition n’a pas de leader',
  'cluster.offline_other': '{{count, number}} partitions n’ont pas de leader',
  'cluster.behind_one': '{{count, number}} partition est sous-répliquée',
  'cluster.behind_other': '{{count, number}} partitions sont sous-répliquées',
  'registry.unanswered': 'Le registre {{url}} ne répond pas : {{reason}}',
  'registry.strange':
    'Le registre {{url}} répond à {{method}} {{path}} autrement qu’un registre de schémas',
  'registry.refused': 'Registre {{url}} : {{reason}}',
  'topic.unknown':
    'Le topic « {{topic}} » n’existe pas sur le cluster « {{cluster}} »',
  'subject.unknown':
    'Le sujet « {{subject}} » n’est pas dans le registre du cluster « {{cluster}} »',
};
