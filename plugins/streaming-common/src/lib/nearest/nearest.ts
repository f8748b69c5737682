/**
 * The known word a mistyped one most likely meant, for "did you mean" sentences.
 *
 * @returns undefined when nothing is close: more than a third of the letters (at least two) would have to change
 * @internal
 */
export function nearest(
  word: string,
  known: readonly string[],
): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `a, b or c`, as sentences list choices. Empty for no items. */
export function oneOf(items: readonly string[]): string {
  return enumerate(items, 'or');
}

/** `a, b and c`. Empty for no items. */
export function allOf(items: readonly string[]): string {
  return enumerate(items, 'and');
}

function enumerate(items: readonly string[], word: string): string {
  if (items.length <= 1) {
    return items[0] ?? '';
  }
  return `${items.slice(0, -1).join(', ')} ${word} ${items[items.length - 1]}`;
}

/** Levenshtein distance: insertions, deletions and replacements of one letter. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      current.push(
        Math.min(
          (current[j - 1] ?? 0) + 1,
          (previous[j] ?? 0) + 1,
          (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
