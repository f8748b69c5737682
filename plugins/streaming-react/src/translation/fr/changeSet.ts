import { changeSet as en } from '../en/changeSet';
import { Translated } from '../flattenMessages';

export const changeSet: Translated<typeof en> = {
  changeSet: {
    label: 'Tout ce que cette demande modifie',
    action: { create: 'Créé', change: 'Modifié', delete: 'Supprimé' },
    topic_one:
      'Topic {{name}}, {{count, number}} partition en {{copies}}, {{retention}}',
    topic_other:
      'Topic {{name}}, {{count, number}} partitions en {{copies}}, {{retention}}',
    dlq_one:
      'Topic de rejet (DLQ) {{name}}, {{count, number}} partition en {{copies}}, {{retention}}',
    dlq_other:
      'Topic de rejet (DLQ) {{name}}, {{count, number}} partitions en {{copies}}, {{retention}}',
    copies_one: '{{count, number}} copie',
    copies_other: '{{count, number}} copies',
    kept: 'conservé {{span}}',
    keptDefault: 'conservé selon la valeur par défaut du cluster',
    keptForever: 'conservé sans limite',
    compacted: 'compacté',
    subject:
      'Schéma {{type}} sous le sujet {{subject}}, compatibilité {{compatibility}}',
    acl: {
      READ: '{{application}} peut lire {{resource}}',
      WRITE: '{{application}} peut écrire dans {{resource}}',
      DESCRIBE: '{{application}} peut voir {{resource}}',
    },
    entity: '{{topic}} au catalogue, sous la responsabilité de {{owner}}',
  },
  approval: {
    candidates: 'Peut être donné par',
    none: 'Personne ne doit approuver cette demande.',
    auto: 'Approuvé automatiquement : aucune règle n’exige ici l’accord d’une personne.',
    slot: {
      owner: 'Propriétaire',
      domain: 'Domaine',
      platform: 'Équipe plateforme',
      governance: 'Gouvernance',
      consumer: 'Consommateur',
    },
    decision: {
      open: 'En attente',
      approved: 'Approuvé',
      rejected: 'Refusé',
    },
  },
};
