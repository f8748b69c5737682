/** What sentences are made of. */
export const lists = {
  text: '{{text}}',
  'list.or': '{{items}} or {{last}}',
  'list.and': '{{items}} and {{last}}',
  'list.comma': '{{items}}, {{last}}',
  'list.semicolon': '{{items}}; {{last}}',
  'list.space': '{{items}} {{last}}',
} as const;
