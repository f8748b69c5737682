import { Said, SaidValue } from './Said';
import { inEnglish, say } from './say';

/** `a, b or c`, as sentences list choices. Empty for no items. */
export function oneOf(items: readonly SaidValue[]): SaidValue {
  return items.length > 1
    ? say('list.or', {
        items: listed(items.slice(0, -1)),
        last: items[items.length - 1] ?? '',
      })
    : items[0] ?? '';
}

/** `a, b and c`. Empty for no items. */
export function allOf(items: readonly SaidValue[]): SaidValue {
  return items.length > 1
    ? say('list.and', {
        items: listed(items.slice(0, -1)),
        last: items[items.length - 1] ?? '',
      })
    : items[0] ?? '';
}

/** `a, b, c`; other separators for longer parts. Empty for no items. */
export function listed(
  items: readonly SaidValue[],
  separator: 'comma' | 'semicolon' | 'space' = 'comma',
): SaidValue {
  const [first, ...rest] = items;
  return rest.reduce<SaidValue>(
    (joined, last) => say(`list.${separator}`, { items: joined, last }),
    first ?? '',
  );
}

/** The sentence with a full stop, where it has none. */
export function withStop(sentence: SaidValue): SaidValue {
  return /[.!?]$/.test(inEnglish(sentence))
    ? sentence
    : say('stopped', { sentence });
}

/** A plain text as a sentence that only repeats it; a sentence as it is. */
export function toSaid(value: SaidValue): Said {
  return typeof value === 'object' ? value : say('text', { text: value });
}
