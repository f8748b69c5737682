/**
 * The word that another was probably meant to be: at most two letters differ, fewer in short ones.
 * Undefined when none is near enough.
 */
export function nearestWord(
  written: string,
  known: Iterable<string>,
): string | undefined {
  if (written.length < 3 || written.length > 40) return undefined;
  const most = written.length < 6 ? 1 : 2;
  let nearest: { word: string; distance: number } | undefined;
  for (const word of known) {
    if (Math.abs(word.length - written.length) > most) continue;
    const distance = distanceOf(written.toLowerCase(), word.toLowerCase());
    if (distance <= most && distance < (nearest?.distance ?? Infinity)) {
      nearest = { word, distance };
    }
  }
  return nearest?.word;
}

/** How many letters must be put in, taken out, changed or swapped with the next. */
function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped =
        a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + same,
          swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}
