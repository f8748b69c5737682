export const rules = {
  'fix.use': 'Utiliser {{value}}',
  'fix.noOrder': 'Utiliser « no order »',
  'fix.keyByEntity': 'Une clé par entité',
  'fix.deadLetterTopic': 'Ajouter un topic de rejet (DLQ)',
  'ownership.nobody':
    'Personne n’est propriétaire du topic ; choisissez le groupe qui en répond, de préférence l’un des vôtres',
  'ownership.catalogUnread':
    'Le portail n’a pas encore lu le catalogue ; réessayez dans un instant',
  'ownership.unknownGroup':
    '« {{owner}} » n’est pas un groupe du catalogue ; choisissez un groupe existant',
  'description.missing':
    'Il n’y a pas de description ; écrivez en {{minimum, number}} caractères au moins ce que signifie un message',
  'description.short_one':
    'La description compte {{count, number}} caractère ; écrivez en {{minimum, number}} au moins ce que signifie un message',
  'description.short_other':
    'La description compte {{count, number}} caractères ; écrivez en {{minimum, number}} au moins ce que signifie un message',
  'key.fieldMissing':
    'La stratégie de clé est « {{strategy}} », mais aucun champ n’est désigné comme clé',
  'key.orderingMissing':
    'Rien ne dit sur quel ordre les consommateurs peuvent compter ; indiquez-le, par exemple « dans l’ordre par numéro de commande »',
  'privacy.tagged': '« {{path}} » porte la marque {{tag}}',
  'privacy.classificationLow':
    '{{fields}}, ce qui demande au moins confidential ; le topic est {{classification}}',
  'schema.missing':
    'Aucun schéma n’est lié au topic, si bien que personne ne sait ce que contient un message ; ajoutez-en un',
  'schema.jsonCritical':
    'Classe {{criticality}} avec JSON Schema : Avro ou Protobuf sont plus compacts et évoluent selon des règles plus strictes',
  'schema.compatibilityNone':
    'La compatibilité NONE laisse n’importe quelle version casser tous les consommateurs ; utilisez BACKWARD ou plus strict',
  'schema.notTransitive.critical':
    'La classe {{criticality}} rencontre des messages de nombreuses versions ; {{level}} ne compare qu’avec la dernière',
  'schema.notTransitive.keptLong':
    'Des données conservées plus de {{days, number}} j rencontrent des messages de nombreuses versions ; {{level}} ne compare qu’avec la dernière',
  'schema.envelopeMissing':
    'Il manque au schéma {{fields}} ; partez d’une enveloppe',
  'schema.readable': 'Le schéma est lisible',
  'schema.registryProblem':
    'Les versions antérieures ne peuvent être lues : {{problem}}',
  'schema.firstVersion': 'C’est la première version',
  'schema.compatible':
    'Le schéma peut suivre les {{versions, number}} version(s) antérieure(s) sous {{level}}',
  'schema.incompatible': '{{text}} (à {{path}})',
  'schema.incompatibleWith':
    '{{text}} (à {{path}}, face à la version {{version}})',
  'schema.root': 'la racine',
  'schema.reference.found':
    '« {{name}} » est la version {{version}} du sujet « {{subject}} »',
  'schema.reference.unnamed':
    'La référence au sujet « {{subject}} » n’a pas de nom ; écrivez celui que le schéma lui donne : nom complet d’un type, $ref ou chemin d’un import',
  'schema.reference.noSubject':
    'Référence « {{name}} » : le registre n’a pas de sujet « {{subject}} » ; choisissez-en un autre, par exemple {{choices}}',
  'schema.reference.noSubjects':
    'Référence « {{name}} » : le registre n’a pas de sujet « {{subject}} » ; enregistrez-le d’abord',
  'schema.reference.noVersion':
    'Référence « {{name}} » : le sujet « {{subject}} » n’a pas de version {{version}} ; ses versions sont {{versions}}',
  'schema.reference.untold':
    'Ce à quoi le schéma se réfère ne peut être lu : {{problem}}',
  'schema.reference.noCluster':
    'Les références sont lues dans un registre ; indiquez aussi son cluster',
  'schema.refusal': 'Le registre refuse le schéma : {{message}}',
  'schema.refusalUnexplained':
    'Le registre refuse le schéma et ne dit pas pourquoi',
  'retention.noCategory':
    'Aucune catégorie de rétention n’est choisie ; {{span}} n’est que la valeur par défaut. Choisissez {{choices}}',
  'retention.short':
    '{{name}} conserve les données {{span}} ; {{environment}} demande au moins {{hours, number}} h',
  'retention.nothingLimits':
    'Rien ne limite ce qui est conservé, ni durée, ni taille, ni compaction ; choisissez une catégorie ou apportez un plan de stockage',
  'retention.compactedWithoutKey':
    'Un topic compacté conserve le dernier message de chaque clé, et celui-ci n’a pas de clé ; choisissez une stratégie de clé',
  'message.large':
    'Des messages de {{size}} en moyenne dépassent {{limit}} ; déposez le contenu dans un stockage d’objets et envoyez une référence',
  'deadLetters.missing':
    'La classe {{criticality}} a des consommateurs, mais les messages impossibles à traiter n’ont aucune destination ; ajoutez un topic de rejet (DLQ)',
  'deadLetters.short':
    'Les messages rejetés sont conservés {{span}}, pas plus longtemps que leur source ({{source}})',
  'replication.brokersUnknown': 'Les brokers ne sont pas encore connus',
  'replication.tooManyReplicas':
    'Le facteur de réplication {{factor, number}} est impossible sur le cluster {{cluster}} : {{brokers, number}} brokers fonctionnent. Utilisez {{brokers, number}} ou choisissez un cluster d’au moins {{factor, number}} brokers.',
  'replication.tooManyReplicasDevOnly_one':
    'Le facteur de réplication {{factor, number}} est impossible sur le cluster {{cluster}} : {{count, number}} broker fonctionne. Utilisez {{count, number}} (en développement seulement) ou choisissez un cluster d’au moins {{factor, number}} brokers.',
  'replication.tooManyReplicasDevOnly_other':
    'Le facteur de réplication {{factor, number}} est impossible sur le cluster {{cluster}} : {{count, number}} brokers fonctionnent. Utilisez {{count, number}} (en développement seulement) ou choisissez un cluster d’au moins {{factor, number}} brokers.',
  'replication.belowFloor':
    'Le facteur de réplication {{factor, number}} est sous le minimum de {{environment}}, {{floor, number}}',
  'replication.isrAboveFactor':
    'Min ISR {{minimum, number}} dépasse le facteur de réplication {{factor, number}} : toute écriture échouerait',
  'replication.isrEqualsFactor':
    'Avec un min ISR égal au facteur de réplication, un seul broker en panne arrête les écritures ; utilisez {{lower, number}} ou un facteur de {{higher, number}}',
  'replication.isrBelowFloor':
    'Min ISR {{minimum, number}} est sous le minimum de {{environment}}, {{floor, number}}',
  'replication.unclean':
    'L’élection d’un leader en retard est permise pour la classe {{criticality}} : des messages acquittés peuvent disparaître',
  'partitions.many':
    '{{partitions, number}} partitions, c’est plus que {{maximum, number}} ; la charge en demande {{advised, number}}',
  'partitions.few':
    '{{partitions, number}} partitions pour {{consumers, number}} consommateurs parallèles : {{idle, number}} resteraient inactifs',
  'design.catchAll':
    '« {{word}} » dans le nom promet des faits sans rapport dans un même topic ; prenez un topic par sorte d’événement',
  'design.perTenant':
    '{{topics}} ne diffèrent de ce nom que par un identifiant ; prenez un seul topic avec le client comme clé',
  'design.call':
    '« {{word}} » évoque un appel et sa réponse ; HTTP ou gRPC le font plus simplement',
  'access.everybody':
    '{{application}} recevrait l’accès en tant que {{principal}}, c’est-à-dire tout le monde ; annotez l’application avec une identité propre',
  'access.prefix': '{{prefix}}* pour {{application}}',
  'access.prefixWide':
    'L’accès au préfixe {{grant}} dépasse l’application ; nommez ses groupes, ou commencez le préfixe par son nom',
  'access.noPrincipal':
    '{{application}} n’a pas d’identité exacte, aucune règle d’accès n’est donc créée pour elle ; annotez-la avec millrace.io/principals',
  'access.unknownApplication':
    '{{application}} n’est pas une application du catalogue, aucune règle d’accès n’est donc créée pour elle ; enregistrez-la avec millrace.io/principals',
};
