import { LineageView } from '../graph';
import { elkLayout } from './elkLayout';
import { Layout, LayoutEngine, NODE_HEIGHT, Positions } from './Layout';
import { simpleLayout } from './simpleLayout';

/** Nobody waits longer for a prettier picture. */
const LIMIT_MS = 5_000;

/** Lays a picture out, within the limit, else simply. Never rejects. */
export async function layoutView(
  view: LineageView,
  engine: LayoutEngine = elkLayout,
  limitMs: number = LIMIT_MS,
): Promise<Layout> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  try {
    const positions = await Promise.race([engine(view), limit]);
    return positions
      ? { positions, simple: false }
      : { positions: simpleLayout(view), simple: true };
  } catch {
    return { positions: simpleLayout(view), simple: true };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * New places for new nodes only: what was on screen stays where it was. A new node keeps its distance to a
 * neighbour that is placed already, and gives way downwards where the room is taken.
 */
export function keepPositions(
  view: LineageView,
  before: Positions,
  fresh: Positions,
): Positions {
  const kept: Positions = new Map();
  for (const id of view.nodes.keys()) {
    const position = before.get(id);
    if (position) {
      kept.set(id, position);
    }
  }
  if (kept.size === 0) {
    return fresh;
  }
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of view.lines) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  const missing = [...view.nodes.keys()].filter(id => !kept.has(id));
  while (missing.length > 0) {
    const placed = missing.findIndex(id =>
      neighbours.get(id)?.some(other => kept.has(other)),
    );
    const [id] = missing.splice(Math.max(0, placed), 1);
    if (id !== undefined) {
      const anchor =
        neighbours.get(id)?.find(other => kept.has(other)) ??
        [...kept.keys()][0];
      kept.set(id, freePlace(shifted(id, anchor, kept, fresh), kept));
    }
  }
  return kept;
}

function shifted(
  id: string,
  anchor: string | undefined,
  kept: Positions,
  fresh: Positions,
): { x: number; y: number } {
  const wanted = fresh.get(id) ?? { x: 0, y: 0 };
  const there = anchor === undefined ? undefined : kept.get(anchor);
  const freshly = anchor === undefined ? undefined : fresh.get(anchor);
  return there && freshly
    ? {
        x: wanted.x + there.x - freshly.x,
        y: wanted.y + there.y - freshly.y,
      }
    : wanted;
}

const GAP = 28;
const COLUMN_TOLERANCE = 200;

function freePlace(
  wanted: { x: number; y: number },
  kept: Positions,
): { x: number; y: number } {
  const column = [...kept.values()]
    .filter(other => Math.abs(other.x - wanted.x) < COLUMN_TOLERANCE)
    .sort((a, b) => a.y - b.y);
  let { y } = wanted;
  for (const other of column) {
    if (other.y < y + NODE_HEIGHT + GAP && y < other.y + NODE_HEIGHT + GAP) {
      y = other.y + NODE_HEIGHT + GAP;
    }
  }
  return { x: wanted.x, y };
}
