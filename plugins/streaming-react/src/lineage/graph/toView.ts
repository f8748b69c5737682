import {
  LineageGraph,
  LineageNodeKind,
  Provenance,
} from '@millrace/backstage-plugin-streaming-common';
import { LineageLine, LineageView, provenanceOrder } from './LineageView';

/** What a reader chose not to see. */
export interface LineageFilter {
  hiddenProvenances: Provenance[];
  hiddenKinds: LineageNodeKind[];
}

/** A picture, and how much each choice takes out of it. */
export interface FilteredView extends LineageView {
  /** Records hidden by provenance. */
  hiddenRecords: Map<Provenance, number>;
  /** Nodes hidden by kind. */
  hiddenNodes: Map<LineageNodeKind, number>;
}

/**
 * Folds the statements about one flow into one line and applies the filter. A root is always drawn; a node that
 * loses its last line stays, so that hiding a provenance shows what is known by nothing else.
 */
export function toView(
  graph: LineageGraph,
  filter: LineageFilter,
): FilteredView {
  const hiddenRecords = new Map<Provenance, number>();
  const hiddenNodes = new Map<LineageNodeKind, number>();
  const roots = new Set(graph.roots);
  const nodes: LineageView['nodes'] = new Map();
  for (const node of graph.nodes) {
    if (filter.hiddenKinds.includes(node.kind) && !roots.has(node.id)) {
      hiddenNodes.set(node.kind, (hiddenNodes.get(node.kind) ?? 0) + 1);
    } else {
      nodes.set(node.id, node);
    }
  }
  const lines = new Map<string, LineageLine>();
  for (const edge of graph.edges) {
    if (filter.hiddenProvenances.includes(edge.provenance)) {
      hiddenRecords.set(
        edge.provenance,
        (hiddenRecords.get(edge.provenance) ?? 0) + 1,
      );
    } else if (nodes.has(edge.from) && nodes.has(edge.to)) {
      const id = `${edge.from} ${edge.kind} ${edge.to}`;
      const line = lines.get(id);
      const records = [...(line?.records ?? []), edge].sort(
        (a, b) => rank(a.provenance) - rank(b.provenance),
      );
      const rate = edge.rate?.messagesPerSecond;
      lines.set(id, {
        id,
        from: edge.from,
        to: edge.to,
        kind: edge.kind,
        records,
        best: records[0]?.provenance ?? edge.provenance,
        messagesPerSecond:
          rate === undefined
            ? line?.messagesPerSecond ?? null
            : (line?.messagesPerSecond ?? 0) + rate,
      });
    }
  }
  return { nodes, lines: [...lines.values()], hiddenRecords, hiddenNodes };
}

function rank(provenance: Provenance): number {
  return provenanceOrder.indexOf(provenance);
}
