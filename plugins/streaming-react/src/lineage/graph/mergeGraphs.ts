import { LineageGraph } from '@millrace/backstage-plugin-streaming-common';

/**
 * Several answers as one. A node in more than one answer hides only what all of them hide; what the union itself
 * draws is no longer counted as hidden by the whole answer.
 */
export function mergeGraphs(graphs: LineageGraph[]): LineageGraph | undefined {
  const [first, ...rest] = graphs;
  if (!first) {
    return undefined;
  }
  const nodes = new Map(first.nodes.map(node => [node.id, node]));
  const edges = new Map(first.edges.map(edge => [edge.id, edge]));
  for (const graph of rest) {
    for (const node of graph.nodes) {
      const known = nodes.get(node.id);
      nodes.set(
        node.id,
        known
          ? {
              ...known,
              hidden: {
                upstream: Math.min(known.hidden.upstream, node.hidden.upstream),
                downstream: Math.min(
                  known.hidden.downstream,
                  node.hidden.downstream,
                ),
              },
            }
          : node,
      );
    }
    for (const edge of graph.edges) {
      edges.set(edge.id, edge);
    }
  }
  return {
    ...first,
    nodes: [...nodes.values()],
    edges: [...edges.values()].filter(
      edge => nodes.has(edge.from) && nodes.has(edge.to),
    ),
    hidden: {
      ...first.hidden,
      nodes: Math.max(
        0,
        first.hidden.nodes - (nodes.size - first.nodes.length),
      ),
    },
  };
}
