import { FlowGraph } from './FlowGraph';

/**
 * The first `count` of the nodes by rate, highest first, then by identifier. Keeps a heap of the chosen ones, so a
 * hub with a hundred thousand readers costs one comparison for most of them.
 */
export function busiestFirst(
  graph: FlowGraph,
  nodes: readonly number[],
  count: number,
): number[] {
  const { rates, ids } = graph;
  // Node numbers come from the graph, so both arrays have them.
  const compare = (a: number, b: number) =>
    rates[b]! - rates[a]! || (ids[a]! < ids[b]! ? -1 : 1);
  if (nodes.length <= count) {
    return [...nodes].sort(compare);
  }
  const heap = nodes.slice(0, count).sort((a, b) => compare(b, a));
  for (let at = count; at < nodes.length; at++) {
    const node = nodes[at]!;
    if (compare(node, heap[0]!) < 0) {
      heap[0] = node;
      siftDown(heap, compare);
    }
  }
  return heap.sort(compare);
}

/** Restores the heap, whose top is the last of the chosen ones, after its top was replaced. */
function siftDown(
  heap: number[],
  compare: (a: number, b: number) => number,
): void {
  const top = heap[0]!;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) {
      break;
    }
    if (
      child + 1 < heap.length &&
      compare(heap[child + 1]!, heap[child]!) > 0
    ) {
      child += 1;
    }
    if (compare(heap[child]!, top) <= 0) {
      break;
    }
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = top;
}
