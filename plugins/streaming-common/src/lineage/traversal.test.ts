import fc from 'fast-check';
import {
  ALL_PROVENANCES,
  assessDeletion,
  findNeighbourhood,
  findShortestPaths,
  FlowGraph,
  FlowGraphBuilder,
  LineageRecord,
} from '.';
import { provenances } from '../models';

/*
 * The graph against the plainest possible reading of the same records: sets of names, no arrays, no numbers.
 */

const recordArbitrary = fc.record({
  from: fc.integer({ min: 0, max: 14 }),
  to: fc.integer({ min: 0, max: 14 }),
  provenance: fc.constantFrom(...provenances),
  rate: fc.constantFrom(0, 1, 5),
});

const graphArbitrary = fc.record({
  records: fc.array(recordArbitrary, { minLength: 1, maxLength: 40 }),
  internal: fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { maxLength: 3 }),
  absent: fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { maxLength: 3 }),
});

const name = (node: number) => `topic:c/${String(node).padStart(2, '0')}`;

interface Case {
  graph: FlowGraph;
  records: LineageRecord[];
  internal: Set<string>;
  absent: Set<string>;
}

function toCase(input: {
  records: {
    from: number;
    to: number;
    provenance: LineageRecord['provenance'];
    rate: number;
  }[];
  internal: number[];
  absent: number[];
}): Case {
  const records = input.records
    .filter(record => record.from !== record.to)
    .map(
      (record, at): LineageRecord => ({
        id: String(at),
        from: name(record.from),
        to: name(record.to),
        kind: 'writes',
        provenance: record.provenance,
        source: 'test',
        firstSeen: null,
        lastSeen: null,
        rate: {
          messagesPerSecond: record.rate,
          bytesPerSecond: 0,
          windowMs: 1,
        },
        attributes: {},
      }),
    );
  const builder = new FlowGraphBuilder();
  const internal = new Set(input.internal.map(name));
  for (let node = 0; node < 15; node++) {
    builder.setNode(name(node), { internal: internal.has(name(node)) });
  }
  records.forEach(record => builder.setRecord(record));
  return {
    graph: builder.build(),
    records,
    internal,
    absent: new Set(input.absent.map(name)),
  };
}

function absentArray({ graph, absent }: Case, except: string): Uint8Array {
  return Uint8Array.from(graph.ids, id =>
    Number(absent.has(id) && id !== except),
  );
}

/** Hops by name, by widening a set until it no longer grows. */
function naiveReach(
  records: LineageRecord[],
  root: string,
  direction: 'upstream' | 'downstream',
  isClosed: (id: string) => boolean,
): Map<string, number> {
  const found = new Map([[root, 0]]);
  for (let depth = 1; ; depth++) {
    const ring = records
      .map(({ from, to }) =>
        direction === 'downstream' ? [from, to] : [to, from],
      )
      .filter(
        ([near, far]) => found.get(near!) === depth - 1 && !found.has(far!),
      )
      .map(([, far]) => far!)
      .filter(far => !isClosed(far));
    if (ring.length === 0) {
      return found;
    }
    ring.forEach(id => found.set(id, depth));
  }
}

