import { LineageView } from '../graph';
import { NODE_HEIGHT, NODE_WIDTH, Positions } from './Layout';

const COLUMN = NODE_WIDTH + 64;
const ROW = NODE_HEIGHT + 28;

/** A layout in one pass: a column per distance from the sources, rows by name. Cycles are cut where they close. */
export function simpleLayout(view: LineageView): Positions {
  const columns = new Map<string, number>();
  const next = new Map<string, string[]>();
  const incoming = new Map([...view.nodes.keys()].map(id => [id, 0]));
  for (const { from, to } of view.lines) {
    next.set(from, [...(next.get(from) ?? []), to]);
    incoming.set(to, (incoming.get(to) ?? 0) + 1);
  }
  const waiting = [...incoming.keys()].sort();
  while (waiting.length > 0) {
    // A source if there is one; in a cycle, the first by name.
    const free = Math.max(
      0,
      waiting.findIndex(id => incoming.get(id) === 0),
    );
    const [node] = waiting.splice(free, 1);
    if (node !== undefined) {
      const column = columns.get(node) ?? 0;
      columns.set(node, column);
      for (const to of next.get(node) ?? []) {
        incoming.set(to, (incoming.get(to) ?? 1) - 1);
        if (waiting.includes(to)) {
          columns.set(to, Math.max(columns.get(to) ?? 0, column + 1));
        }
      }
    }
  }
  const filled = new Map<number, number>();
  return new Map(
    [...view.nodes.keys()].sort().map(id => {
      const column = columns.get(id) ?? 0;
      const row = filled.get(column) ?? 0;
      filled.set(column, row + 1);
      return [id, { x: column * COLUMN, y: row * ROW }];
    }),
  );
}
