import { pages as en } from '../en/pages';
import { Translated } from '../flattenMessages';

export const pages: Translated<typeof en> = {
  nav: {
    title: 'Streaming',
    home: 'Accueil',
    streams: 'Flux',
    schemas: 'Schémas',
    lineage: 'Lignage',
    requests: 'Demandes',
    ownership: 'Responsabilité',
    clusters: 'Clusters',
    requestTopic: 'Demander un topic',
    unknownPage:
      'Aucune page n’a cette adresse ; les onglets mènent à celles qui existent.',
  },
  list: {
    range: '{{from}} à {{to}} sur {{total}}',
    noMatch: 'Rien ne correspond à ces filtres',
  },
  home: {
    title: 'Ce qui vous attend',
    waiting: 'En attente de votre décision',
    nothingWaits: 'Aucune demande n’attend votre décision.',
    allWaiting: 'Toutes celles qui m’attendent',
    unowned_one: '{{count, number}} topic n’a pas de propriétaire confirmé.',
    unowned_other:
      '{{count, number}} topics n’ont pas de propriétaire confirmé.',
    toOwnership: 'Voir qui pourrait en être responsable',
    asked: 'Ce que vous avez demandé',
    allAsked: 'Toutes mes demandes',
    mine: 'Vos topics',
    allMine: 'Tous les topics de mes équipes',
    noneMine: 'Vos équipes n’ont encore aucun topic',
    noneMineHint:
      'Un topic apparaît ici dès que votre équipe le demande ou s’en déclare responsable.',
  },
  topics: {
    title: 'Topics',
    search: 'Chercher par nom ou description',
    anyEnvironment: 'Tous les environnements',
    anyRole: 'Tous les rôles',
    internal: 'Afficher les topics internes',
    empty: 'Aucun topic connu pour l’instant',
    emptyHint:
      'Un topic apparaît quelques secondes après sa création sur un cluster configuré ; ceux que vous n’avez pas le droit de voir ne sont pas montrés.',
    domainEmpty: 'Aucun topic dans ce domaine pour l’instant',
    domainEmptyHint:
      'Les topics dont le nom commence par {{domain}} apparaissent ici.',
    noDescription: 'Pas de description',
    view: { label: 'Quels topics', all: 'Tous', mine: 'Ceux de mes équipes' },
    column: {
      name: 'Topic',
      owner: 'Propriétaire',
      environment: 'Environnement',
      role: 'Rôle',
      messages: 'Messages',
      consumerGroups: 'Groupes',
      lag: 'Retard',
      age: 'Fraîcheur',
    },
    role: {
      event: 'Événement',
      table: 'Table',
      dlq: 'Rejet (DLQ)',
      retry: 'Reprise',
      changelog: 'Changelog',
      repartition: 'Repartition',
      mirror: 'Miroir',
      internal: 'Interne',
      debug: 'Débogage',
    },
  },
  requests: {
    title: 'Demandes',
    search: 'Chercher par nom ou numéro',
    anyState: 'Tous les états',
    unreadable: 'Illisible : {{reason}}',
    emptyHint:
      'Une demande porte sur un topic avec son schéma, ses droits d’accès et sa fiche au catalogue.',
    view: {
      label: 'Quelles demandes',
      mine: 'Les miennes',
      waiting: 'Qui m’attendent',
      all: 'Toutes',
    },
    empty: {
      mine: 'Vous n’avez encore rien demandé',
      waiting: 'Aucune demande n’attend votre décision',
      all: 'Il n’y a encore aucune demande',
    },
    column: {
      request: 'Demande',
      owner: 'Propriétaire',
      state: 'État',
      waitingFor: 'Attend',
      environment: 'Environnement',
      requester: 'Demandée par',
      updated: 'Dernier changement',
    },
  },
  ownership: {
    title: 'Topics sans propriétaire confirmé',
    answer_one:
      '{{count, number}} topic attend qu’une équipe s’en déclare responsable.',
    answer_other:
      '{{count, number}} topics attendent qu’une équipe s’en déclare responsable.',
    empty: 'Chaque topic que vous pouvez voir a un propriétaire confirmé',
    emptyHint:
      'Les nouveaux topics que personne n’a demandés apparaissent ici.',
    sure: 'probable à {{percentage, number}} %',
    noSuggestion: 'Rien ne désigne une équipe',
    claim: 'Se déclarer responsable',
    claimTopic: 'Se déclarer responsable de {{topic}}',
    claimTitle: 'Se déclarer responsable d’un topic',
    claimHint:
      'L’équipe devient propriétaire de {{topic}} au catalogue et sera consultée à chaque changement. Une autre équipe pourra s’en déclarer responsable plus tard.',
    claimed: '{{topic}} est désormais sous la responsabilité de {{owner}}',
    team: 'Équipe',
    column: {
      topic: 'Topic',
      owner: 'Propriétaire actuel',
      suggestion: 'Le plus probable',
      evidence: 'Pourquoi',
      action: 'Action',
    },
  },
  clusters: {
    title: 'Clusters',
    empty: 'Aucun cluster n’est configuré',
    emptyHint: 'Décrivez-en un sous streaming.clusters dans app-config.yaml.',
    no: 'non',
    state: {
      healthy: 'En bonne santé',
      degraded: 'Dégradé',
      unavailable: 'Indisponible',
      unknown: 'Pas encore connu',
    },
    registry: {
      healthy: 'En bonne santé',
      unavailable: 'Indisponible',
      unknown: 'Pas encore connu',
      none: 'Non configuré',
    },
    mode: {
      observe: 'Observé seulement ; les demandes ne peuvent pas le modifier',
      manage:
        'Les demandes peuvent créer des topics, des schémas et des droits d’accès',
    },
    source: {
      detected: 'Déduit des réponses du cluster',
      profile: 'Connu pour ce type de cluster',
      configured: 'Fixé dans app-config.yaml',
    },
    capability: {
      acls: 'droits d’accès',
      aclsEnforced: 'droits d’accès appliqués',
      configAlter: 'réglages modifiables',
      observations: 'trafic observé',
      partitionIncrease: 'partitions extensibles',
      recordDelete: 'suppression d’enregistrements',
      registry: 'registre de schémas',
      singleNode: 'nœud unique',
      transactions: 'transactions',
    },
    fact: {
      address: 'Adresse',
      brokers: 'Brokers',
      topics: 'Topics',
      consumerGroups: 'Groupes de consommateurs',
      mode: 'Mode',
      registry: 'Registre de schémas',
      capabilities: 'Capacités',
    },
  },
};
