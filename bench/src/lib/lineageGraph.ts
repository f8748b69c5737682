import {
  FlowGraphBuilder,
  LineageRecord,
} from '@millrace/backstage-plugin-streaming-common';

/** An edge by the numbers of its nodes. */
export type Edge = readonly [from: number, to: number];

const BACK_EDGES = 0.01;
/** Exponent of the power law of out-degrees: few hubs, a long tail. */
const EXPONENT = 1.6;

/** The same numbers in every run (a linear congruential generator, constants of Numerical Recipes). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Edges with a power-law out-degree, one in a hundred against the flow, each once. */
export function generateEdges(nodes: number, edges: number): Edge[] {
  const random = createRandom(7);
  const order = Array.from({ length: nodes }, (_, node) => node);
  for (let at = nodes - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  const seen = new Set<number>();
  const all: Edge[] = [];
  while (all.length < edges) {
    // The inverse of the distribution: low ranks, hence hubs, come up most.
    const rank = Math.floor(nodes * random() ** (1 / (EXPONENT - 1) + 1));
    const hub = order[rank] ?? 0;
    const other = Math.floor(random() * nodes);
    const isBack = random() < BACK_EDGES;
    const from = isBack ? Math.max(hub, other) : Math.min(hub, other);
    const to = isBack ? Math.min(hub, other) : Math.max(hub, other);
    const key = from * nodes + to;
    if (from !== to && !seen.has(key)) {
      seen.add(key);
      all.push([from, to]);
    }
  }
  return all;
}

export function nodeId(node: number): string {
  return `topic:bench/n${node}`;
}

/** The edges as records, as a collector would hand them in. */
export function buildGraph(edges: readonly Edge[]): FlowGraphBuilder {
  const builder = new FlowGraphBuilder();
  edges.forEach(([from, to], at) => {
    const record: LineageRecord = {
      id: String(at),
      from: nodeId(from),
      to: nodeId(to),
      kind: 'writes',
      provenance: 'observed',
      source: 'bench',
      firstSeen: null,
      lastSeen: null,
      rate: {
        messagesPerSecond: at % 997,
        bytesPerSecond: 0,
        windowMs: 60_000,
      },
      attributes: {},
    };
    builder.setRecord(record);
  });
  return builder;
}
