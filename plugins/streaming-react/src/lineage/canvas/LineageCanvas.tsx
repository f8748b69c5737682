import '@xyflow/react/dist/style.css';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  Controls,
  MarkerType,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { Texts, useTexts } from '../../hooks/useTexts';
import { LineageView } from '../graph';
import { NODE_HEIGHT, NODE_WIDTH, Positions } from '../layout';
import styles from './canvas.module.css';
import { CanvasEdge, LineageLineView } from './LineageLineView';
import { CanvasNode, LineageNodeView } from './LineageNodeView';
import { useCanvasKeys } from './useCanvasKeys';

/** What the canvas draws and tells. */
export interface LineageCanvasProps {
  view: LineageView;
  positions: Positions;
  roots: string[];
  selected: string | undefined;
  /** Nodes that stay bright; all of them when undefined. */
  lit: Set<string> | undefined;
  /** Findings on lines: reason by record id. */
  findings: Map<string, string>;
  colorMode: 'light' | 'dark';
  onSelect(id: string | undefined): void;
  onExpand(id: string): void;
  onOpen(id: string): void;
  onFollow(direction: 'upstream' | 'downstream'): void;
}

const nodeTypes = { lineage: LineageNodeView };
const edgeTypes = { lineage: LineageLineView };

/** The picture, with everything it can do by keyboard. */
export function LineageCanvas(props: LineageCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas(props: LineageCanvasProps) {
  const { view, positions, roots, selected, lit, findings, onExpand } = props;
  const t = useTexts();
  const flow = useReactFlow();
  const nodes = useMemo(
    () => toNodes({ view, positions, roots, selected, lit, onExpand }, t),
    [view, positions, roots, selected, lit, onExpand, t],
  );
  const edges = useMemo(
    () => toEdges({ view, positions, lit, findings }),
    [view, positions, lit, findings],
  );
  const onKeyDown = useCanvasKeys(props);

  // A selection that comes from elsewhere (search, table, address) is brought into sight.
  const seen = useRef(selected);
  useEffect(() => {
    const position = selected && positions.get(selected);
    if (position && seen.current !== selected) {
      flow.setCenter(
        position.x + NODE_WIDTH / 2,
        position.y + NODE_HEIGHT / 2,
        { zoom: Math.max(flow.getZoom(), 0.8), duration: 200 },
      );
    }
    seen.current = selected;
  }, [flow, positions, selected]);

  return (
    // Nodes inside take the focus; their keys are handled here, once for all of them.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={styles.canvas}
      onKeyDown={onKeyDown}
      role="application"
      aria-label={t('lineage.canvas')}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={props.colorMode}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.15 }}
        minZoom={0.05}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        elementsSelectable
        onlyRenderVisibleElements={nodes.length > 200}
        onNodeClick={(_, node) => {
          seen.current = node.id;
          props.onSelect(node.id);
        }}
        onPaneClick={() => props.onSelect(undefined)}
        deleteKeyCode={null}
        proOptions={{ hideAttribution: true }}
      >
        <Controls showInteractive={false} />
        {nodes.length > 30 && <MiniMap pannable zoomable ariaLabel={null} />}
      </ReactFlow>
    </div>
  );
}

function toNodes(
  props: Pick<
    LineageCanvasProps,
    'view' | 'positions' | 'roots' | 'selected' | 'lit' | 'onExpand'
  >,
  t: Texts,
): CanvasNode[] {
  const degree = new Map<string, number>();
  for (const { from, to } of props.view.lines) {
    degree.set(from, (degree.get(from) ?? 0) + 1);
    degree.set(to, (degree.get(to) ?? 0) + 1);
  }
  const roots = new Set(props.roots);
  return [...props.view.nodes.values()].flatMap(node => {
    const position = props.positions.get(node.id);
    return position
      ? [
          {
            id: node.id,
            type: 'lineage' as const,
            position,
            width: NODE_WIDTH,
            height: NODE_HEIGHT,
            selected: node.id === props.selected,
            ariaLabel: t('lineage.nodeLabel', {
              kind: t(`lineage.kind.${node.kind}`),
              name: node.title,
              owner: node.owner
                ? parseEntityRef(node.owner).name
                : t('owner.unowned'),
              count: degree.get(node.id) ?? 0,
            }),
            data: {
              node,
              root: roots.has(node.id),
              dimmed: props.lit ? !props.lit.has(node.id) : false,
              onExpand: props.onExpand,
            },
          },
        ]
      : [];
  });
}

function toEdges(
  props: Pick<LineageCanvasProps, 'view' | 'positions' | 'lit' | 'findings'>,
): CanvasEdge[] {
  return props.view.lines
    .filter(
      line => props.positions.has(line.from) && props.positions.has(line.to),
    )
    .map(line => ({
      id: line.id,
      type: 'lineage' as const,
      source: line.from,
      target: line.to,
      markerEnd: {
        type:
          line.best === 'declared' ? MarkerType.Arrow : MarkerType.ArrowClosed,
        markerUnits: 'userSpaceOnUse',
        width: 30,
        height: 30,
        color: 'var(--bui-fg-secondary)',
      },
      data: {
        line,
        dimmed: props.lit
          ? !(props.lit.has(line.from) && props.lit.has(line.to))
          : false,
        finding: line.records
          .map(record => props.findings.get(record.id))
          .find(reason => reason !== undefined),
      },
    }));
}
