import {
  LineageEdge,
  LineageGraph,
  LineageNode,
} from '@millrace/backstage-plugin-streaming-common';
import { mergeGraphs, pathBetween, reach, toView } from '.';

function node(id: string, hidden = 0): LineageNode {
  return {
    id,
    kind: id.startsWith('t') ? 'topic' : 'application',
    title: id,
    entityRef: null,
    owner: null,
    domain: null,
    environment: null,
    cluster: null,
    role: null,
    state: 'unknown',
    marks: [],
    findings: 0,
    depth: { upstream: null, downstream: null },
    hidden: { upstream: 0, downstream: hidden },
    lag: null,
  };
}

function edge(
  from: string,
  to: string,
  provenance: LineageEdge['provenance'] = 'observed',
): LineageEdge {
  return {
    id: `${from}-${to}-${provenance}`,
    from,
    to,
    kind: from.startsWith('t') ? 'reads' : 'writes',
    provenance,
    source: 'test',
    firstSeen: null,
    lastSeen: null,
    freshness: 'live',
    rate:
      provenance === 'observed'
        ? { messagesPerSecond: 5, bytesPerSecond: 50, windowMs: 60_000 }
        : null,
    attributes: {},
  };
}

function graph(nodes: LineageNode[], edges: LineageEdge[]): LineageGraph {
  return {
    version: '1',
    roots: [nodes[0]?.id ?? ''],
    nodes,
    edges,
    hidden: {
      nodes: 3,
      edges: 3,
      by: { depth: 3, limit: 0, internal: 0, provenance: 0 },
    },
    coverage: [],
  };
}

const chain = graph(
  ['a1', 't1', 'a2', 't2', 'a3'].map(id => node(id)),
  [
    edge('a1', 't1'),
    edge('a1', 't1', 'declared'),
    edge('t1', 'a2'),
    edge('a2', 't2', 'authorised'),
    edge('t2', 'a3', 'declared'),
    edge('a3', 't1'),
  ],
);
const everything = { hiddenProvenances: [], hiddenKinds: [] };

describe('toView', () => {
  it('draws one line per flow and keeps every statement, best known first', () => {
    const { lines } = toView(chain, everything);
    const line = lines.find(one => one.from === 'a1');
    expect(lines).toHaveLength(5);
    expect(line?.records.map(record => record.provenance)).toEqual([
      'observed',
      'declared',
    ]);
    expect(line).toMatchObject({ best: 'observed', messagesPerSecond: 5 });
  });

  it('counts what a filter hides and shows what is left', () => {
    const view = toView(chain, {
      ...everything,
      hiddenProvenances: ['observed'],
    });
    expect(view.hiddenRecords.get('observed')).toBe(3);
    expect(view.lines.map(line => line.best)).toEqual([
      'declared',
      'authorised',
      'declared',
    ]);
    expect(view.nodes.size).toBe(5);
  });

  it('never hides a root by its kind', () => {
    const view = toView(chain, { ...everything, hiddenKinds: ['application'] });
    expect([...view.nodes.keys()]).toEqual(['a1', 't1', 't2']);
    expect(view.hiddenNodes.get('application')).toBe(2);
  });
});

describe('reach and pathBetween', () => {
  const { lines } = toView(chain, everything);

  it('follows the data through cycles, one way or both', () => {
    expect(reach(lines, 't2', 'downstream')).toEqual(
      new Set(['t2', 'a3', 't1', 'a2']),
    );
    expect(reach(lines, 't1', 'upstream')).toEqual(
      new Set(['t1', 'a1', 'a3', 't2', 'a2']),
    );
    expect(reach(lines, 'a1', 'both').size).toBe(5);
  });

  it('finds the shortest way in either direction', () => {
    expect(pathBetween(lines, 'a1', 't2')).toEqual(['a1', 't1', 'a2', 't2']);
    expect(pathBetween(lines, 't2', 'a1')).toEqual(['a1', 't1', 'a2', 't2']);
    expect(pathBetween(lines, 'a1', 'nowhere')).toEqual([]);
  });
});

describe('mergeGraphs', () => {
  it('adds an expansion and counts what is no longer hidden', () => {
    const merged = mergeGraphs([
      graph([node('t1', 2)], []),
      graph([node('t1', 0), node('a9')], [edge('t1', 'a9')]),
    ]);
    expect(
      merged?.nodes.map(({ id, hidden }) => [id, hidden.downstream]),
    ).toEqual([
      ['t1', 0],
      ['a9', 0],
    ]);
    expect(merged?.edges).toHaveLength(1);
    expect(merged?.hidden.nodes).toBe(2);
    expect(mergeGraphs([])).toBeUndefined();
  });
});
