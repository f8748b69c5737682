import { SaidValue } from './Said';
import { say } from './say';

/**
 * `a, b or c`, as sentences list choices. Empty for no items.
 *
 * @public
 */
export function oneOf(items: readonly SaidValue[]): SaidValue {
  return items.length > 1
    ? say('list.or', {
        items: listed(items.slice(0, -1)),
        last: items[items.length - 1] ?? '',
      })
    : items[0] ?? '';
}

/**
 * `a, b and c`. Empty for no items.
 *
 * @public
 */
export function allOf(items: readonly SaidValue[]): SaidValue {
  return items.length > 1
    ? say('list.and', {
        items: listed(items.slice(0, -1)),
        last: items[items.length - 1] ?? '',
      })
    : items[0] ?? '';
}

/**
 * `a, b, c`; other separators for longer parts. Empty for no items.
 *
 * @public
 */
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
