export const lists = {
  text: '{{text}}',
  'list.or': '{{items}} ou {{last}}',
  'list.and': '{{items}} et {{last}}',
  'list.comma': '{{items}}, {{last}}',
  'list.semicolon': '{{items}} ; {{last}}',
  'list.space': '{{items}} {{last}}',
} as const;
