import {
  FlowGraph,
  parseNodeId,
} from '@millrace/backstage-plugin-streaming-common';
import { LineageScope } from './LineageScope';

/** What of the graph is outside of a question; null: nothing. */
export type AbsentNodes = Uint8Array | null;

/**
 * 1 by node: a topic that the caller may not see or that lies in another environment, or an actor of whose topics
 * none is left.
 */
export function absentNodes(
  graph: FlowGraph,
  scope: LineageScope,
  isInEnvironment: (cluster: string) => boolean,
): Uint8Array {
  const absent = new Uint8Array(graph.nodeCount);
  graph.ids.forEach((id, node) => {
    const parts = parseNodeId(id);
    if (parts?.kind === 'topic') {
      const isSeen =
        isInEnvironment(parts.scope) && scope.sees(parts.scope, parts.name);
      absent[node] = isSeen ? 0 : 1;
    }
  });
  graph.ids.forEach((id, node) => {
    if (!id.startsWith('topic:')) {
      absent[node] = hasPresentNeighbour(graph, node, absent) ? 0 : 1;
    }
  });
  return absent;
}

function hasPresentNeighbour(
  graph: FlowGraph,
  node: number,
  absent: Uint8Array,
): boolean {
  return [graph.upstream, graph.downstream].some(({ offsets, nodes }) =>
    nodes
      .subarray(offsets[node], offsets[node + 1])
      .some(neighbour => absent[neighbour] === 0),
  );
}
