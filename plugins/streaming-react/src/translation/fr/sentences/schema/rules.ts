export const rules = {
  'schema.rule.off': 'La règle est désactivée',
  'schema.rule.not-for-clients':
    'Le jeu de règles est destiné à {{target}}, pas aux clients',
  'schema.rule.stopped': 'La règle « {{name}} » a arrêté le message',
  'schema.rule.unknown-type':
    'Les règles de type « {{type}} » ne sont pas évaluées ici ; connues : {{types}}',
  'schema.rule.unknown-function':
    'L’expression appelle « {{name}} », une fonction qui n’est pas connue ici',
  'schema.rule.unparsable': 'L’expression ne peut pas être analysée',
  'schema.rule.unparsable-because':
    'L’expression ne peut pas être analysée : {{reason}}',
  'schema.rule.no-value': 'L’expression n’a pas de valeur pour ce message',
  'schema.rule.no-field-value': 'L’expression n’a pas de valeur pour un champ',
  'schema.rule.broken': 'La condition n’est pas remplie : {{expr}}',
  'schema.rule.broken-named':
    'La condition de la règle « {{name}} » n’est pas remplie',
  'schema.rule.no-field': 'La règle ne vise aucun champ du message',
  'schema.rule.fields-changed_one': '{{count, number}} champ modifié',
  'schema.rule.fields-changed_other': '{{count, number}} champs modifiés',
  'schema.rule.fields-hold_one':
    'La condition est remplie pour {{count, number}} champ',
  'schema.rule.fields-hold_other':
    'La condition est remplie pour {{count, number}} champs',
  'schema.rule.guarded': 'La garde dit que la règle ne s’applique pas',
  'schema.rule.holds': 'La condition est remplie',
  'schema.rule.neither':
    'L’expression ne donne ni vrai ni faux, ce que les clients prennent pour vrai',
  'schema.rule.nothing-left': 'La règle ne laisse rien du message',
  'schema.rule.changed': 'Le message a été modifié',
  'schema.rule.steps':
    'Les règles demandent plus de {{steps}} étapes pour ce message',
  'schema.rule.time': 'Les règles demandent plus de {{ms}} ms pour ce message',
  'schema.rule.message-deep':
    'Le message est imbriqué sur plus de {{levels}} niveaux',
  'schema.rule.expression-deep':
    'L’expression est imbriquée sur plus de {{levels}} niveaux',
  'schema.rule.expression-long':
    'L’expression compte {{length}} caractères ; {{limit}} sont permis au plus',
  'schema.rule.expression-empty': 'L’expression est vide',
  'schema.rule.no-time': 'Aucune heure n’est donnée ici aux règles',
  'schema.rule.unholdable':
    'L’expression donne une valeur qu’un message ne peut pas contenir',
  'schema.rule.thread-closed': 'L’exécution isolée des règles a été fermée',
  'schema.rule.thread-late':
    'L’exécution isolée des règles n’était pas prête au bout de {{ms}} ms',
  'schema.rule.no-version':
    'La version {{wanted}} ne figure pas parmi celles du sujet : {{versions}}',
  'schema.rule.no-versions':
    'La version {{wanted}} ne figure pas parmi celles du sujet : aucune',
  'schema.rule.not-evaluated':
    'Les règles de type « {{type}} » sont enregistrées et ne sont pas évaluées ici ; évaluées : {{types}}',
  'schema.rule.no-expression': 'La règle n’a pas d’expression',
  'schema.rule.unknown-name':
    'L’expression lit « {{name}} », que personne ne lui donne ; connus : {{known}}',
  'schema.rule.wrong-mode':
    'Le mode {{mode}} n’a pas de sens parmi {{list}} ; choisissez {{modes}}',
  'schema.rule.no-mode':
    'Une règle sans mode ne s’exécute jamais ; choisissez {{modes}}',
  'schema.rule.many-actions': '« {{actions}} » nomme plus de deux actions',
  'schema.rule.action-pair':
    'Une paire d’actions comme « {{actions}} » demande le mode WRITEREAD ou UPDOWN',
  'schema.rule.unknown-action':
    'L’action « {{action}} » n’est connue que des clients qui l’apportent ; tous connaissent {{known}}',
};
