/** What is wrong with a call of the API, and what would be right. */
export const api = {
  'api.unknown':
    'There is no {{method}} {{path}} under /api/streaming; GET /api/streaming/openapi.json lists what there is',
  'api.bodyLarge':
    'The body has {{size}}; at most {{limit}} are taken. Leave out what is not needed, or split it',
  'api.bodyBroken':
    'The body is not JSON: {{problem}}; correct it there and send it again',
  'api.bodyType':
    'The body is {{type}}; send JSON, with the header Content-Type: application/json',
  'api.bodyUntyped':
    'The body has no type; send JSON, with the header Content-Type: application/json',
  'input.unknown': '{{member}} is not known; known: {{known}}',
  'input.unknownNear':
    '{{member}} is not known; did you mean {{nearest}}? Known: {{known}}',
  'input.missing': '{{member}} is missing; it must be {{kind}}',
  'input.wrong': '{{member}} must be {{kind}}',
  'input.above': '{{member}} is too high; it must be at most {{limit, number}}',
  'input.notBelow':
    '{{member}} is too high; it must be less than {{limit, number}}',
  'input.below': '{{member}} is too low; it must be at least {{limit, number}}',
  'input.notAbove':
    '{{member}} is too low; it must be more than {{limit, number}}',
  'input.long_one':
    '{{member}} is too long; it must have at most {{count, number}} character',
  'input.long_other':
    '{{member}} is too long; it must have at most {{count, number}} characters',
  'input.short_one':
    '{{member}} is too short; it must have at least {{count, number}} character',
  'input.short_other':
    '{{member}} is too short; it must have at least {{count, number}} characters',
  'input.many_one':
    '{{member}} has too many entries; it must have at most {{count, number}}',
  'input.many_other':
    '{{member}} has too many entries; it must have at most {{count, number}}',
  'input.few_one':
    '{{member}} has too few entries; it must have at least {{count, number}}',
  'input.few_other':
    '{{member}} has too few entries; it must have at least {{count, number}}',
  'input.other': '{{member}}: {{problem}}',
  'input.kind.string': 'a text',
  'input.kind.number': 'a number',
  'input.kind.int': 'a whole number',
  'input.kind.boolean': 'true or false',
  'input.kind.object': 'an object',
  'input.kind.array': 'a list',
  'input.kind.entityRef': 'a complete entity reference such as {{example}}',
} as const;
