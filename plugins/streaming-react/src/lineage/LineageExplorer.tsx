import { Provenance } from '@millrace/backstage-plugin-streaming-common';
import { Text } from '@backstage/ui';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { EmptyView, LoadingView, StateView } from '../components/StateView';
import { useEntityHref } from '../components/OwnerLink';
import { useColorMode } from '../hooks/useColorMode';
import { useSaid } from '../hooks/useSaid';
import { useTexts } from '../hooks/useTexts';
import { Direction, FilteredView, pathBetween, reach, toView } from './graph';
import { useLayout } from './layout';
import { Legend } from './Legend';
import { LineageToolbar } from './LineageToolbar';
import { NodePanel } from './panel';
import { LineageTable } from './table';
import { useLineage } from './useLineage';
import styles from './LineageExplorer.module.css';

// The graph library comes with the first picture, not with the first page.
const LineageCanvas = lazy(() =>
  import('./canvas').then(canvas => ({ default: canvas.LineageCanvas })),
);

/** The state of the explorer that belongs in the address of its page. */
export interface LineageExplorerProps {
  /** Node identifiers; empty shows what is there from the start of the graph. */
  roots: string[];
  hops: number;
  onHops?: (hops: number) => void;
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
  view?: 'graph' | 'table';
  onView?: (view: 'graph' | 'table') => void;
  hiddenProvenances?: Provenance[];
  onHiddenProvenances?: (hidden: Provenance[]) => void;
  /** The address of the picture around a node, and of its impact. */
  toGraph: (node: string) => string;
  toImpact: (node: string) => string;
}

/**
 * How data flows around some nodes: the picture or a table of the same rows, the legend that filters it, and the
 * side panel of the selected node beside it.
 *
 * @public
 */
export function LineageExplorer(props: LineageExplorerProps) {
  const { roots, hops, onSelect } = props;
  const t = useTexts();
  const say = useSaid();
  const [groups, setGroups] = useState(false);
  const [internal, setInternal] = useState(false);
  const [ownHidden, setOwnHidden] = useState<Provenance[]>([]);
  const hidden = props.hiddenProvenances ?? ownHidden;
  const { query, findings, expanded, expand, undo } = useLineage({
    roots,
    hops,
    groups,
    internal,
  });
  const graph = query.status === 'data' ? query.value : undefined;
  const view = useMemo(
    () =>
      graph && toView(graph, { hiddenProvenances: hidden, hiddenKinds: [] }),
    [graph, hidden],
  );
  const findingReasons = useMemo(
    () =>
      new Map(
        findings.flatMap(finding =>
          finding.edge
            ? [[finding.edge, say(finding.reason, finding.said)] as const]
            : [],
        ),
      ),
    [findings, say],
  );
  const search = useRef<HTMLDivElement>(null);

  return (
    <div
      className={styles.explorer}
      role="presentation"
      onKeyDown={event => {
        if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
          event.preventDefault();
          search.current?.querySelector('input')?.focus();
        }
      }}
    >
      <LineageToolbar
        searchRef={search}
        nodes={view ? [...view.nodes.values()] : []}
        onFound={id => (view?.nodes.has(id) ? onSelect(id) : expandTo(id))}
        hops={hops}
        onHops={props.onHops}
        view={props.view ?? 'graph'}
        onView={props.onView}
        groups={groups}
        onGroups={setGroups}
        internal={internal}
        onInternal={setInternal}
        onUndo={expanded.length > 0 ? undo : undefined}
      />
      <StateView
        query={query}
        what={t('lineage.title')}
        skeleton={<div className={styles.skeleton} />}
        isEmpty={({ nodes }) => nodes.length === 0}
        empty={
          <EmptyView title={t('lineage.empty')} hint={t('lineage.emptyHint')} />
        }
      >
        {found =>
          view && (
            <>
              <Legend
                graph={found}
                view={view}
                hidden={hidden}
                onHidden={props.onHiddenProvenances ?? setOwnHidden}
              />
              <Stage
                {...props}
                drawn={view}
                scene={JSON.stringify({ roots, hops, groups, internal })}
                expand={expand}
                findingReasons={findingReasons}
              />
            </>
          )
        }
      </StateView>
    </div>
  );

  function expandTo(id: string) {
    expand(id);
    onSelect(id);
  }
}

/** Picture or table, and beside it the panel of what is selected. */
function Stage(
  props: LineageExplorerProps & {
    drawn: FilteredView;
    scene: string;
    expand: (id: string) => void;
    findingReasons: Map<string, string>;
  },
) {
  const { drawn, selected, onSelect, expand } = props;
  const t = useTexts();
  const colorMode = useColorMode();
  const entityHref = useEntityHref();
  const navigate = useNavigate();
  const layout = useLayout(drawn, props.scene);
  const [follow, setFollow] = useState<Direction>('both');
  const [pathTo, setPathTo] = useState<string>();
  const node = selected ? drawn.nodes.get(selected) : undefined;

  const lit = useMemo(() => {
    if (!node) {
      return undefined;
    }
    return pathTo
      ? new Set([node.id, ...pathBetween(drawn.lines, node.id, pathTo)])
      : reach(drawn.lines, node.id, follow);
  }, [drawn, node, follow, pathTo]);
  const select = (id: string | undefined) => {
    setPathTo(undefined);
    setFollow('both');
    onSelect(id);
  };

  return (
    <div className={styles.stage} data-panel={node ? true : undefined}>
      {props.view === 'table' ? (
        <LineageTable view={drawn} selected={selected} onSelect={select} />
      ) : (
        <div className={styles.picture}>
          {layout?.simple && (
            <Text as="p" color="secondary">
              {t('lineage.simple')}
            </Text>
          )}
          {layout ? (
            <Suspense fallback={<LoadingView what={t('lineage.title')} />}>
              <LineageCanvas
                view={drawn}
                positions={layout.positions}
                roots={props.roots}
                selected={selected}
                lit={lit}
                findings={props.findingReasons}
                colorMode={colorMode}
                onSelect={select}
                onExpand={expand}
                onFollow={setFollow}
                onOpen={id => {
                  const ref = drawn.nodes.get(id)?.entityRef;
                  if (ref) {
                    navigate(entityHref(ref));
                  }
                }}
              />
            </Suspense>
          ) : (
            <div className={styles.skeleton} />
          )}
        </div>
      )}
      {node && (
        <NodePanel
          node={node}
          view={drawn}
          follow={follow}
          onFollow={setFollow}
          pathTo={pathTo}
          onPathTo={setPathTo}
          onSelect={select}
          onExpand={expand}
          toGraph={props.toGraph}
          toImpact={props.toImpact}
        />
      )}
    </div>
  );
}
