/*
 * Simple paths in order of length, then of identifiers. For each length, the nodes from which the target is exactly
 * that many hops away are known beforehand, so the search never enters a dead end except where a way would have to
 * cross itself; those are bounded by a budget.
 *
 * Indexes come from the graph's own arrays, which is what the non-null assertions rely on.
 */
import { FlowGraph } from './FlowGraph';
import { reach, WalkFilter } from './reach';

/** Steps of the search after which it answers with what it has. */
const STEP_BUDGET = 100_000;

export interface PathQuestion {
  from: number;
  to: number;
  maxHops: number;
  /** Most paths to answer. */
  limit: number;
  filter: WalkFilter;
}

class PathSearch {
  readonly found: number[][] = [];
  readonly #graph: FlowGraph;
  readonly #question: PathQuestion;
  readonly #useful: Uint8Array;
  readonly #onPath = new Set<number>();
  readonly #path: number[] = [];
  /** By number of hops: the nodes from which the target is that far along some way. */
  readonly #levels: Set<number>[];
  #steps = 0;

  constructor(graph: FlowGraph, question: PathQuestion, useful: Uint8Array) {
    this.#graph = graph;
    this.#question = question;
    this.#useful = useful;
    this.#levels = [new Set([question.to])];
  }

  get isFinished(): boolean {
    return (
      this.found.length >= this.#question.limit || this.#steps >= STEP_BUDGET
    );
  }

  findOfLength(length: number): void {
    while (this.#levels.length <= length) {
      this.#levels.push(this.#before(this.#levels.at(-1)!));
    }
    if (this.#levels[length]!.has(this.#question.from)) {
      this.#descend(this.#question.from, length);
    }
  }

  #descend(node: number, rest: number): void {
    if (this.isFinished) {
      return;
    }
    this.#steps += 1;
    this.#path.push(node);
    this.#onPath.add(node);
    if (rest === 0) {
      this.found.push([...this.#path]);
    } else {
      for (const next of this.#next(node, rest - 1)) {
        this.#descend(next, rest - 1);
      }
    }
    this.#path.pop();
    this.#onPath.delete(node);
  }

  /** Distinct, in order of identifier. */
  #next(node: number, rest: number): number[] {
    const level = this.#levels[rest]!;
    const { ids } = this.#graph;
    const found = new Set<number>();
    this.#eachNeighbour(node, 'downstream', next => {
      if (level.has(next) && !this.#onPath.has(next)) {
        found.add(next);
      }
    });
    return [...found].sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  }

  #before(level: ReadonlySet<number>): Set<number> {
    const before = new Set<number>();
    for (const node of level) {
      // A way ends where it first meets the target, so the target is on no earlier level.
      this.#eachNeighbour(node, 'upstream', previous => {
        if (previous !== this.#question.to) {
          before.add(previous);
        }
      });
    }
    return before;
  }

  /** May visit a neighbour twice, when lines of several kinds lead there. */
  #eachNeighbour(
    node: number,
    direction: 'upstream' | 'downstream',
    visit: (neighbour: number) => void,
  ): void {
    const { offsets, nodes, lines } = this.#graph[direction];
    const { provenances } = this.#question.filter;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const said = this.#graph.lineProvenances[lines[at]!]!;
      if ((said & provenances) !== 0 && this.#useful[nodes[at]!] === 1) {
        visit(nodes[at]!);
      }
    }
  }
}

/** The shortest ways along the data from one node to another, as lists of nodes; none: an empty list. */
export function findShortestPaths(
  graph: FlowGraph,
  question: PathQuestion,
): number[][] {
  const { from, to, maxHops, filter } = question;
  if (from === to) {
    return [[from]];
  }
  const ahead = reach(graph, [from], 'downstream', filter, maxHops);
  const back = reach(graph, [to], 'upstream', filter, maxHops);
  const shortest = ahead.depths[to]!;
  // Only nodes on some way of allowed length matter.
  const useful = new Uint8Array(graph.nodeCount);
  for (const node of ahead.order) {
    const rest = back.depths[node]!;
    useful[node] = rest !== -1 && ahead.depths[node]! + rest <= maxHops ? 1 : 0;
  }
  ahead.release();
  back.release();
  if (shortest === -1) {
    return [];
  }
  const search = new PathSearch(graph, question, useful);
  for (
    let length = shortest;
    length <= maxHops && !search.isFinished;
    length++
  ) {
    search.findOfLength(length);
  }
  return search.found;
}
