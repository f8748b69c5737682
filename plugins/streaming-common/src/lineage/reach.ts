/*
 * The one walk that everything else is made of. Indexes come from the graph's own arrays, which is what the
 * non-null assertions rely on.
 */
import { ALL_PROVENANCES, FlowGraph } from './FlowGraph';

export type WalkDirection = 'upstream' | 'downstream';

/** Which lines may be walked and which nodes may be entered. */
export interface WalkFilter {
  /** Bit set: a line is walked when it has one of these provenances. */
  provenances: number;
  /** 1: never entered. Null: every node may be. Roots are exempt. */
  closed: Uint8Array | null;
}

/** What a walk came to. */
export interface Reach {
  /** Nodes in the order of arrival: nearest first, roots included. */
  readonly order: Int32Array;
  /** Hops from the nearest root by node; -1: not reached. */
  readonly depths: Int32Array;
  /** Lines between reached nodes in the direction of the walk; complete when its depth was not limited. */
  readonly lines: number;
  /** Gives the arrays back for the next walk of the same graph; what was read of them must not be kept. */
  release(): void;
}

/** Arrays as long as the graph: made for every walk anew, they would be most of its cost. */
interface Scratch {
  order: Int32Array;
  /** All -1 between walks. */
  depths: Int32Array;
}

const spare = new WeakMap<FlowGraph, Scratch[]>();

/** Breadth first from the roots, in one direction, until there is no more or `maxDepth` hops are done. */
export function reach(
  graph: FlowGraph,
  roots: readonly number[],
  direction: WalkDirection,
  filter: WalkFilter,
  maxDepth: number = Infinity,
): Reach {
  const { offsets, nodes, lines } = graph[direction];
  const { lineProvenances } = graph;
  const { provenances, closed } = filter;
  const scratches = spare.get(graph) ?? [];
  spare.set(graph, scratches);
  const scratch = scratches.pop() ?? {
    order: new Int32Array(graph.nodeCount),
    depths: new Int32Array(graph.nodeCount).fill(-1),
  };
  const { order, depths } = scratch;
  let count = 0;
  let walked = 0;
  for (const root of roots) {
    if (depths[root] === -1) {
      depths[root] = 0;
      order[count++] = root;
    }
  }
  for (let head = 0; head < count; head++) {
    const node = order[head]!;
    const depth = depths[node]! + 1;
    if (depth > maxDepth) {
      break;
    }
    const end = offsets[node + 1]!;
    for (let at = offsets[node]!; at < end; at++) {
      const next = nodes[at]!;
      // Looking up the line is half of the cost of a walk and needed only when some are left out.
      if (
        provenances !== ALL_PROVENANCES &&
        (lineProvenances[lines[at]!]! & provenances) === 0
      ) {
        continue;
      }
      if (depths[next] === -1) {
        if (closed !== null && closed[next] !== 0) {
          continue;
        }
        depths[next] = depth;
        order[count++] = next;
      }
      walked += 1;
    }
  }
  return {
    order: order.subarray(0, count),
    depths,
    lines: walked,
    release() {
      for (let at = 0; at < count; at++) {
        depths[order[at]!] = -1;
      }
      count = 0;
      scratches.push(scratch);
    },
  };
}
