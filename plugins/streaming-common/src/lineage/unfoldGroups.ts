import { LineageEdge, LineageGraph, LineageNode } from '../models';
import { parseNodeId, toNodeId } from './nodeId';

/**
 * The same answer with consumer groups as nodes of their own: a line from a topic to an application that reads in a
 * group becomes topic → group → application. Counts of hidden nodes stay those of the folded answer.
 *
 * @param describe - makes the node of a group; its depths are set here
 */
export function unfoldGroups(
  answer: LineageGraph,
  describe: (groupId: string) => LineageNode,
): LineageGraph {
  const groups = new Map<string, LineageNode>();
  const edges: LineageEdge[] = [];
  const members = new Map<string, LineageEdge>();
  const depths = new Map(answer.nodes.map(node => [node.id, node.depth]));
  for (const edge of answer.edges) {
    const { group } = edge.attributes;
    const scope = parseNodeId(edge.from)?.scope;
    if (edge.kind !== 'reads' || group === undefined || scope === undefined) {
      edges.push(edge);
      continue;
    }
    const id = toNodeId({ kind: 'group', scope, name: group });
    if (id === edge.to) {
      edges.push(edge);
      continue;
    }
    if (!groups.has(id)) {
      const depth = depths.get(edge.to) ?? { upstream: null, downstream: null };
      groups.set(id, { ...describe(id), depth });
    }
    edges.push({ ...edge, to: id });
    members.set(`${id}>${edge.to}`, {
      ...edge,
      id: `${id}>${edge.to}`,
      from: id,
      kind: 'member-of',
      rate: null,
      attributes: { group },
    });
  }
  return {
    ...answer,
    nodes: [...answer.nodes, ...groups.values()],
    edges: [...edges, ...members.values()],
  };
}
