/*
 * What happens when a node goes away. Indexes come from the graph's own arrays, which is what the non-null
 * assertions rely on.
 */
import { ALL_PROVENANCES, FlowGraph, provenanceBits } from './FlowGraph';
import { reach, Reach, WalkFilter } from './reach';

export interface AffectedNode {
  node: number;
  effect: 'breaks' | 'starves' | 'degrades' | 'could be affected';
  /** Hops from the subject; writers of a deleted topic stand at 1, against the data. */
  distance: number;
  /** From the subject to the node; for writers of a deleted topic from the writer to it. */
  path: number[];
  /** Bit set of the provenances of the last line of the path. */
  provenances: number;
}

export interface DeletionImpact {
  /** Nearest first, then by identifier. */
  rows: AffectedNode[];
  /** Reached only where access rules would allow it: nobody said or saw that data flows. */
  couldBeAffected: AffectedNode[];
}

/** Provenances that say that data does flow, rather than that it might. */
const FLOWING = ALL_PROVENANCES & ~provenanceBits.authorised;

/** By node reached: the node before it (-1 for the root), and the provenances of the line between. */
interface Tree {
  parents: Int32Array;
  provenances: Uint8Array;
}

/** A node that the data of the subject comes to. Its path is read from the tree when it is asked for. */
class Downstream implements AffectedNode {
  readonly #tree: Tree;

  constructor(
    readonly node: number,
    readonly effect: AffectedNode['effect'],
    readonly distance: number,
    tree: Tree,
  ) {
    this.#tree = tree;
  }

  get path(): number[] {
    const path: number[] = [];
    for (let at = this.node; at !== -1; at = this.#tree.parents[at]!) {
      path.push(at);
    }
    return path.reverse();
  }

  get provenances(): number {
    return this.#tree.provenances[this.node]!;
  }
}

/**
 * Who is hit when `subject` is deleted: everything downstream, and the writers of a topic. Who uses a deleted topic
 * directly breaks; what got its data only through the subject starves; what has another source degrades.
 *
 * @param options.isTopic - whether the subject is a topic; its readers and writers are then the direct users
 * @param options.absent - 1: as if the node did not exist
 */
export function assessDeletion(
  graph: FlowGraph,
  subject: number,
  options: { isTopic: boolean; absent: Uint8Array | null },
): DeletionImpact {
  const closed = options.absent;
  const flowing: WalkFilter = { provenances: FLOWING, closed };
  const allowed: WalkFilter = { provenances: ALL_PROVENANCES, closed };
  const hit = reach(graph, [subject], 'downstream', flowing);
  const possible = reach(graph, [subject], 'downstream', allowed);
  const fed = fedOtherwise(graph, subject, hit, flowing);

  const writers = options.isTopic ? writersOf(graph, subject, allowed) : [];
  const flowingWriters = new Map<number, AffectedNode>();
  const allowedWriters = new Map<number, AffectedNode>();
  for (const { node, provenances } of writers) {
    const row = { node, distance: 1, path: [node, subject], provenances };
    // A writer may also be downstream by way of a loop: its direct use decides, unless it also reads directly.
    if ((provenances & FLOWING) === 0) {
      if (hit.depths[node] === -1) {
        allowedWriters.set(node, { ...row, effect: 'could be affected' });
      }
    } else if (hit.depths[node] !== 1) {
      flowingWriters.set(node, { ...row, effect: 'breaks' });
    }
  }

  const rows: AffectedNode[] = [];
  const couldBeAffected: AffectedNode[] = [];
  const tree = toTree(graph, hit, flowing);
  for (const node of hit.order) {
    if (node !== subject && !flowingWriters.has(node)) {
      const distance = hit.depths[node]!;
      const isDirect = options.isTopic && distance === 1;
      const effect = fed[node] === 1 ? 'degrades' : 'starves';
      rows.push(
        new Downstream(node, isDirect ? 'breaks' : effect, distance, tree),
      );
    }
  }
  if (possible.order.length > hit.order.length) {
    const possibleTree = toTree(graph, possible, allowed);
    for (const node of possible.order) {
      if (
        hit.depths[node] === -1 &&
        !flowingWriters.has(node) &&
        !allowedWriters.has(node)
      ) {
        const distance = possible.depths[node]!;
        couldBeAffected.push(
          new Downstream(node, 'could be affected', distance, possibleTree),
        );
      }
    }
  }
  hit.release();
  possible.release();
  return {
    rows: nearestFirst(graph, [...flowingWriters.values(), ...rows]),
    couldBeAffected: nearestFirst(graph, [
      ...allowedWriters.values(),
      ...couldBeAffected,
    ]),
  };
}

