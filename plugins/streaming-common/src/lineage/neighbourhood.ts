/*
 * A k-hop answer that says what it left out. All reachable nodes are split exactly once:
 *
 *   shown + depth + limit + internal + provenance = reachable
 *
 * where reachable is what an unlimited walk over every provenance comes to. What the caller may not see, and other
 * environments when one is asked for, are outside of the question: neither shown nor counted.
 *
 * Indexes come from the graph's own arrays, which is what the non-null assertions rely on.
 */
import { ALL_PROVENANCES, FlowGraph } from './FlowGraph';
import { busiestFirst } from './busiestFirst';
import { reach, Reach, WalkDirection, WalkFilter } from './reach';

export interface NeighbourhoodQuestion {
  /** Nodes to start from; shown whatever the filters say. */
  roots: readonly number[];
  direction: WalkDirection | 'both';
  hops: number;
  /** Bit set of the provenances to walk. */
  provenances: number;
  /** Whether internal topics are shown. */
  internal: boolean;
  /** 1: outside of the question, as if it did not exist. Null: nothing is. */
  absent: Uint8Array | null;
  maxNodes: number;
}

/** A node of the answer; depths are null when that walk did not come to it. */
export interface NeighbourhoodNode {
  node: number;
  upstreamDepth: number | null;
  downstreamDepth: number | null;
  /** Neighbours that the filters admit and that are not in the answer. */
  hiddenUpstream: number;
  hiddenDownstream: number;
}

export interface Neighbourhood {
  /** Nearest first, then busiest, then by identifier. */
  nodes: NeighbourhoodNode[];
  /** Every admitted line between two shown nodes, in order of number. */
  lines: number[];
  hidden: {
    nodes: number;
    /** Lines between reachable nodes that are not in `lines`. */
    edges: number;
    by: { depth: number; limit: number; internal: number; provenance: number };
  };
}

/** What a set of walks from the same roots came to, in both directions. */
interface Area {
  upstream: Reach | null;
  downstream: Reach | null;
  size: number;
}

/** Walks from the roots and cuts the answer to size, counting every cut. */
export function findNeighbourhood(
  graph: FlowGraph,
  question: NeighbourhoodQuestion,
): Neighbourhood {
  const { absent, provenances } = question;
  const everything: WalkFilter = {
    provenances: ALL_PROVENANCES,
    closed: absent,
  };
  const withInternal: WalkFilter = { provenances, closed: absent };
  const view: WalkFilter = {
    provenances,
    closed: question.internal ? absent : closeInternal(graph, absent),
  };

  const shownArea = explore(graph, question, view);
  const filtersInternal = view.closed !== withInternal.closed;
  const filtersProvenance = provenances !== ALL_PROVENANCES;
  const internalArea = filtersInternal
    ? explore(graph, question, withInternal)
    : shownArea;
  const wholeArea = filtersProvenance
    ? explore(graph, question, everything)
    : internalArea;

  const { chosen, withinHops } = choose(graph, question, shownArea);
  const shown = new Uint8Array(graph.nodeCount);
  for (const node of chosen) {
    shown[node] = 1;
  }
  const lines = linesBetween(graph, chosen, shown, view);
  const by = {
    depth: shownArea.size - withinHops,
    limit: withinHops - chosen.length,
    internal: internalArea.size - shownArea.size,
    provenance: wholeArea.size - internalArea.size,
  };
  const answer: Neighbourhood = {
    nodes: chosen.map(node => ({
      node,
      upstreamDepth: depthIn(shownArea.upstream, node),
      downstreamDepth: depthIn(shownArea.downstream, node),
      hiddenUpstream: countHidden(graph, node, 'upstream', shown, view),
      hiddenDownstream: countHidden(graph, node, 'downstream', shown, view),
    })),
    lines,
    hidden: {
      nodes: by.depth + by.limit + by.internal + by.provenance,
      edges: countLines(graph, wholeArea) - lines.length,
      by,
    },
  };
  for (const area of new Set([shownArea, internalArea, wholeArea])) {
    area.upstream?.release();
    area.downstream?.release();
  }
  return answer;
}

/** Null stays null when there is nothing to close, which saves a walk. */
function closeInternal(
  graph: FlowGraph,
  absent: Uint8Array | null,
): Uint8Array | null {
  if (!graph.internal.includes(1)) {
    return absent;
  }
  return absent
    ? graph.internal.map((internal, node) => internal | absent[node]!)
    : graph.internal;
}

