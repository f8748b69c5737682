/** What the linter finds in schemas. */
export const lint = {
  'schema.lint.target-unknown':
    'Field "{{name}}" says to use "{{target}}", which does not exist',
  'schema.lint.event-name':
    'Event "{{name}}" is not named as a past fact, such as OrderPlaced',
  'schema.lint.suffix-type':
    'The name "{{name}}" promises {{expected}}, but its type is {{type}}',
  'schema.lint.time-name':
    'Field "{{name}}" is a point in time; its name does not end in "at"',
  'schema.lint.unit-missing': 'Field "{{name}}" is a quantity without its unit',
  'schema.lint.float-money':
    'Field "{{name}}" looks like money; {{type}} cannot hold cents exactly',
  'schema.lint.ambiguous-name': 'Field "{{name}}" does not say what it is of',
  'schema.lint.snake-house':
    'Field "{{name}}" is not written in snake case as the house asks',
  'schema.lint.camel-house':
    'Field "{{name}}" is not written in camel case as the house asks',
  'schema.lint.snake-majority':
    'Field "{{name}}" is not written in snake case as most others are',
  'schema.lint.camel-majority':
    'Field "{{name}}" is not written in camel case as most others are',
  'schema.lint.not-snake': 'Field "{{name}}" is not written in snake case',
  'schema.lint.no-doc-record': 'Record "{{name}}" has no doc',
  'schema.lint.no-doc-enum': 'Enum "{{name}}" has no doc',
  'schema.lint.no-doc-field': 'Field "{{name}}" has no doc',
  'schema.lint.no-doc-property': 'Property "{{path}}" has no description',
  'schema.lint.no-doc-schema': 'The schema has no description',
  'schema.lint.no-comment-message': 'Message "{{name}}" has no comment',
  'schema.lint.no-comment-enum': 'Enum "{{name}}" has no comment',
  'schema.lint.no-comment-field': 'Field "{{name}}" has no comment',
  'schema.lint.same-namespace':
    '"{{name}}" changes incompatibly under the same name and namespace',
  'schema.lint.same-package':
    'Package "{{name}}" changes incompatibly under the same name',
  'schema.lint.same-id':
    '"{{id}}" changes incompatibly under the same "{{keyword}}"',
  'schema.lint.no-precision':
    'The decimal of field "{{name}}" has no precision',
  'schema.lint.no-scale': 'The decimal of field "{{name}}" has no scale',
  'schema.lint.scale-excess':
    'The decimal of field "{{name}}" has scale {{scale}}, more than its precision {{precision}}',
  'schema.lint.enum-default':
    'Enum "{{name}}" has no default symbol, so older readers fail on new symbols',
  'schema.lint.nullable-default':
    'Field "{{name}}" is nullable and has no default, so it cannot be left out',
  'schema.lint.default-branch':
    'The default of field "{{name}}" fits a later branch; older libraries take only {{type}}, the first one',
  'schema.lint.logical-type-place':
    'The logicalType of field "{{name}}" stands beside the type and is ignored; it belongs inside',
  'schema.lint.keyword-later':
    '"{{name}}" came with draft {{first}} and means nothing in draft {{draft}}',
  'schema.lint.keyword-unknown':
    '"{{name}}" is no keyword and is ignored; was "{{meant}}" meant?',
  'schema.lint.format-unknown':
    'Format "{{format}}" is none that validators know, so it says something to people only',
  'schema.lint.format-ignored':
    'Format "{{format}}" is for texts and is ignored on {{types}}',
  'schema.lint.no-id':
    'The schema has no "{{keyword}}", so others cannot refer to it by name',
  'schema.lint.model-closed':
    'The content model is closed: a property can be added compatibly for new readers only, and none can be removed',
  'schema.lint.model-open':
    'The content model is open: adding a typed property is not backward compatible, since old data may hold anything under its name',
  'schema.lint.no-package':
    'The file has no package, so its names clash with those of every other file without one',
  'schema.lint.number-lost':
    'Message "{{message}}" lost field "{{field}}" and does not reserve its number {{number}}, so that a later field may take it',
  'schema.lint.number-reused':
    'Field "{{field}}" reuses number {{number}}, which was "{{before}}" of another type',
  'schema.lint.options-lost':
    'It has options that no imported file defines, and that the stored text cannot hold',
} as const;
