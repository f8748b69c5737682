/** What became of the rules of a contract on a message, and what is wrong with rules. */
export const rules = {
  'schema.rule.off': 'The rule is switched off',
  'schema.rule.not-for-clients':
    'The rule set is for {{target}}, not for clients',
  'schema.rule.stopped': 'Rule "{{name}}" stopped the message',
  'schema.rule.unknown-type':
    'Rules of type "{{type}}" are not evaluated here; known: {{types}}',
  'schema.rule.unknown-function':
    'The expression calls "{{name}}", a function that is not known here',
  'schema.rule.unparsable': 'The expression cannot be parsed',
  'schema.rule.unparsable-because':
    'The expression cannot be parsed: {{reason}}',
  'schema.rule.no-value': 'The expression has no value for this message',
  'schema.rule.no-field-value': 'The expression has no value for a field',
  'schema.rule.broken': 'The condition does not hold: {{expr}}',
  'schema.rule.broken-named': 'The condition of rule "{{name}}" does not hold',
  'schema.rule.no-field': 'No field of the message is meant by the rule',
  'schema.rule.fields-changed_one': '{{count, number}} field changed',
  'schema.rule.fields-changed_other': '{{count, number}} fields changed',
  'schema.rule.fields-hold_one':
    'The condition holds for {{count, number}} field',
  'schema.rule.fields-hold_other':
    'The condition holds for {{count, number}} fields',
  'schema.rule.guarded': 'The guard says that the rule does not apply',
  'schema.rule.holds': 'The condition holds',
  'schema.rule.neither':
    'The expression gives neither true nor false, which clients take as true',
  'schema.rule.nothing-left': 'The rule leaves nothing of the message',
  'schema.rule.changed': 'The message was changed',
  'schema.rule.steps':
    'The rules take more than {{steps}} steps on this message',
  'schema.rule.time': 'The rules take more than {{ms}} ms on this message',
  'schema.rule.message-deep':
    'The message is nested deeper than {{levels}} levels',
  'schema.rule.expression-deep':
    'The expression is nested deeper than {{levels}} levels',
  'schema.rule.expression-long':
    'The expression has {{length}} characters; at most {{limit}} are allowed',
  'schema.rule.expression-empty': 'The expression is empty',
  'schema.rule.no-time': 'No time is given to rules here',
  'schema.rule.unholdable':
    'The expression gives a value that a message cannot hold',
  'schema.rule.thread-closed': 'The rule sandbox was closed',
  'schema.rule.thread-late': 'The rule thread was not ready within {{ms}} ms',
  'schema.rule.no-version':
    'Version {{wanted}} is not among the versions of the subject: {{versions}}',
  'schema.rule.no-versions':
    'Version {{wanted}} is not among the versions of the subject: none',
  'schema.rule.not-evaluated':
    'Rules of type "{{type}}" are stored and not evaluated here; evaluated: {{types}}',
  'schema.rule.no-expression': 'The rule has no expression',
  'schema.rule.unknown-name':
    'The expression reads "{{name}}", which nobody gives to it; known: {{known}}',
  'schema.rule.wrong-mode':
    'Mode {{mode}} has no meaning among {{list}}; choose {{modes}}',
  'schema.rule.no-mode': 'A rule without a mode never runs; choose {{modes}}',
  'schema.rule.many-actions': '"{{actions}}" names more than two actions',
  'schema.rule.action-pair':
    'A pair of actions such as "{{actions}}" needs mode WRITEREAD or UPDOWN',
  'schema.rule.unknown-action':
    'Action "{{action}}" is known only to clients that bring it; all know {{known}}',
} as const;
