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

  const rows = new Map<number, AffectedNode>();
  const couldBeAffected = new Map<number, AffectedNode>();
  const hitTree = toTree(graph, hit, flowing);
  const possibleTree = toTree(graph, possible, allowed);
  for (const node of possible.order) {
    const distance = hit.depths[node]!;
    if (node !== subject && distance !== -1) {
      const isDirect = options.isTopic && distance === 1;
      const effect = fed[node] === 1 ? 'degrades' : 'starves';
      rows.set(node, {
        node,
        effect: isDirect ? 'breaks' : effect,
        distance,
        ...trace(hitTree, node),
      });
    } else if (node !== subject) {
      couldBeAffected.set(node, {
        node,
        effect: 'could be affected',
        distance: possible.depths[node]!,
        ...trace(possibleTree, node),
      });
    }
  }
  if (options.isTopic) {
    for (const writer of writersOf(graph, subject, allowed)) {
      const isFlowing = (writer.provenances & FLOWING) !== 0;
      const row: AffectedNode = {
        ...writer,
        effect: isFlowing ? 'breaks' : 'could be affected',
        distance: 1,
        path: [writer.node, subject],
      };
      // A writer may also be downstream by way of a loop: its direct use decides, unless it also reads directly.
      if (isFlowing && rows.get(writer.node)?.distance !== 1) {
        rows.set(writer.node, row);
        couldBeAffected.delete(writer.node);
      } else if (!isFlowing && !rows.has(writer.node)) {
        couldBeAffected.set(writer.node, row);
      }
    }
  }
  hit.release();
  possible.release();
  const nearestFirst = (a: AffectedNode, b: AffectedNode) =>
    a.distance - b.distance ||
    (graph.ids[a.node]! < graph.ids[b.node]! ? -1 : 1);
  return {
    rows: [...rows.values()].sort(nearestFirst),
    couldBeAffected: [...couldBeAffected.values()].sort(nearestFirst),
  };
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

/** By node reached: the node before it (-1 for the root), and the provenances of the line between. */
interface Tree {
  parents: Int32Array;
  provenances: Uint8Array;
}

/** One shortest way to each node: the predecessor with the first identifier. */
function toTree(graph: FlowGraph, walk: Reach, filter: WalkFilter): Tree {
  const { offsets, nodes, lines } = graph.upstream;
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
      } else if (parent === -1 || graph.ids[candidate]! < graph.ids[parent]!) {
        parents[node] = candidate;
        provenances[node] = said;
      }
    }
  }
  return { parents, provenances };
}

function trace(
  tree: Tree,
  node: number,
): { path: number[]; provenances: number } {
  const path: number[] = [];
  for (let at = node; at !== -1; at = tree.parents[at]!) {
    path.push(at);
  }
  return { path: path.reverse(), provenances: tree.provenances[node]! };
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
