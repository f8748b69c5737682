import {
  ALL_PROVENANCES,
  assessDeletion,
  findNeighbourhood,
  findShortestPaths,
  FlowGraph,
  FlowGraphBuilder,
  parseNodeId,
  provenanceMask,
  suggestNode,
  toClientIdFamily,
  toLineageEdge,
} from '.';
import { basketNode, basketToInvoice } from './__fixtures__/basketToInvoice';

const everything = { provenances: ALL_PROVENANCES, closed: null };

function story(): FlowGraph {
  const builder = new FlowGraphBuilder();
  basketToInvoice().forEach(record => builder.setRecord(record));
  return builder.build();
}

function nodeOf(graph: FlowGraph, name: string): number {
  const node = graph.indexOf(basketNode(name));
  if (node === undefined) {
    throw new Error(`The story has no "${name}"`);
  }
  return node;
}

function names(graph: FlowGraph, nodes: number[]): (string | undefined)[] {
  return nodes.map(node => parseNodeId(graph.ids[node] ?? '')?.name);
}

describe('the story from basket to invoice', () => {
  const graph = story();

  it('has thirteen nodes and thirteen lines', () => {
    expect(graph.nodeCount).toBe(13);
    expect(graph.lineCount).toBe(13);
  });

  it('shows two hops both ways and counts what lies beyond', () => {
    const answer = findNeighbourhood(graph, {
      roots: [nodeOf(graph, 'risk.basket.scored.v1')],
      direction: 'both',
      hops: 2,
      provenances: ALL_PROVENANCES,
      internal: false,
      absent: null,
      maxNodes: 500,
    });
    expect(
      names(
        graph,
        answer.nodes.map(one => one.node),
      ),
    ).toEqual([
      'risk.basket.scored.v1',
      'risk-screen',
      'stock-keeper',
      'risk.basket.scored.v1.dlq',
      'sales.basket.confirmed.v1',
      'stock.reservation.made.v1',
    ]);
    const reservation = answer.nodes.at(-1);
    expect(reservation).toMatchObject({
      upstreamDepth: null,
      downstreamDepth: 2,
      hiddenUpstream: 0,
      hiddenDownstream: 1,
    });
    // The readers beside the way are not reachable, yet each node says that they exist.
    expect(answer.nodes[4]).toMatchObject({ hiddenDownstream: 2 });
    expect(answer.hidden.by).toEqual({
      depth: 6,
      limit: 0,
      internal: 0,
      provenance: 0,
    });
    expect(answer.lines).toHaveLength(5);
  });

  it('counts what leaving out a provenance hides', () => {
    const answer = findNeighbourhood(graph, {
      roots: [nodeOf(graph, 'sales.basket.confirmed.v1')],
      direction: 'downstream',
      hops: 20,
      provenances: provenanceMask(['declared']),
      internal: false,
      absent: null,
      maxNodes: 500,
    });
    expect(answer.nodes).toHaveLength(10);
    expect(answer.hidden).toEqual({
      nodes: 2,
      edges: 2,
      by: { depth: 0, limit: 0, internal: 0, provenance: 2 },
    });
  });

  it('finds the short way first, then the long one', () => {
    const paths = findShortestPaths(graph, {
      from: nodeOf(graph, 'basket-web'),
      to: nodeOf(graph, 'ledger-poster'),
      maxHops: 12,
      limit: 5,
      filter: everything,
    });
    expect(paths.map(path => path.length - 1)).toEqual([2, 8]);
  });

  it('says who is hit when the first topic goes away', () => {
    const impact = assessDeletion(
      graph,
      nodeOf(graph, 'sales.basket.confirmed.v1'),
      { isTopic: true, absent: null },
    );
    const writers = impact.rows.filter(row => row.path[0] === row.node);
    expect(
      names(
        graph,
        writers.map(row => row.node),
      ),
    ).toEqual(['basket-web']);
    expect(impact.rows.length - writers.length).toBe(10);
    expect(
      names(
        graph,
        impact.couldBeAffected.map(row => row.node),
      ),
    ).toEqual(['promo-engine']);
    const direct = impact.rows.filter(row => row.effect === 'breaks');
    expect(
      names(
        graph,
        direct.map(row => row.node),
      ),
    ).toEqual(['basket-web', 'ledger-poster', 'night-report', 'risk-screen']);
    expect(
      impact.rows.every(row => row.distance === 1 || row.effect === 'starves'),
    ).toBe(true);
  });

  it('tells starving from degrading by what else feeds a node', () => {
    const impact = assessDeletion(
      graph,
      nodeOf(graph, 'stock.reservation.made.v1'),
      { isTopic: true, absent: null },
    );
    const effects = Object.fromEntries(
      impact.rows.map(row => [names(graph, [row.node])[0], row.effect]),
    );
    expect(effects).toEqual({
      'stock-keeper': 'breaks',
      'parcel-planner': 'breaks',
      'dispatch.parcel.shipped.v1': 'starves',
      'ledger-poster': 'degrades',
      'finance.invoice.issued.v1': 'degrades',
    });
  });
});

