import type { ELK } from 'elkjs/lib/elk-api';
import { LineageView } from '../graph';
import { NODE_HEIGHT, NODE_WIDTH, Positions } from './Layout';

let engine: Promise<ELK> | undefined;

/** The detailed layout, computed in a worker that is started once per page. */
export async function elkLayout(view: LineageView): Promise<Positions> {
  engine ??= import('./createElk').then(({ createElk }) => createElk());
  const elk = await engine;
  const { children = [] } = await elk.layout({
    id: 'lineage',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '64',
      'elk.spacing.nodeNode': '28',
      'elk.spacing.componentComponent': '48',
      'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
    children: [...view.nodes.keys()].sort().map(id => ({
      id,
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
    })),
    edges: view.lines.map(line => ({
      id: line.id,
      sources: [line.from],
      targets: [line.to],
    })),
  });
  return new Map(
    children.map(child => [child.id, { x: child.x ?? 0, y: child.y ?? 0 }]),
  );
}
