/*
 * Questions of the lineage page on 100,000 nodes and 500,000 edges, and the same walk as a recursive query with a
 * covering index in the same run. Prints the 50th and 99th percentiles and the ratio; fails above a bar, or when
 * the count of an answer differs from the database's.
 */
import { DatabaseSync } from 'node:sqlite';
import {
  ALL_PROVENANCES,
  assessDeletion,
  findNeighbourhood,
  findShortestPaths,
  FlowGraph,
  reach,
} from '@millrace/backstage-plugin-streaming-common';
import {
  buildGraph,
  createRandom,
  Edge,
  generateEdges,
  nodeId,
} from '../lib/lineageGraph';
import { percentile } from '../lib/percentiles';

const NODES = 100_000;
const EDGES = 500_000;
const HOPS = 4;
const MAX_NODES = 500;
const HUBS = 20;
const RANDOM_ROOTS = 10_000;
/** The longer questions are asked of fewer nodes. */
const ANSWER_ROOTS = 1_000;
const PATH_ROOTS = 200;
const BARS = {
  walkP99: 5,
  answerP99: 20,
  pathP99: 100,
  impactP99: 100,
  indexMs: 15_000,
  ratio: 100,
};

const everything = { provenances: ALL_PROVENANCES, closed: null };
let isWithinBars = true;

function main() {
  const edges = generateEdges(NODES, EDGES);
  const begin = performance.now();
  const graph = buildGraph(edges).build();
  tell('index of all edges', performance.now() - begin, BARS.indexMs);

  const random = createRandom(11);
  const anyNode = () => Math.floor(random() * graph.nodeCount);
  const hubs = byOutDegree(graph).slice(0, HUBS);
  const roots = [...hubs, ...Array.from({ length: RANDOM_ROOTS }, anyNode)];

  const walk = (root: number) =>
    reach(graph, [root], 'downstream', everything, HOPS).release();
  const walks = measure(`walk of ${HOPS} hops`, roots, walk, BARS.walkP99);
  measure('walk from the hubs', hubs, walk, BARS.walkP99);
  const answer = (root: number) => neighbourhood(graph, root);
  measure(
    'answer with every cut counted',
    roots.slice(0, ANSWER_ROOTS),
    answer,
    BARS.answerP99,
  );
  measure('answer from the hubs', hubs, answer, BARS.answerP99);
  const some = roots.slice(0, PATH_ROOTS);
  measure(
    'shortest paths',
    some,
    root =>
      findShortestPaths(graph, {
        from: root,
        to: anyNode(),
        maxHops: 12,
        limit: 5,
        filter: everything,
      }),
    BARS.pathP99,
  );
  measure(
    'impact of a deletion',
    some,
    root => assessDeletion(graph, root, { isTopic: true, absent: null }),
    BARS.impactP99,
  );
  compare(graph, edges, hubs, walks);
}

function neighbourhood(graph: FlowGraph, root: number) {
  return findNeighbourhood(graph, {
    roots: [root],
    direction: 'downstream',
    hops: HOPS,
    provenances: ALL_PROVENANCES,
    internal: false,
    absent: null,
    maxNodes: MAX_NODES,
  });
}

/** The same walk in SQLite, from the hubs: what a page would wait for without an index in memory. */
function compare(
  graph: FlowGraph,
  edges: readonly Edge[],
  hubs: readonly number[],
  walks: Map<number, number>,
) {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE edge (source INTEGER, target INTEGER); BEGIN');
  const insert = database.prepare('INSERT INTO edge VALUES (?, ?)');
  edges.forEach(([from, to]) => insert.run(from, to));
  database.exec(
    'COMMIT; CREATE INDEX covering ON edge (source, target); ANALYZE',
  );
  const hops = database.prepare(`
    WITH RECURSIVE hop (node, depth) AS (
      SELECT ?, 0
      UNION
      SELECT target, depth + 1 FROM hop JOIN edge ON source = node
      WHERE depth < ${HOPS}
    )
    SELECT count(DISTINCT node) AS reached FROM hop`);
  const closure = database.prepare(`
    WITH RECURSIVE hop (node) AS (
      SELECT ? UNION SELECT target FROM hop JOIN edge ON source = node
    )
    SELECT count(*) AS reached FROM hop`);
  const queries: number[] = [];
  const ours: number[] = [];
  for (const hub of hubs) {
    const node = Number((graph.ids[hub] ?? '').slice(nodeId(0).length - 1));
    const begin = performance.now();
    hops.get(node);
    queries.push(performance.now() - begin);
    ours.push(walks.get(hub) ?? NaN);
    const { nodes, hidden } = neighbourhood(graph, hub);
    const reached = Number(closure.get(node)?.reached);
    if (nodes.length + hidden.nodes !== reached) {
      isWithinBars = false;
      process.stdout.write(
        `node ${node}: ${nodes.length} shown and ${hidden.nodes} hidden, but ${reached} can be reached\n`,
      );
    }
  }
  const ratio = percentile(queries, 0.5) / percentile(ours, 0.5);
  isWithinBars &&= ratio >= BARS.ratio;
  process.stdout.write(
    `the same walk from the hubs in SQLite: p50 ${shown(
      percentile(queries, 0.5),
    )} ms, ${Math.round(ratio)} times ours, bar ${BARS.ratio} times\n`,
  );
}

/** Times each root once, after a warm-up. @returns the time by root, in milliseconds */
function measure(
  what: string,
  roots: readonly number[],
  work: (root: number) => unknown,
  bar: number,
): Map<number, number> {
  roots.slice(-100).forEach(work);
  const took = new Map<number, number>();
  for (const root of roots) {
    const begin = performance.now();
    work(root);
    took.set(root, performance.now() - begin);
  }
  const times = [...took.values()];
  tell(
    `${what}, ${times.length} roots: p50 ${shown(
      percentile(times, 0.5),
    )} ms, p99`,
    percentile(times, 0.99),
    bar,
  );
  return took;
}

function tell(what: string, ms: number, bar: number): void {
  isWithinBars &&= ms <= bar;
  process.stdout.write(
    `${what} ${shown(ms)} ms, bar ${bar} ms (${(ms / bar).toFixed(2)} of it)\n`,
  );
}

function shown(ms: number): string {
  return ms.toFixed(ms < 10 ? 2 : 0);
}

function byOutDegree(graph: FlowGraph): number[] {
  const { offsets } = graph.downstream;
  const degree = (node: number) =>
    (offsets[node + 1] ?? 0) - (offsets[node] ?? 0);
  return Array.from({ length: graph.nodeCount }, (_, node) => node).sort(
    (a, b) => degree(b) - degree(a),
  );
}

main();
process.exit(isWithinBars ? 0 : 1);
