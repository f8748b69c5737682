export const lineage = {
  'lineage.undeclared.reads':
    '{{actor}} lit {{topic}} sans que personne l’ait déclaré.',
  'lineage.undeclared.writes':
    '{{actor}} écrit dans {{topic}} sans que personne l’ait déclaré.',
  'lineage.undeclaredSince.reads':
    '{{actor}} lit {{topic}} sans que personne l’ait déclaré ; vu pour la première fois le {{first}}, pour la dernière le {{last}}.',
  'lineage.undeclaredSince.writes':
    '{{actor}} écrit dans {{topic}} sans que personne l’ait déclaré ; vu pour la première fois le {{first}}, pour la dernière le {{last}}.',
  'lineage.unauthorised.reads':
    '{{actor}} lit {{topic}} sans qu’aucune règle d’accès le permette.',
  'lineage.unauthorised.writes':
    '{{actor}} écrit dans {{topic}} sans qu’aucune règle d’accès le permette.',
  'lineage.silent.reads':
    '{{actor}} est déclaré comme lecteur de {{topic}} et n’y a rien lu depuis {{days, number}} jours.',
  'lineage.silent.writes':
    '{{actor}} est déclaré comme producteur de {{topic}} et n’y a rien écrit depuis {{days, number}} jours.',
  'lineage.unusedGrant.reads':
    '{{actor}} a le droit de lire {{topic}} et ne l’a pas fait depuis {{days, number}} jours.',
  'lineage.unusedGrant.writes':
    '{{actor}} a le droit d’écrire dans {{topic}} et ne l’a pas fait depuis {{days, number}} jours.',
  'lineage.halfGrant':
    '{{actor}} a le droit de lire {{topic}}, mais celui d’aucun groupe de consommateurs : il faut les deux pour consommer.',
  'lineage.neverProduced':
    '{{topic}} a des lecteurs et aucun producteur d’aucune sorte.',
  'lineage.neverConsumed': '{{topic}} est écrit et personne ne le lit.',
  'lineage.unbound':
    '{{client}} échange environ {{messages, number}} messages par jour et n’appartient à aucune application.',
  'lineage.sharedGroup':
    'Le groupe {{group}} a des membres de {{applications}} : ils se prennent les messages les uns aux autres.',
  'lineage.ambiguous':
    '« {{by}} » est revendiqué à la fois par {{candidates}} et n’est donc rattaché à aucun.',
  'lineage.noPath_one':
    'Aucun chemin de « {{from}} » à « {{to}} » en {{count, number}} saut le long des données.',
  'lineage.noPath_other':
    'Aucun chemin de « {{from}} » à « {{to}} » en {{count, number}} sauts le long des données.',
  'lineage.noNode': 'Le nœud « {{node}} » est introuvable.',
  'lineage.noNodeBut':
    'Le nœud « {{node}} » est introuvable. Vouliez-vous dire {{meant}} ?',
};
