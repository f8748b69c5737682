import { common as en } from '../en/common';
import { Translated } from '../flattenMessages';

export const common: Translated<typeof en> = {
  common: {
    loading: 'Chargement : {{what}}',
    slow: '{{what}} : toujours sans réponse après {{seconds, number}} secondes.',
    loadFailed: '{{what}} : chargement impossible',
    refreshFailed:
      'Non actualisé : {{reason}} La dernière réponse valable reste affichée.',
    unexpected:
      'Le backend a répondu d’une façon que cette page ne comprend pas ; leurs versions diffèrent peut-être.',
    notFound: '{{what}} : introuvable',
    notFoundHint:
      'Soit cela n’existe pas, soit vous ne pouvez pas le voir ; son propriétaire ou qui gère le portail peut vous le dire.',
    technical: 'Détails techniques',
    retry: 'Réessayer',
    copy: 'Copier {{value}}',
    copied: 'Copié',
    unknown: 'Inconnu',
    cancel: 'Annuler',
    choose: 'Choisir',
    chosen: '{{what}} : choix faits',
    close: 'Fermer',
    all: 'Tous',
    more: 'Afficher la suite',
    shown: '{{shown, number}} sur {{total, number}}',
    reach: 'Ouvrir {{name}}',
  },
  verdict: {
    passed_one: '{{count, number}} règle respectée',
    passed_other: '{{count, number}} règles respectées',
    use: 'Appliquer',
    useThis: 'Appliquer {{value}}',
    level: {
      pass: 'Conforme',
      warn: 'Attention',
      fail: 'Refusé',
      gate: 'Accord requis',
      unknown: 'Non vérifié',
    },
    tier: {
      global: 'Règle de toute l’entreprise',
      domain: 'Règle du domaine',
    },
  },
  owner: {
    unowned: 'Personne pour l’instant',
    standing: {
      confirmed: 'confirmé',
      inferred: 'déduit',
      contested: 'contesté',
      unowned: 'sans propriétaire',
    },
    hint: {
      confirmed: 'L’équipe a confirmé sa responsabilité.',
      inferred: 'Déduit d’indices ; personne ne l’a confirmé.',
      contested: 'Plusieurs équipes se disent responsables.',
      unowned: 'Aucun responsable connu.',
    },
  },
  age: {
    seen: 'Vu {{ago}}',
    never: 'Jamais vu',
    failed: '{{seen}} ; actualisation impossible : {{reason}}',
  },
};
