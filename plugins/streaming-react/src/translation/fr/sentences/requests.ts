export const requests = {
  'request.group.none': 'aucun groupe',
  'request.none': 'aucun',
  'request.unknown':
    'La demande « {{id}} » n’existe pas, ou vous ne pouvez pas la voir ; vos demandes sont sous Streaming › Demandes',
  'request.keyReused':
    'La clé d’idempotence « {{key}} » a déjà été envoyée avec un autre corps, qui a ouvert {{id}} ; répétez ce corps, ou choisissez une autre clé',
  'request.keyLength':
    'L’en-tête Idempotency-Key compte {{length, number}} caractères ; envoyez-en entre 1 et {{maximum, number}}, ou omettez-le',
  'request.onlyRequester.edit':
    'Seul {{requester}} peut modifier la demande {{id}} ; vous êtes {{caller}}. Commentez-la, ou ouvrez une demande à vous',
  'request.onlyRequester.submit':
    'Seul {{requester}} peut envoyer la demande {{id}} ; vous êtes {{caller}}. Commentez-la, ou ouvrez une demande à vous',
  'request.onlyRequester.cancel':
    'Seuls {{requester}} et l’équipe plateforme peuvent retirer la demande {{id}} ; vous êtes {{caller}}. Commentez-la, ou ouvrez une demande à vous',
  'request.revision':
    'La demande {{id}} en est à la révision {{revision, number}}, vous avez vu la révision {{seen, number}} ; regardez la plus récente et recommencez',
  'request.undecidable':
    'La demande {{id}} est dans l’état « {{state}} » ; il n’y a plus rien à décider',
  'request.peopleDecide':
    'Les décisions sur {{id}} sont prises par des personnes ; connectez-vous pour en prendre une',
  'request.rejectionShort':
    'Le motif du refus de {{id}} compte {{length, number}} caractères ; dites en {{minimum, number}} au moins ce qui devrait changer',
  'request.retryReserved':
    'La demande {{id}} peut être relancée par {{requester}}, par les membres de {{owner}} et par l’équipe plateforme ; vous êtes {{caller}}. Adressez-vous à l’un d’eux',
  'request.notNow':
    'La demande {{id}} est dans l’état « {{state}} » ; elle ne peut être {{verb}} maintenant. {{wayOut}}',
  'request.permission':
    'Vous pouvez voir la demande {{id}}, mais vos droits n’y comprennent pas {{permission}} ; adressez-vous à qui gère le portail',
  'permission.missing':
    'Vos droits ne comprennent pas {{permission}} ; adressez-vous à qui gère le portail',
  'slot.ownRequest':
    'Vous avez ouvert {{id}} ; personne ne décide de sa propre demande. Adressez-vous à {{candidates}}',
  'slot.decided':
    'L’accord « {{slot}} » de {{id}} a déjà été décidé par {{decidedBy}}',
  'slot.filled':
    'Vous avez déjà donné l’accord « {{slot}} » de {{id}} ; chacun n’en donne qu’un. Demandez l’autre à quelqu’un d’autre',
  'slot.unknown':
    '{{id}} n’a pas d’accord « {{slot}} » ; ses accords : {{slots}}',
  'slot.reserved':
    'L’accord « {{slot}} » de {{id}} est réservé à {{candidates}} ; vous êtes {{caller}} dans {{groups}}. Adressez-vous à {{candidates}}',

  'state.draft': 'brouillon',
  'state.checking': 'en vérification',
  'state.awaiting_approval': 'en attente d’accord',
  'state.approved': 'approuvée',
  'state.provisioning': 'mise en place',
  'state.provisioned': 'terminée',
  'state.failed': 'en échec',
  'state.rejected': 'refusée',
  'state.cancelled': 'retirée',
  'state.expired': 'expirée',
  'verb.edit': 'modifiée',
  'verb.submit': 'envoyée',
  'verb.cancel': 'retirée',
  'verb.retry': 'relancée',
  'verb.reject': 'refusée',
  'verb.all-approved': 'approuvée',
  'verb.move': 'avancée',
  'wayOut.draft': 'Envoyez-la d’abord.',
  'wayOut.checking': 'Attendez le résultat de ses vérifications.',
  'wayOut.awaiting_approval':
    'Attendez la décision, ou modifiez ou retirez la demande.',
  'wayOut.approved': 'Attendez le résultat, ou retirez-la.',
  'wayOut.provisioning':
    'Attendez le résultat, puis relancez-la ou ouvrez une nouvelle demande.',
  'wayOut.failed': 'Relancez-la ou retirez-la.',
  'wayOut.ended': 'Ouvrez une nouvelle demande.',

  'history.refusal': '[{{rule}}] {{reason}}',
  'history.approvalNeeded': 'Accord « {{slot}} » : {{reason}}.',
  'history.autoApproved':
    'Approuvée automatiquement : aucune règle ne la refuse et personne ne doit donner son accord.',
  'history.approvalsHold': 'Les accords donnés auparavant restent valables.',
  'history.dropped':
    'L’accord « {{slot}} » donné par {{decidedBy}} est tombé, car ce qui était approuvé a changé.',
  'history.changedSinceCheck':
    'Quelque chose a changé depuis la vérification : {{refusals}}',
  'history.itemsChanged': 'Ce qui serait créé a changé depuis la vérification.',
  'history.slotsChanged':
    'Les accords nécessaires ont changé depuis la vérification.',
  'history.draftExpired_one':
    'Personne n’a touché au brouillon depuis {{count, number}} jour.',
  'history.draftExpired_other':
    'Personne n’a touché au brouillon depuis {{count, number}} jours.',
  'history.decisionExpired_one':
    'Personne n’a décidé depuis {{count, number}} jour.',
  'history.decisionExpired_other':
    'Personne n’a décidé depuis {{count, number}} jours.',
  'history.step': '{{step}} : {{detail}}',

  'step.topic': 'Topic {{name}}',
  'step.schema': 'Schéma de {{subject}}',
  'step.access_one': '{{count, number}} règle d’accès',
  'step.access_other': '{{count, number}} règles d’accès',
  'step.catalog': 'Entité du catalogue {{entity}}',
  'step.topicCreated_one':
    'créé avec {{count, number}} partition, facteur de réplication {{factor, number}}',
  'step.topicCreated_other':
    'créé avec {{count, number}} partitions, facteur de réplication {{factor, number}}',
  'step.topicExists': 'existe déjà comme prévu',
  'step.topicDiffers':
    'Le topic {{name}} existe sur le cluster {{cluster}} avec d’autres réglages : {{differences}}. Choisissez un autre nom, ou alignez le plan sur lui',
  'step.topicCreatedDiffers':
    'Le topic {{name}} a été créé sur le cluster {{cluster}}, mais avec d’autres réglages : {{differences}}',
  'step.topicUnlisted':
    'Le topic {{name}} a été créé sur le cluster {{cluster}} mais n’y figure pas encore',
  'step.topicAbsent': 'n’existe pas',
  'step.topicRemoved': 'supprimé ; il était vide',
  'step.topicKept_one': 'gardé : contient {{count, number}} message',
  'step.topicKept_other': 'gardé : contient {{count, number}} messages',
  'step.partitionsDiffer':
    '{{actual, number}} partitions au lieu de {{planned, number}}',
  'step.replicasDiffer':
    'facteur de réplication {{actual, number}} au lieu de {{planned, number}}',
  'step.configDiffers': '{{name}} {{actual}} au lieu de {{planned}}',
  'step.schemaExists':
    'la version {{version, number}} (id {{id}}) est déjà enregistrée, {{level}}',
  'step.schemaRegistered':
    'version {{version, number}} enregistrée (id {{id}}), {{level}}',
  'step.schemaUnlisted':
    'Le registre {{registry}} a reçu le schéma de {{subject}} mais ne le liste pas encore',
  'step.subjectRemoved': 'supprimé avec son niveau de compatibilité',
  'step.versionRemoved':
    'la version ajoutée a été supprimée, le niveau rétabli',
  'step.accessNotKept':
    'noté, non imposé ici : le cluster {{cluster}} ne tient pas de règles d’accès',
  'step.accessRecorded_one':
    '{{count, number}} règle notée, non imposée ici : le cluster {{cluster}} garde les règles d’accès sans les appliquer',
  'step.accessRecorded_other':
    '{{count, number}} règles notées, non imposées ici : le cluster {{cluster}} garde les règles d’accès sans les appliquer',
  'step.accessInForce_one': '{{count, number}} règle en vigueur',
  'step.accessInForce_other': '{{count, number}} règles en vigueur',
  'step.accessExists_one': '{{count, number}} règle existe déjà',
  'step.accessExists_other': '{{count, number}} règles existent déjà',
  'step.accessRemoved_one': '{{count, number}} règle supprimée',
  'step.accessRemoved_other': '{{count, number}} règles supprimées',
  'step.accessUnlisted_one':
    'Le cluster {{cluster}} a reçu {{count, number}} règle d’accès mais il en manque encore {{absent, number}}',
  'step.accessUnlisted_other':
    'Le cluster {{cluster}} a reçu {{count, number}} règles d’accès mais il en manque encore {{absent, number}}',
  'step.contractExists': 'le contrat est enregistré',
  'step.contractRecorded':
    'contrat enregistré, propriétaire {{owner}} ; le catalogue est prévenu',
  'step.contractWithdrawn': 'contrat retiré',
  'step.notRemoved': 'gardé : suppression impossible : {{reason}}',
  'step.noReason': 'aucune raison donnée',
  'step.nothingRemains': 'Il ne reste rien de cette demande.',
  'step.gaveUp':
    'L’étape « {{kind}} » de {{id}} a échoué : {{reason}} {{undone}} Supprimez la cause, puis relancez.',
  'step.kind.topic': 'topic',
  'step.kind.schema': 'schéma',
  'step.kind.access': 'accès',
  'step.kind.catalog': 'catalogue',

  'answer.late': '{{who}} n’a pas répondu en {{seconds, number}} s',
  'answer.registry': 'le registre à {{url}}',
  'answer.cluster': 'le cluster « {{cluster}} »',
  'answer.nobody': 'personne ne répond',
};