describe('findNeighbourhood', () => {
  it('shows or counts every reachable node and line, each once', () => {
    fc.assert(
      fc.property(
        graphArbitrary,
        fc.integer({ min: 0, max: 14 }),
        fc.constantFrom(
          'upstream' as const,
          'downstream' as const,
          'both' as const,
        ),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: ALL_PROVENANCES }),
        fc.boolean(),
        (input, rootNode, direction, hops, maxNodes, mask, internal) => {
          const subject = toCase(input);
          const { graph, records } = subject;
          const root = name(rootNode);
          const answer = findNeighbourhood(graph, {
            roots: [graph.indexOf(root)!],
            direction,
            hops,
            maxNodes,
            provenances: mask,
            internal,
            absent: absentArray(subject, root),
          });
          const isAbsent = (id: string) => subject.absent.has(id);
          const isClosed = (id: string) =>
            isAbsent(id) || (!internal && subject.internal.has(id));
          const chosen = records.filter(
            record => mask & (1 << provenances.indexOf(record.provenance)),
          );
          const area = (
            some: LineageRecord[],
            closed: (id: string) => boolean,
          ) =>
            (['upstream', 'downstream'] as const)
              .filter(one => direction === one || direction === 'both')
              .map(one => naiveReach(some, root, one, closed));
          const whole = new Set(
            area(records, isAbsent).flatMap(found => [...found.keys()]),
          );
          const view = area(chosen, isClosed);
          const { by } = answer.hidden;
          expect(answer.nodes.length + answer.hidden.nodes).toBe(whole.size);
          expect(by.depth + by.limit + by.internal + by.provenance).toBe(
            answer.hidden.nodes,
          );

          const near = new Set(
            view.flatMap(found =>
              [...found].filter(([, depth]) => depth <= hops).map(([id]) => id),
            ),
          );
          expect(answer.nodes.length).toBe(Math.min(maxNodes, near.size));
          expect(by.limit).toBe(near.size - answer.nodes.length);
          const shown = new Set(answer.nodes.map(one => graph.ids[one.node]!));
          shown.forEach(id => expect(near).toContain(id));
          expect(graph.ids[answer.nodes[0]!.node]).toBe(root);

          const lines = (some: LineageRecord[], ends: Set<string>) =>
            new Set(
              some
                .filter(({ from, to }) => ends.has(from) && ends.has(to))
                .map(({ from, to }) => `${from}>${to}`),
            ).size;
          expect(answer.lines.length).toBe(lines(chosen, shown));
          expect(answer.lines.length + answer.hidden.edges).toBe(
            lines(records, whole),
          );
          for (const one of answer.nodes) {
            const id = graph.ids[one.node]!;
            const readers = new Set(
              chosen.filter(({ from }) => from === id).map(({ to }) => to),
            );
            expect(one.hiddenDownstream).toBe(
              [...readers].filter(to => !shown.has(to) && !isClosed(to)).length,
            );
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('findShortestPaths', () => {
  it('finds the same ways as trying all of them', () => {
    fc.assert(
      fc.property(
        graphArbitrary,
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 8 }),
        (input, from, to, maxHops, limit) => {
          fc.pre(from !== to);
          const { graph, records } = toCase(input);
          const all: string[][] = [];
          const extend = (path: string[]) => {
            const end = path.at(-1);
            if (end === name(to)) {
              all.push(path);
            } else if (path.length <= maxHops) {
              const next = new Set(
                records.filter(one => one.from === end).map(one => one.to),
              );
              [...next]
                .filter(id => !path.includes(id))
                .forEach(id => extend([...path, id]));
            }
          };
          extend([name(from)]);
          all.sort(
            (a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1),
          );
          const found = findShortestPaths(graph, {
            from: graph.indexOf(name(from))!,
            to: graph.indexOf(name(to))!,
            maxHops,
            limit,
            filter: { provenances: ALL_PROVENANCES, closed: null },
          });
          expect(found.map(path => path.map(node => graph.ids[node]))).toEqual(
            all.slice(0, limit),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('assessDeletion', () => {
  it('calls starving exactly what has no other source', () => {
    fc.assert(
      fc.property(
        graphArbitrary,
        fc.integer({ min: 0, max: 14 }),
        (input, subjectNode) => {
          const { graph, records } = toCase(input);
          const subject = name(subjectNode);
          const flowing = records.filter(
            one => one.provenance !== 'authorised',
          );
          const impact = assessDeletion(graph, graph.indexOf(subject)!, {
            isTopic: false,
            absent: null,
          });
          const hit = naiveReach(flowing, subject, 'downstream', () => false);
          hit.delete(subject);
          expect(new Set(impact.rows.map(row => graph.ids[row.node]))).toEqual(
            new Set(hit.keys()),
          );
          const without = flowing.filter(
            one => one.from !== subject && one.to !== subject,
          );
          for (const row of impact.rows) {
            const id = graph.ids[row.node]!;
            const ancestors = naiveReach(without, id, 'upstream', () => false);
            const isFed = [...ancestors.keys()].some(one => !hit.has(one));
            expect(row.effect).toBe(isFed ? 'degrades' : 'starves');
            expect(row.distance).toBe(hit.get(id));
            expect(row.path).toHaveLength(row.distance + 1);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