/** By distance, then by identifier; sorted as numbers, because there may be as many rows as nodes. */
function nearestFirst(
  graph: FlowGraph,
  rows: readonly AffectedNode[],
): AffectedNode[] {
  const places = graph.places();
  const byPlace = new Array<AffectedNode | undefined>(graph.nodeCount);
  const keys = new Float64Array(rows.length);
  rows.forEach((row, index) => {
    const place = places[row.node]!;
    byPlace[place] = row;
    keys[index] = row.distance * graph.nodeCount + place;
  });
  return Array.from(keys.sort(), key => byPlace[key % graph.nodeCount]!);
}

/** 1 by node: hit, and still fed by something that is not. */
function fedOtherwise(
  graph: FlowGraph,
  subject: number,
  hit: Reach,
  filter: WalkFilter,
): Uint8Array {
  const { offsets, nodes, lines } = graph.upstream;
  const seeds: number[] = [];
  for (const node of hit.order) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const source = nodes[at]!;
      if (
        node !== subject &&
        hit.depths[source] === -1 &&
        (filter.closed === null || filter.closed[source] === 0) &&
        (graph.lineProvenances[lines[at]!]! & filter.provenances) !== 0
      ) {
        seeds.push(node);
        break;
      }
    }
  }
  const withoutSubject =
    filter.closed?.slice() ?? new Uint8Array(graph.nodeCount);
  withoutSubject[subject] = 1;
  const fed = new Uint8Array(graph.nodeCount);
  const walk = reach(graph, seeds, 'downstream', {
    ...filter,
    closed: withoutSubject,
  });
  for (const node of walk.order) {
    fed[node] = 1;
  }
  walk.release();
  return fed;
}

/** One shortest way to each node: the predecessor with the first identifier. */
function toTree(graph: FlowGraph, walk: Reach, filter: WalkFilter): Tree {
  const { offsets, nodes, lines } = graph.upstream;
  const places = graph.places();
  const parents = new Int32Array(graph.nodeCount).fill(-1);
  const provenances = new Uint8Array(graph.nodeCount);
  for (const node of walk.order) {
    const depth = walk.depths[node]! - 1;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const candidate = nodes[at]!;
      const parent = parents[node]!;
      const said = graph.lineProvenances[lines[at]!]!;
      if (
        depth < 0 ||
        walk.depths[candidate] !== depth ||
        (said & filter.provenances) === 0
      ) {
        continue;
      }
      if (candidate === parent) {
        provenances[node]! |= said;
      } else if (parent === -1 || places[candidate]! < places[parent]!) {
        parents[node] = candidate;
        provenances[node] = said;
      }
    }
  }
  return { parents, provenances };
}

/** Each writer once, with all provenances that its lines to the topic have. */
function writersOf(
  graph: FlowGraph,
  topic: number,
  filter: WalkFilter,
): { node: number; provenances: number }[] {
  const { offsets, nodes, lines } = graph.upstream;
  const writers = new Map<number, number>();
  for (let at = offsets[topic]!; at < offsets[topic + 1]!; at++) {
    const node = nodes[at]!;
    if (filter.closed === null || filter.closed[node] === 0) {
      const before = writers.get(node) ?? 0;
      writers.set(node, before | graph.lineProvenances[lines[at]!]!);
    }
  }
  return [...writers].map(([node, provenances]) => ({ node, provenances }));
}
