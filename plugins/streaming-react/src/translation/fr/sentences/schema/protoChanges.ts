export const protoChanges = {
  'schema.proto.around':
    'Seul ce qui entoure les messages change : importations, services, extensions ou ordre',
  'schema.proto.package':
    'Le paquet est maintenant « {{after}} » au lieu de « {{before}} »',
  'schema.proto.syntax':
    'Le fichier est maintenant écrit en {{after}} au lieu de {{before}}',
  'schema.proto.file-options': 'Les options du fichier changent',
  'schema.proto.message-added': 'Le message `{{name}}` est ajouté',
  'schema.proto.message-removed': 'Le message `{{name}}` est supprimé',
  'schema.proto.kept-numbers':
    'Le message `{{name}}` réserve d’autres numéros et d’autres noms',
  'schema.proto.message-options': 'Les options du message `{{name}}` changent',
  'schema.proto.renamed': '{{what}} s’appelait `{{before}}`',
  'schema.proto.presence':
    '{{what}} est maintenant {{after}} au lieu de {{before}}',
  'schema.proto.into-oneof': '{{what}} est maintenant dans le oneof `{{name}}`',
  'schema.proto.out-of-oneof': '{{what}} n’est plus dans le oneof `{{name}}`',
  'schema.proto.values': 'Les valeurs de {{what}} changent',
  'schema.proto.field-options': '{{what}} a d’autres options',
} as const;
