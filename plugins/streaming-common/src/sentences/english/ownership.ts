/** Who owns what: evidence, claims, and what may not be seen. */
export const ownership = {
  'evidence.writes': '{{writer}} writes to it',
  'evidence.mayWrite': '{{principal}} may write to it',
  'evidence.siblings': 'most topics named alike belong to {{owner}}',
  'claim.people':
    'Topic "{{topic}}" can be claimed by people only, not by a service',
  'claim.taken':
    'Topic "{{topic}}" already belongs to "{{owner}}" ({{source}}); ask its members to hand it over',
  'claim.unknownGroup':
    'There is no group "{{owner}}" in the catalog; choose one of your teams: {{teams}}',
  'claim.notMember':
    'You are not a member of "{{owner}}"; choose one of your teams: {{teams}}',
  'claim.noTeams': 'you have none',
  'claim.refused': 'You may not claim "{{topic}}" on cluster "{{cluster}}"',
  'cluster.hidden': 'You may not see clusters',
} as const;