function explore(
  graph: FlowGraph,
  question: NeighbourhoodQuestion,
  filter: WalkFilter,
): Area {
  const walk = (direction: WalkDirection) =>
    question.direction === direction || question.direction === 'both'
      ? reach(graph, question.roots, direction, filter)
      : null;
  const upstream = walk('upstream');
  const downstream = walk('downstream');
  let size = (upstream ?? downstream)?.order.length ?? 0;
  if (upstream && downstream) {
    for (const node of downstream.order) {
      size += upstream.depths[node] === -1 ? 1 : 0;
    }
  }
  return { upstream, downstream, size };
}

/** The nodes to show: whole levels while there is room, then the busiest of the next one. */
function choose(
  graph: FlowGraph,
  question: NeighbourhoodQuestion,
  area: Area,
): { chosen: number[]; withinHops: number } {
  const levels: number[][] = [];
  for (const walk of [area.upstream, area.downstream]) {
    for (const node of walk?.order ?? []) {
      const depth = walk!.depths[node]!;
      if (depth > question.hops) {
        break;
      }
      // Reached both ways: taken once, by the walk that is nearer (upstream when equal).
      if (walk === nearestWalk(area, node)) {
        (levels[depth] ??= []).push(node);
      }
    }
  }
  const chosen: number[] = [];
  let withinHops = 0;
  for (const level of levels) {
    withinHops += level?.length ?? 0;
    const room = question.maxNodes - chosen.length;
    if (level && room > 0) {
      chosen.push(...busiestFirst(graph, level, room));
    }
  }
  return { chosen, withinHops };
}

function nearestWalk(area: Area, node: number): Reach | null {
  const up = area.upstream?.depths[node] ?? -1;
  const down = area.downstream?.depths[node] ?? -1;
  if (up === -1) {
    return area.downstream;
  }
  return down === -1 || up <= down ? area.upstream : area.downstream;
}

function depthIn(walk: Reach | null, node: number): number | null {
  const depth = walk?.depths[node] ?? -1;
  return depth === -1 ? null : depth;
}

function linesBetween(
  graph: FlowGraph,
  nodes: readonly number[],
  shown: Uint8Array,
  filter: WalkFilter,
): number[] {
  const { offsets, nodes: targets, lines } = graph.downstream;
  const between: number[] = [];
  for (const node of nodes) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const line = lines[at]!;
      if (
        shown[targets[at]!] === 1 &&
        (graph.lineProvenances[line]! & filter.provenances) !== 0
      ) {
        between.push(line);
      }
    }
  }
  return between.sort((a, b) => a - b);
}

/** Lines of any provenance between two nodes of the area, which was walked without limit. */
function countLines(graph: FlowGraph, area: Area): number {
  const { upstream, downstream } = area;
  if (!upstream || !downstream) {
    return (upstream ?? downstream)?.lines ?? 0;
  }
  // Whatever leaves a node downstream was walked there; what is left starts at nodes that are upstream only.
  const { offsets, nodes: targets } = graph.downstream;
  let count = downstream.lines;
  for (const node of upstream.order) {
    if (downstream.depths[node] === -1) {
      for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
        const target = targets[at]!;
        const isInside =
          upstream.depths[target] !== -1 || downstream.depths[target] !== -1;
        count += isInside ? 1 : 0;
      }
    }
  }
  return count;
}

/** Distinct neighbours that are not shown; a node may be linked by lines of several kinds. */
export function countHidden(
  graph: FlowGraph,
  node: number,
  direction: WalkDirection,
  shown: Uint8Array | null,
  filter: WalkFilter,
): number {
  const { offsets, nodes, lines } = graph[direction];
  const { counted, turn } = nextTurn(graph);
  let hidden = 0;
  for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
    const next = nodes[at]!;
    if (
      counted[next] !== turn &&
      (shown === null || shown[next] === 0) &&
      (filter.closed === null || filter.closed[next] === 0) &&
      (graph.lineProvenances[lines[at]!]! & filter.provenances) !== 0
    ) {
      counted[next] = turn;
      hidden += 1;
    }
  }
  return hidden;
}

/** Marks by node, of which those of the present turn count: nothing has to be cleared between turns. */
interface Marks {
  counted: Uint32Array;
  turn: number;
}

const marks = new WeakMap<FlowGraph, Marks>();

function nextTurn(graph: FlowGraph): Marks {
  const own = marks.get(graph) ?? {
    counted: new Uint32Array(graph.nodeCount),
    turn: 0,
  };
  own.turn += 1;
  marks.set(graph, own);
  return own;
}
