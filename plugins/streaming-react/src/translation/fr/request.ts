import { request as en } from '../en/request';
import { Translated } from '../flattenMessages';

export const request: Translated<typeof en> = {
  request: {
    what: 'Demande {{id}}',
    noChanges: 'Rien n’est encore prévu.',
    noChecks: 'Aucune règle n’a encore été appliquée.',
    toCatalog: 'Ouvrir {{topic}} au catalogue',
    comment: 'Commentaire',
    addComment: 'Ajouter le commentaire',
    attempt: '(essai {{attempt, number}})',
    editTitle: 'Modifier {{id}}',
    reasonLength:
      'Au moins {{length, number}} caractères ; le demandeur les lira.',
    state: {
      draft: 'Brouillon',
      checking: 'En vérification',
      awaiting_approval: 'En attente d’accord',
      approved: 'Approuvée',
      provisioning: 'Mise en place',
      provisioned: 'Terminée',
      failed: 'En échec',
      rejected: 'Refusée',
      cancelled: 'Retirée',
      expired: 'Expirée',
    },
    now: {
      draft:
        'Pas encore envoyée. Envoyez-la pour qu’elle soit vérifiée et approuvée.',
      refused:
        'Ses vérifications la refusent en l’état, et rien n’a été changé. Modifiez-la et renvoyez-la.',
      checking:
        'Les règles sont en cours de vérification ; quelques secondes suffisent.',
      awaiting_approval: 'Étape suivante : accord de {{who}}.',
      approved: 'Tous les accords sont donnés ; la mise en place commence.',
      provisioning: '{{done}} étapes sur {{total}} sont terminées.',
      provisioned: 'Tout est en place.',
      failed:
        'L’étape « {{step}} » a échoué : {{reason}} Réessayer reprend à cet endroit.',
      rejected: 'Refusée : {{reason}}',
      cancelled: 'Retirée ; rien n’a été modifié.',
      expired:
        'Personne n’a décidé à temps. Refaites la demande si elle est toujours utile.',
    },
    part: {
      changes: 'Ce qui change',
      checks: 'Vérifications',
      steps: 'Étapes',
      history: 'Historique',
      approvals: 'Accords',
      facts: 'À propos de cette demande',
    },
    fact: {
      owner: 'Propriétaire',
      environment: 'Environnement',
      cluster: 'Cluster',
      requester: 'Demandée par',
      created: 'Demandée',
      revision: 'Révision',
      description: 'Description',
      justification: 'Motif',
      criticality: 'Criticité',
      classification: 'Classification',
    },
    outcome: {
      pending: 'À faire',
      running: 'En cours',
      done: 'Fait',
      'already-as-planned': 'Déjà en place',
      recorded: 'Enregistré',
      failed: 'En échec',
      compensated: 'Annulé',
      kept: 'Conservé',
    },
    event: {
      system: 'Millrace',
      created: 'a ouvert la demande',
      edited: 'a modifié les réponses',
      submitted: 'a envoyé la demande',
      state: 'l’a fait passer à « {{state}} »',
      approved: 'a approuvé',
      rejected: 'a refusé',
      cancelled: 'a retiré la demande',
      retried: 'a réessayé',
      comment: 'a commenté',
      step: 'a exécuté une étape',
    },
    do: {
      submit: 'Envoyer la demande',
      retry: 'Réessayer',
      cancel: 'Retirer la demande',
      edit: 'Modifier',
      save: 'Enregistrer et revérifier',
      approve: 'Approuver',
      reject: 'Refuser',
    },
    did: {
      submit: '{{id}} est envoyée',
      retry: 'La mise en place de {{id}} reprend',
      cancel: '{{id}} est retirée',
      edit: '{{id}} est modifiée et en vérification',
      approve: 'Vous avez approuvé {{id}}',
      reject: 'Vous avez refusé {{id}}',
    },
    decide: {
      approve: 'Approuver {{title}}',
      reject: 'Refuser {{title}}',
    },
    decideHint: {
      approve:
        'Vous approuvez exactement ce qui est affiché. Si le demandeur le modifie, votre accord sera redemandé.',
      reject:
        'La demande s’arrête ici. Le demandeur pourra en ouvrir une autre.',
    },
    decideComment: {
      approve: 'Commentaire (facultatif)',
      reject: 'Motif',
    },
  },
  contract: {
    criticality: {
      'mission-critical': 'Vitale',
      critical: 'Critique',
      important: 'Importante',
      standard: 'Normale',
      low: 'Faible',
    },
    classification: {
      public: 'Publique',
      internal: 'Interne',
      confidential: 'Confidentielle',
      restricted: 'Restreinte',
    },
    retention: {
      ephemeral: 'Éphémère',
      operational: 'Opérationnelle',
      business: 'Métier',
      audit: 'Audit',
      analytical: 'Analytique',
      reference: 'Référence',
    },
    key: {
      entity: 'Une entité',
      tenant: 'Client (tenant)',
      region: 'Région',
      none: 'Pas de clé',
      'time-bucket': 'Tranche de temps',
      composite: 'Plusieurs champs ensemble',
    },
  },
};
