export const levels = {
  'schema.order.consumers-first':
    'Mettez d’abord à jour les consommateurs : le nouveau schéma lit les anciennes données, l’ancien ne lit pas forcément les nouvelles.',
  'schema.order.producers-first':
    'Mettez d’abord à jour les producteurs : l’ancien schéma lit les nouvelles données, le nouveau ne lit pas forcément les anciennes.',
  'schema.order.any':
    'Mettez à jour dans n’importe quel ordre : l’ancien et le nouveau schéma lisent les données l’un de l’autre.',
  'schema.order.together':
    'Mettez à jour producteurs et consommateurs ensemble : rien ne garantit qu’un schéma lise les données de l’autre.',
  'schema.diff.none': 'Les schémas sont identiques.',
  'schema.diff.patch_one':
    '{{count, number}} changement, de documentation seulement.',
  'schema.diff.patch_other':
    '{{count, number}} changements, de documentation seulement.',
  'schema.diff.minor_one':
    '{{count, number}} changement, compatible en {{level}}. {{order}}',
  'schema.diff.minor_other':
    '{{count, number}} changements, compatibles en {{level}}. {{order}}',
  'schema.diff.major_one':
    '{{count, number}} changement, incompatible en {{level}} : publiez-le comme nouvelle version majeure.',
  'schema.diff.major_other':
    '{{count, number}} changements, incompatibles en {{level}} : publiez-les comme nouvelle version majeure.',
  'schema.diff.type':
    'Le schéma est maintenant écrit en {{after}} au lieu de {{before}}',
} as const;
