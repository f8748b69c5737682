import { LineageLine } from './LineageView';

/** Which way the data is followed from a chosen node. */
export type Direction = 'upstream' | 'downstream' | 'both';

/** The nodes from which `start` gets its data, or which get theirs from it, with itself. Cycles end. */
export function reach(
  lines: LineageLine[],
  start: string,
  direction: Direction,
): Set<string> {
  const found = new Set([start]);
  const walk = (next: Map<string, string[]>) => {
    const queue = [start];
    const seen = new Set(queue);
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      for (const neighbour of next.get(node) ?? []) {
        if (!seen.has(neighbour)) {
          seen.add(neighbour);
          found.add(neighbour);
          queue.push(neighbour);
        }
      }
    }
  };
  if (direction !== 'upstream') {
    walk(index(lines, line => [line.from, line.to]));
  }
  if (direction !== 'downstream') {
    walk(index(lines, line => [line.to, line.from]));
  }
  return found;
}

/** Nodes on a shortest way of data between two nodes, in either direction; empty when there is none. */
export function pathBetween(
  lines: LineageLine[],
  one: string,
  other: string,
): string[] {
  const next = index(lines, line => [line.from, line.to]);
  return shortest(next, one, other) ?? shortest(next, other, one) ?? [];
}

function shortest(
  next: Map<string, string[]>,
  from: string,
  to: string,
): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  let frontier = [from];
  while (frontier.length > 0 && !cameFrom.has(to)) {
    const following: string[] = [];
    for (const node of frontier) {
      for (const neighbour of next.get(node) ?? []) {
        if (!cameFrom.has(neighbour)) {
          cameFrom.set(neighbour, node);
          following.push(neighbour);
        }
      }
    }
    frontier = following;
  }
  if (!cameFrom.has(to)) {
    return undefined;
  }
  const path: string[] = [];
  for (
    let node: string | undefined = to;
    node !== undefined;
    node = cameFrom.get(node)
  ) {
    path.unshift(node);
  }
  return path;
}

function index(
  lines: LineageLine[],
  ends: (line: LineageLine) => [string, string],
): Map<string, string[]> {
  const neighbours = new Map<string, string[]>();
  for (const line of lines) {
    const [from, to] = ends(line);
    const list = neighbours.get(from);
    if (list) {
      list.push(to);
    } else {
      neighbours.set(from, [to]);
    }
  }
  return neighbours;
}
