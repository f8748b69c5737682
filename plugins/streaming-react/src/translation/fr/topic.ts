import { topic as en } from '../en/topic';
import { Translated } from '../flattenMessages';

export const topic: Translated<typeof en> = {
  topic: {
    cluster: 'Cluster',
    notSaid: 'Non précisé',
    compacted: 'Compacté',
    unlimited: 'Sans limite',
    messages: 'messages',
    inSync: '{{inSync, number}} sur {{replicas, number}}',
    desired: 'demandé : {{value}}',
    noApplication: 'Aucune application ne lui est rattachée',
    noGroups: 'Personne ne lit ce topic',
    noGroupsHint:
      'Un groupe de consommateurs apparaît ici quelques secondes après son premier commit.',
    noWriters: 'Aucun producteur connu',
    noWritersHint:
      'Un producteur apparaît dès qu’il est déclaré, autorisé ou vu en train d’écrire.',
    noSubjects: 'Aucun schéma n’est rattaché à ce topic',
    noSubjectsHint:
      'Enregistrez-en un sous le sujet qui porte le nom du topic suivi de -value.',
    registryError:
      'Le registre de schémas n’a pas pu être interrogé : {{reason}}',
    partitionLag:
      'Partition {{partition, number}} : {{lag}} de retard (validé {{committed}}, fin {{end}})',
    perSecond: '{{rate}} messages/s',
    answer: {
      partitions_one: '{{count, number}} partition',
      partitions_other: '{{count, number}} partitions',
      messages: '{{messages}} messages',
      noReaders: 'aucun groupe de consommateurs',
      readers_one:
        '{{count, number}} groupe de consommateurs, {{lag}} messages de retard',
      readers_other:
        '{{count, number}} groupes de consommateurs, {{lag}} messages de retard',
    },
    source: {
      request: 'Une demande',
      file: 'Un fichier dans Git',
      none: 'Personne ne l’a écrit',
    },
    origin: {
      topic: 'Réglé sur le topic',
      broker: 'Réglé sur le broker',
      default: 'Valeur par défaut de Kafka',
      unknown: 'Inconnu',
    },
    subjectRole: { key: 'Clé', value: 'Valeur' },
    bindingSource: {
      declared: 'déclaré',
      convention: 'd’après son nom',
      observed: 'vu à l’usage',
    },
    part: {
      contract: 'Contrat de données',
      partitions: 'Partitions',
      config: 'Configuration en vigueur',
      consumers: 'Consommateurs',
      producers: 'Producteurs',
    },
    fact: {
      owner: 'Propriétaire',
      description: 'Description',
      key: 'Clé',
      ordering: 'Ordre',
      retention: 'Rétention',
      criticality: 'Criticité',
      classification: 'Classification',
      consumers: 'Consommateurs prévus',
      producers: 'Producteurs',
      source: 'Convenu dans',
      deadLetter: 'Topic de rejet (DLQ)',
      parent: 'Rejets de',
    },
    column: {
      partition: 'Partition',
      leader: 'Leader',
      inSync: 'Synchronisées',
      start: 'Début',
      end: 'Fin',
      setting: 'Réglage',
      value: 'Valeur',
      origin: 'Origine',
      group: 'Groupe de consommateurs',
      application: 'Application',
      owner: 'Propriétaire',
      state: 'État',
      members: 'Membres',
      lag: 'Retard (lag)',
      age: 'Fraîcheur',
      known: 'Connu par',
      rate: 'Débit',
      lastSeen: 'Vu pour la dernière fois',
    },
  },
  subject: {
    optional: 'facultatif',
    noDoc: 'Non décrit',
    compatibilitySource: {
      subject: 'réglée pour ce sujet',
      global: 'valeur par défaut du registre',
    },
    column: {
      field: 'Champ',
      type: 'Type',
      default: 'Par défaut',
      doc: 'Signification',
    },
  },
};
