/** What the conventions say about names. */
export const naming = {
  'naming.exempt': '"{{name}}" is exempt from the naming rules ({{glob}})',
  'naming.shaped': '"{{name}}" has the shape {{shape}}',
  'naming.wrong': '"{{name}}" {{problems}}; topics are named {{shape}}',
  'naming.problem.long':
    'has {{length, number}} characters, more than {{maximum, number}}',
  'naming.problem.upperCase': 'has upper case letters',
  'naming.problem.underscores': 'has underscores',
  'naming.problem.characters':
    'has characters Kafka does not accept ({{characters}})',
  'naming.problem.segments_one':
    'has {{count, number}} segment instead of {{expected, number}}',
  'naming.problem.segments_other':
    'has {{count, number}} segments instead of {{expected, number}}',
  'naming.problem.unfinished': 'has no {{segments}} yet',
  'naming.problem.pattern': 'does not match {{pattern}}',
  'naming.segment.fine': '"{{value}}" is an allowed {{segment}}',
  'naming.segment.empty': 'The {{segment}} is empty',
  'naming.segment.notAllowed':
    '"{{value}}" is not an allowed {{segment}}; choose {{choices}}',
  'naming.segment.invalid':
    '"{{value}}" is not a valid {{segment}}; it must match {{pattern}}',
  'naming.group.fine': '"{{name}}" matches {{pattern}}',
  'naming.group.wrong': '"{{name}}" is not named {{shape}} ({{pattern}})',
  'naming.group.finding': 'Consumer group: {{reason}}',
  'naming.unstable.date':
    '"{{part}}" in the name is a date, which changes while the topic stays; put it in the key or a header',
  'naming.unstable.environment':
    '"{{part}}" in the name is an environment, which changes while the topic stays; put it in the key or a header',
  'naming.unstable.counter':
    '"{{part}}" in the name is a counter, which changes while the topic stays; put it in the key or a header',
  'naming.unstable.identifier':
    '"{{part}}" in the name is an identifier, which changes while the topic stays; put it in the key or a header',
  'naming.collides':
    '"{{name}}" differs from the existing topic "{{other}}" only by dots and underscores, which metrics cannot tell apart; choose another entity',
  'naming.reserved.finding':
    '"{{name}}" looks like a companion or system topic ({{glob}}); drop that part, or ask for the companion with the topic it belongs to',
  'naming.tense.finding':
    '"{{action}}" is not a fact in the past; an event says what happened, for example {{example}}',
} as const;
