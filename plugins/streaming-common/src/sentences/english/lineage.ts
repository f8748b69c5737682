/** Where what was said, allowed and seen of the flow of data do not agree; names of nodes are those for people. */
export const lineage = {
  'lineage.undeclared.reads':
    '{{actor}} reads {{topic}} and nobody declared it.',
  'lineage.undeclared.writes':
    '{{actor}} writes {{topic}} and nobody declared it.',
  'lineage.undeclaredSince.reads':
    '{{actor}} reads {{topic}} and nobody declared it; first seen {{first}}, last seen {{last}}.',
  'lineage.undeclaredSince.writes':
    '{{actor}} writes {{topic}} and nobody declared it; first seen {{first}}, last seen {{last}}.',
  'lineage.unauthorised.reads':
    '{{actor}} reads {{topic}} and no access rule grants it.',
  'lineage.unauthorised.writes':
    '{{actor}} writes {{topic}} and no access rule grants it.',
  'lineage.silent.reads':
    '{{actor}} is declared to read {{topic}} and has not for {{days, number}} days.',
  'lineage.silent.writes':
    '{{actor}} is declared to write {{topic}} and has not for {{days, number}} days.',
  'lineage.unusedGrant.reads':
    '{{actor}} may read {{topic}} and has not for {{days, number}} days.',
  'lineage.unusedGrant.writes':
    '{{actor}} may write {{topic}} and has not for {{days, number}} days.',
  'lineage.halfGrant':
    '{{actor}} may read {{topic}} but no consumer group: both are needed to consume.',
  'lineage.neverProduced': '{{topic}} has readers and no writer of any kind.',
  'lineage.neverConsumed': '{{topic}} is written and nobody reads it.',
  'lineage.unbound':
    '{{client}} moves about {{messages, number}} messages per day and belongs to no application.',
  'lineage.sharedGroup':
    "Group {{group}} has members of {{applications}}: they take each other's records.",
  'lineage.ambiguous':
    '"{{by}}" is claimed by {{candidates}} alike, so it is bound to none.',
  'lineage.noPath_one':
    'No path from "{{from}}" to "{{to}}" within {{count, number}} hop along the data.',
  'lineage.noPath_other':
    'No path from "{{from}}" to "{{to}}" within {{count, number}} hops along the data.',
  'lineage.noNode': 'Node "{{node}}" was not found.',
  'lineage.noNodeBut': 'Node "{{node}}" was not found. Did you mean {{meant}}?',
} as const;