describe('FlowGraphBuilder', () => {
  const [first, second] = basketToInvoice();

  it('draws what is known several ways as one line with several records', () => {
    const builder = new FlowGraphBuilder();
    [first!, second!].forEach(record => builder.setRecord(record));
    const graph = builder.build();
    expect(graph.lineCount).toBe(1);
    expect(graph.recordsOf(0)).toEqual([first, second]);
  });

  it('keeps pictures as they were taken', () => {
    const builder = new FlowGraphBuilder();
    builder.setRecord(first!);
    const before = builder.build();
    builder.removeRecord(first!.id);
    const after = builder.build();
    expect(before.indexOf(first!.from)).toBe(0);
    expect(before.recordsOf(0)).toHaveLength(1);
    expect(after.indexOf(first!.from)).toBeUndefined();
    expect(after.version).toBeGreaterThan(before.version);
    expect(builder.build()).toBe(after);
  });

  it('moves a record whose ends changed', () => {
    const builder = new FlowGraphBuilder();
    builder.setRecord(first!);
    builder.setRecord({ ...first!, from: 'client:c/somebody' });
    const graph = builder.build();
    expect(graph.indexOf(first!.from)).toBeUndefined();
    expect(graph.indexOf('client:c/somebody')).toBeDefined();
  });
});

describe('toClientIdFamily', () => {
  it.each([
    ['yard-scan-17', 'yard-scan'],
    ['kafkajs', 'kafkajs'],
    ['consumer-billing-3', 'billing'],
    ['rollup-StreamThread-2-consumer', 'rollup'],
    [
      'rollup-4f1c8f4e-9a52-4c0e-8f55-1d1f6f2f3a10-StreamThread-1-producer',
      'rollup',
    ],
    ['gate-7d9c5b8f6d-x2k9q', 'gate'],
    ['42', '42'],
    [
      '6f1c8f4e-9a52-4c0e-8f55-1d1f6f2f3a10',
      '6f1c8f4e-9a52-4c0e-8f55-1d1f6f2f3a10',
    ],
  ])('folds %s into %s', (clientId, family) => {
    expect(toClientIdFamily(clientId)).toBe(family);
  });
});

describe('names and instants', () => {
  it('suggests the name that was meant', () => {
    const known = basketToInvoice().map(record => record.to);
    expect(suggestNode(basketNode('dispatch.parcle.shipped.v1'), known)).toBe(
      'dispatch.parcel.shipped.v1',
    );
    expect(
      suggestNode(basketNode('yard.gate.opened.v1'), known),
    ).toBeUndefined();
    expect(suggestNode('dispatch.parcel.shipped.v1', known)).toBeUndefined();
  });

  it('keeps names with slashes and colons whole', () => {
    expect(parseNodeId('client:c1/User:web/x')).toEqual({
      kind: 'client',
      scope: 'c1',
      name: 'User:web/x',
    });
    expect(parseNodeId('nothing')).toBeUndefined();
  });

  it.each([
    [60_000, 'live'],
    [60 * 60_000, 'recent'],
    [8 * 24 * 60 * 60_000, 'quiet'],
  ])('ages an observed record of %d ms', (age, freshness) => {
    const now = Date.UTC(2031, 5, 10);
    const record = basketToInvoice().find(one => one.provenance === 'observed');
    const edge = toLineageEdge({ ...record!, lastSeen: now - age }, now);
    expect(edge).toMatchObject({
      freshness,
      lastSeen: new Date(now - age).toISOString(),
      firstSeen: null,
    });
  });
});
