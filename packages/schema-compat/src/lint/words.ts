/** The lower-case words of an identifier in any case style. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .filter(Boolean);
}

/** The style a name is written in; a single word fits both. */
export function caseOf(name: string): 'snake' | 'camel' | 'other' | 'both' {
  if (/^[a-z][a-z0-9]*$/.test(name)) return 'both';
  if (/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) return 'snake';
  return /^[a-z][a-zA-Z0-9]*$/.test(name) ? 'camel' : 'other';
}

/** Words as one identifier. */
export function joinWords(
  words: readonly string[],
  style: 'snake' | 'camel',
): string {
  return style === 'snake'
    ? words.join('_')
    : words.map((word, index) => (index ? capitalize(word) : word)).join('');
}

/** A name with words added at its end, in the style that it has. */
export function withWords(name: string, ...added: string[]): string {
  return joinWords(
    [...wordsOf(name), ...added],
    caseOf(name) === 'camel' ? 'camel' : 'snake',
  );
}

export function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** The shipped words and those that a house adds, in lower case. */
export function withOwn(
  shipped: readonly string[],
  own: readonly string[] = [],
): ReadonlySet<string> {
  return new Set([...shipped, ...own.map(word => word.toLowerCase())]);
}
