export const plan = {
  'plan.topic_one':
    'Topic `{{name}}`, {{count, number}} partition, {{kept}}, sur {{environment}}',
  'plan.topic_other':
    'Topic `{{name}}`, {{count, number}} partitions, {{kept}}, sur {{environment}}',
  'plan.deadLetterTopic_one':
    'Topic de rejet (DLQ) `{{name}}`, {{count, number}} partition, {{kept}}, sur {{environment}}',
  'plan.deadLetterTopic_other':
    'Topic de rejet (DLQ) `{{name}}`, {{count, number}} partitions, {{kept}}, sur {{environment}}',
  'plan.kept': 'conservé {{span}}',
  'plan.compacted': 'conservant le dernier message de chaque clé',
  'plan.subject':
    'Sujet `{{subject}}` avec le schéma {{type}}, compatibilité {{compatibility}}',
  'plan.writes':
    '{{application}} peut écrire dans `{{resource}}` en tant que {{principal}}',
  'plan.reads':
    '{{application}} peut lire `{{resource}}` en tant que {{principal}}',
  'plan.writesRecorded':
    '{{application}} peut écrire dans `{{resource}}` en tant que {{principal}} (noté, non imposé ici)',
  'plan.readsRecorded':
    '{{application}} peut lire `{{resource}}` en tant que {{principal}} (noté, non imposé ici)',
  'plan.entityOwned':
    'Entité du catalogue `{{entity}}`, sous la responsabilité de {{owner}}',
  'plan.entityUnowned': 'Entité du catalogue `{{entity}}`, sans propriétaire',

  'environment.unknown':
    'L’environnement « {{environment}} » est inconnu ; connus : {{known}}',
  'environment.none': 'aucun',
  'cluster.none': 'L’environnement « {{environment}} » n’a pas de cluster',
  'cluster.missing':
    'L’environnement « {{environment}} » n’a pas de cluster ; choisissez un autre environnement, ou nommez-le sur un cluster sous streaming.clusters',
  'cluster.observed':
    'Le cluster « {{cluster}} » est seulement observé. L’équipe plateforme peut le passer en gestion sous Clusters › {{cluster}} › Adoption.',
  'cluster.managed': 'Le cluster « {{cluster}} » peut être modifié',
  'cluster.silent':
    'Le cluster « {{cluster}} » ne peut être interrogé : {{problem}} Attendez qu’il réponde, ou choisissez un autre environnement.',
  'cluster.answers': 'Le cluster « {{cluster}} » répond',
  'registry.missing':
    'Le cluster « {{cluster}} » n’a pas de registre de schémas ; renoncez au schéma, ou définissez streaming.clusters.{{cluster}}.registry',
  'registry.silent':
    'Le registre du cluster « {{cluster}} » ne peut être interrogé : {{problem}} Attendez qu’il réponde, ou renoncez au schéma pour l’instant.',
  'registry.answers': 'Le registre du cluster « {{cluster}} » répond',
  'topic.free': '« {{name}} » est libre sur le cluster « {{cluster}} »',
  'topic.untold': 'Impossible de dire si « {{name}} » existe : {{problem}}',
  'topic.exists':
    'Le topic {{name}} existe déjà sur le cluster {{cluster}}. Demandez l’accès, faites évoluer son schéma, ou choisissez {{choice}}.',
  'topic.existsOwned':
    'Le topic {{name}} existe déjà sur le cluster {{cluster}} (propriétaire : {{owner}}). Demandez l’accès, faites évoluer son schéma, ou choisissez {{choice}}.',
  'topic.existsUnowned':
    'Le topic {{name}} existe déjà sur le cluster {{cluster}} (sans propriétaire). Demandez l’accès, faites évoluer son schéma, ou choisissez {{choice}}.',
  'topic.unavailable':
    'Le nom {{name}} n’est pas disponible sur le cluster {{cluster}}. Choisissez un autre nom.',
  'topic.anotherName': 'un autre nom',
  'topic.requested':
    '{{request}} demande déjà le topic {{name}} sur le cluster {{cluster}}. Attendez-la, retirez-la, ou choisissez un autre nom.',
  'segments.unknown':
    'Les noms de {{environment}} n’ont pas de place pour {{segments}} ; leurs segments : {{known}}. Omettez-le, ou choisissez l’un de ceux-ci',
  'partitions.aboveLimit':
    '{{partitions, number}} partitions dépassent ce qu’un topic peut avoir, {{maximum, number}} ; choisissez-en moins, ou répartissez le flux sur plusieurs topics',
  'justification.given': 'La demande dit pourquoi le topic est nécessaire',
  'justification.short':
    'La justification compte {{length, number}} caractères ; hors développement, dites en {{minimum, number}} au moins pourquoi le topic est nécessaire',

  'derived.cluster': 'le cluster de l’environnement {{environment}}',
  'derived.subject': 'stratégie {{strategy}}',
  'derived.nameTyped': 'tel que saisi',
  'derived.nameComposed': 'composé de {{segments}}',
  'derived.nameComposedWrong': 'composé de {{segments}} ; voir son verdict',
  'derived.partitionsChosen':
    'tel que choisi ; conseillé : {{advised, number}} ({{reason}})',
  'derived.partitionsDefault':
    '{{partitions, number}} partitions, la valeur par défaut ; indiquez la charge attendue pour un nombre sur mesure',
  'derived.partitionsMinimum':
    'au moins {{minimum, number}}, pour laisser de la marge',
  'derived.partitionsThroughput':
    'débit : {{megabytes, number}} Mo/s à {{each, number}} Mo/s par partition',
  'derived.partitionsSpeed':
    'vitesse des consommateurs : {{rate, number}} messages/s à {{speed, number}} messages/s par consommateur, fois {{margin, number}}',
  'derived.partitionsConsumers':
    'consommateurs parallèles : {{consumers, number}} sont prévus et chacun a besoin d’une partition',
  'derived.replicas':
    'la classe {{criticality}} demande {{asked, number}}, le minimum de {{environment}} est {{floor, number}}',
  'derived.replicasChosen': 'tel que choisi ; {{origin}}',
  'derived.replicasOverridden':
    '{{environment}} impose {{override, number}} à chaque topic ; déclaré {{declared, number}} ({{origin}})',
  'derived.isr':
    'la classe demande {{asked, number}}, le minimum de {{environment}} est {{floor, number}}',
  'derived.isrLimited':
    'la classe demande {{asked, number}}, le minimum de {{environment}} est {{floor, number}}, au plus le facteur de réplication {{factor, number}}',
  'derived.retentionDefault':
    '{{span}}, la valeur par défaut ; aucune catégorie n’est choisie',
  'derived.retentionCategory': '{{span}}, catégorie {{category}} ({{use}})',
  'derived.compacted': 'la catégorie {{category}} conserve la {{use}}',
  'derived.segment':
    'faible volume : un segment par jour permet à la rétention de retirer les messages à temps',
  'derived.deadLetters': 'conservé {{span}}, plus longtemps que sa source',
  'derived.storage':
    '{{rate}}/s × {{span}} × {{replicas, number}} répliques, avec une marge',
  'use.ephemeral': 'journaux, débogage',
  'use.operational': 'événements opérationnels',
  'use.business': 'transactions métier',
  'use.audit': 'piste d’audit',
  'use.analytical': 'historique',
  'use.reference': 'dernière valeur par clé',

  'approval.notMember':
    '{{owner}} deviendrait propriétaire du topic, et le demandeur n’en est pas membre',
  'approval.reviewedByDomain':
    'les changements de {{environment}} sont relus par le propriétaire du domaine',
  'approval.reviewedByPlatform':
    'les changements de {{environment}} sont relus par l’équipe plateforme',
  'approval.gate': '[{{rule}}] {{reason}}',
  'approval.restricted': 'les données sont classées restricted',
  'approval.sensitiveFields':
    'le schéma contient des champs sensibles : {{fields}}',
  'approval.sensitiveField': '{{path}} ({{tag}})',
  'approval.nobody':
    'Personne ne peut donner l’accord « {{slot}} » : définissez streaming.selfService.{{setting}}, ou annotez un groupe avec millrace.io/approver',
};
