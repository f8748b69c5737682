import {
  LineageFinding,
  LineageGraph,
} from '@millrace/backstage-plugin-streaming-common';
import { useCallback, useMemo, useState } from 'react';
import { Query, useStreamingQuery } from '../hooks/useStreamingQuery';
import { mergeGraphs } from './graph';

/** A program that starts is to be seen within seconds of its first message. */
const POLL_MS = 3_000;
const EXPANSION_HOPS = 1;
const MAX_NODES = 1_000;
const FINDINGS = 200;

/**
 * The neighbourhood of the roots, what was expanded, and the findings, kept live. Expanding asks for one more hop
 * around a node; `undo` takes the last expansion back.
 */
export function useLineage(question: {
  roots: string[];
  hops: number;
  groups: boolean;
  internal: boolean;
}): {
  query: Query<LineageGraph>;
  findings: LineageFinding[];
  expanded: string[];
  expand: (id: string) => void;
  undo: () => void;
} {
  const { roots, hops, groups, internal } = question;
  const scene = JSON.stringify(question);
  const [held, setHeld] = useState<{ scene: string; expanded: string[] }>({
    scene,
    expanded: [],
  });
  const expanded = useMemo(
    () => (held.scene === scene ? held.expanded : []),
    [held, scene],
  );

  const query = useStreamingQuery(
    `lineage ${scene} ${expanded.join(' ')}`,
    async (client, signal) => {
      const common = {
        groups: groups || undefined,
        internal: internal || undefined,
        maxNodes: MAX_NODES,
      };
      const graphs = await Promise.all([
        client.getLineageGraph(
          { query: { ...common, hops, ...(roots.length && { root: roots }) } },
          { signal },
        ),
        ...expanded.map(root =>
          client.getLineageGraph(
            { query: { ...common, hops: EXPANSION_HOPS, root } },
            { signal },
          ),
        ),
      ]);
      const [first] = graphs;
      return { scene, graph: mergeGraphs(graphs) ?? first };
    },
    { pollMs: POLL_MS, keepPrevious: true },
  );
  const findings = useStreamingQuery(
    'lineage findings',
    (client, signal) =>
      client.listLineageFindings({ query: { limit: FINDINGS } }, { signal }),
    { pollMs: 5 * POLL_MS },
  );

  const expand = useCallback(
    (id: string) =>
      setHeld(before => ({
        scene,
        expanded:
          before.scene === scene
            ? [...before.expanded.filter(one => one !== id), id]
            : [id],
      })),
    [scene],
  );
  const undo = useCallback(
    () =>
      setHeld(before => ({ scene, expanded: before.expanded.slice(0, -1) })),
    [scene],
  );

  const shown = answerTo(scene, query);
  return {
    query: shown,
    findings: findings.status === 'data' ? findings.value.items : [],
    expanded,
    expand,
    undo,
  };
}

/** An answer to another question is not kept on screen: only expansions of the same one are. */
function answerTo(
  scene: string,
  query: Query<{ scene: string; graph: LineageGraph }>,
): Query<LineageGraph> {
  const { refresh } = query;
  const replace = () => {};
  if (query.status !== 'data') {
    return { ...query, replace };
  }
  const { graph } = query.value;
  return query.value.scene === scene
    ? { ...query, value: graph, replace }
    : { status: 'loading', refresh, replace };
}
