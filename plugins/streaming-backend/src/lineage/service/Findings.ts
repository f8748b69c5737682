import {
  allOf,
  because,
  findDisagreements,
  FlowGraph,
  LineageCoverage,
  LineageFinding,
  parseNodeId,
  toNodeId,
} from '@millrace/backstage-plugin-streaming-common';
import { LineagePicture } from '../graph';
import { NodeDescriber } from './NodeDescriber';

/** Findings change with time, not only with the graph; they are worked out again after this long. */
const MAX_AGE_MS = 60_000;
/** And at most this often while the graph changes, since every line is judged. */
const MIN_AGE_MS = 2_000;

const URGENCY = ['critical', 'warning', 'info'];

export interface FindingsOptions {
  describer: NodeDescriber;
  coverage: (cluster: string) => LineageCoverage;
  enforced: (cluster: string) => boolean;
  now: () => number;
}

/** The findings of the present graph, most urgent first. */
export class Findings {
  readonly #options: FindingsOptions;
  #found: readonly LineageFinding[] = [];
  #counts: ReadonlyMap<string, number> = new Map();
  #ends: ReadonlyMap<string, readonly string[]> = new Map();
  #graph: FlowGraph | undefined;
  #foundAt = -Infinity;

  constructor(options: FindingsOptions) {
    this.#options = options;
  }

  all(picture: LineagePicture): readonly LineageFinding[] {
    this.#refresh(picture);
    return this.#found;
  }

  /** How many are about a node. */
  count(node: string, picture: LineagePicture): number {
    this.#refresh(picture);
    return this.#counts.get(node) ?? 0;
  }

  /** The nodes that the line of a finding joins, both of which its reason names; none when it is about no line. */
  ends(finding: LineageFinding): readonly string[] {
    return finding.edge === null ? [] : this.#ends.get(finding.edge) ?? [];
  }

  #refresh(picture: LineagePicture): void {
    const now = this.#options.now();
    const age = now - this.#foundAt;
    const isChanged = picture.graph !== this.#graph;
    if (age < MAX_AGE_MS && (!isChanged || age < MIN_AGE_MS)) {
      return;
    }
    const { describer, coverage, enforced } = this.#options;
    const found = [
      ...findDisagreements(picture.graph, {
        now,
        title: id => picture.actor(id)?.title ?? parseNodeId(id)?.name ?? id,
        owner: id => describer.owner(id, picture),
        role: id => describer.role(id),
        coverage,
        enforced,
      }),
      ...sharedGroups(picture),
      ...ambiguousBindings(picture),
    ];
    // Sorting is stable: within one level the order of the graph stays.
    this.#found = found.sort(
      (a, b) => URGENCY.indexOf(a.level) - URGENCY.indexOf(b.level),
    );
    const counts = new Map<string, number>();
    for (const { node } of found) {
      counts.set(node, (counts.get(node) ?? 0) + 1);
    }
    this.#counts = counts;
    this.#ends = endsOf(found, picture.graph);
    this.#graph = picture.graph;
    this.#foundAt = now;
  }
}

function endsOf(
  found: readonly LineageFinding[],
  graph: FlowGraph,
): ReadonlyMap<string, readonly string[]> {
  const wanted = new Set(found.map(finding => finding.edge));
  const ends = new Map<string, readonly string[]>();
  for (let line = 0; line < graph.lineCount; line++) {
    for (const { id, from, to } of graph.recordsOf(line)) {
      if (wanted.has(id)) {
        ends.set(id, [from, to]);
      }
    }
  }
  return ends;
}

function sharedGroups(picture: LineagePicture): LineageFinding[] {
  return [...picture.groups].flatMap(([key, members]): LineageFinding[] => {
    const applications = [...members]
      .map(id => picture.actor(id))
      .filter(actor => actor?.kind === 'application')
      .flatMap(actor => actor?.title ?? []);
    const at = key.indexOf('/');
    const scope = key.slice(0, at);
    const name = key.slice(at + 1);
    return applications.length < 2
      ? []
      : [
          {
            code: 'shared-group',
            level: 'warning',
            node: toNodeId({ kind: 'group', scope, name }),
            edge: null,
            owner: null,
            ...because('lineage.sharedGroup', {
              group: name,
              applications: allOf(applications),
            }),
          },
        ];
  });
}

function ambiguousBindings(picture: LineagePicture): LineageFinding[] {
  const byActor = new Map(
    picture.ambiguities.map(one => [`${one.actor.id} ${one.by}`, one]),
  );
  return [...byActor.values()].map(({ actor, by, candidates }) => ({
    code: 'ambiguous-binding',
    level: 'warning',
    node: actor.id,
    edge: null,
    owner: null,
    ...because('lineage.ambiguous', { by, candidates: allOf(candidates) }),
  }));
}
