/** Beyond this many changed letters a name is not what was meant. */
const MAX_DISTANCE = 4;

/** The known names that differ least from the given one, best first; none when all differ too much. */
export function nearestNames(
  name: string,
  known: Iterable<string>,
  limit: number = 1,
): string[] {
  const near: { candidate: string; distance: number }[] = [];
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) <= MAX_DISTANCE) {
      const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
      if (distance <= Math.min(MAX_DISTANCE, name.length / 2)) {
        near.push({ candidate, distance });
      }
    }
  }
  return near
    .sort(
      (a, b) =>
        a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1),
    )
    .slice(0, limit)
    .map(one => one.candidate);
}

/** Letters to insert, remove, replace or swap with their neighbour to come from one text to the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const cost = from[row - 1] === to[column - 1] ? 0 : 1;
      // Rows have `to.length + 1` members, so the neighbours exist.
      let best = Math.min(
        last[column]! + 1,
        current[column - 1]! + 1,
        last[column - 1]! + cost,
      );
      if (
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1]
      ) {
        best = Math.min(best, beforeLast[column - 2]! + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length]!;
}
