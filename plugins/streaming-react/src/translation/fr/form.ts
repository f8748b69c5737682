import { form as en } from '../en/form';
import { Translated } from '../flattenMessages';

export const form: Translated<typeof en> = {
  form: {
    title: 'Le formulaire de demande',
    restored: 'Vos réponses de la dernière fois sont à nouveau là',
    startOver: 'Tout recommencer',
    step: {
      what: 'De quoi s’agit-il',
      who: 'Qui et pourquoi',
      schema: 'Schéma',
      review: 'Relecture',
    },
    name: {
      empty: 'Le nom se construit à partir de ses parties',
      incomplete: 'Il manque des parties',
      checking: 'Vérification',
      refused: 'Refusé',
      fine: 'Bon nom',
    },
    segment: {
      domain: 'Domaine',
      entity: 'Entité',
      action: 'Action',
      version: 'Version',
      any: 'Partie du nom : {{name}}',
    },
    environment: 'Environnement',
    production: '{{environment}} (production)',
    description: 'Description',
    descriptionHint:
      'Ce que dit un message, pour quelqu’un qui ne l’a jamais vu.',
    key: 'Clé des messages',
    keyField: 'Champ de la clé',
    keyFieldHint: 'Le champ dont la valeur sert de clé.',
    ordering: 'Ordre garanti aux consommateurs',
    orderingHint: 'Par exemple : par commande, dans l’ordre des faits.',
    criticality: 'Criticité',
    retention: 'Durée de rétention',
    retentionDerived: 'Selon les règles',
    derived: '{{value}} : {{reason}}',
    derivedValues: 'Valeurs déduites et leurs raisons',
    deadLetterTopic:
      'Créer aussi un topic de rejet (DLQ) pour les messages que personne n’a pu traiter',
    owner: 'Propriétaire',
    noGroups:
      'Vous n’appartenez à aucune équipe ; faites-vous ajouter à l’une d’elles au catalogue.',
    classification: 'Sensibilité des données',
    producers: 'Applications qui écrivent',
    consumers: 'Applications qui liront',
    justification: 'Pourquoi c’est nécessaire',
    justificationHint: 'Les approbateurs lisent ceci en premier.',
    startFrom: 'Partir de :',
    withoutSchema: 'Se passer de schéma',
    noSchema:
      'Pas encore de schéma. Partez d’une enveloppe, puis collez ou écrivez le vôtre.',
    schemaText: 'Texte du schéma',
    schemaFormat: 'Format',
    fields: 'Champs',
    compatibility: 'Compatibilité',
    compatibilityHint: 'Les versions futures que le registre acceptera.',
    whoApproves: 'Qui sera consulté',
    verdicts: 'Ce que disent les règles',
    ready: 'Prêt à être envoyé',
    readyAuto: 'Prêt à être envoyé ; approuvé automatiquement',
    refused_one:
      '{{count, number}} règle s’y oppose ; la demande ne peut pas encore être envoyée',
    refused_other:
      '{{count, number}} règles s’y opposent ; la demande ne peut pas encore être envoyée',
    envelope: {
      none: 'Un simple enregistrement',
      simple: 'Enveloppe simple',
      full: 'Enveloppe complète',
    },
    amount: {
      messagesPerSecond: 'Messages par seconde',
      averageSizeBytes: 'Octets par message',
      parallelConsumers: 'Consommateurs en parallèle',
      partitions: 'Partitions',
      replicationFactor: 'Copies',
    },
    amountHint: {
      messagesPerSecond: 'Au plus fort de l’activité.',
      averageSizeBytes: 'En moyenne.',
      parallelConsumers: 'Dans le plus grand groupe de consommateurs.',
      partitions: 'Laisser vide pour une valeur déduite.',
      replicationFactor: 'Laisser vide pour une valeur déduite.',
    },
  },
};
