import { NotFoundError } from '@backstage/errors';
import {
  ALL_PROVENANCES,
  assessDeletion,
  AffectedNode,
  countHidden,
  findNeighbourhood,
  findShortestPaths,
  Impact,
  LineageCoverage,
  LineageFinding,
  LineageGraph,
  LineageNode,
  Neighbourhood,
  parseNodeId,
  provenanceMask,
  provenancesOf,
  say,
  suggestNode,
  toLineageEdge,
  unfoldGroups,
} from '@millrace/backstage-plugin-streaming-common';
import { Clusters } from '../../clusters';
import { sayError } from '../../lib/sayError';
import { LineageIndex, LineagePicture } from '../graph';
import { absentNodes, AbsentNodes } from './absentNodes';
import { Findings } from './Findings';
import { EVERYTHING, LineageScope } from './LineageScope';
import {
  FindingsQuestion,
  GraphQuestion,
  LineageService,
  NodesQuestion,
  Page,
  PathQuery,
} from './LineageService';
import { NodeDescriber } from './NodeDescriber';
import { toPage } from './toPage';

/** Owners change without the graph, and with them what a caller may see. */
const SCOPE_AGE_MS = 5_000;

const DEFAULTS = { hops: 2, maxNodes: 500, maxHops: 12, paths: 5 };

export interface DefaultLineageServiceOptions {
  lineage: LineageIndex;
  describer: NodeDescriber;
  findings: Findings;
  clusters: Pick<Clusters, 'list'>;
  coverage: (cluster: string) => LineageCoverage;
  now: () => number;
}

/**
 * Answers from the index, each answer from one picture. Nothing is awaited between taking the picture and having
 * the answer, so no answer mixes two states.
 */
export class DefaultLineageService implements LineageService<LineageScope> {
  readonly #options: DefaultLineageServiceOptions;
  /** Worked out per picture and scope, and forgotten with the picture. */
  readonly #absent = new WeakMap<
    object,
    Map<string, { absent: Uint8Array; until: number }>
  >();

  constructor(options: DefaultLineageServiceOptions) {
    this.#options = options;
  }

  async graph(
    question: GraphQuestion,
    scope: LineageScope,
  ): Promise<LineageGraph> {
    const picture = this.#options.lineage.picture();
    const { graph } = picture;
    const absent = this.#absentNodes(picture, scope, question.environment);
    const visible = this.#absentNodes(picture, scope);
    const roots = question.roots?.length
      ? question.roots.flatMap(id => this.#resolve(id, picture, visible))
      : everyFlowingNode(picture, absent, question.internal === true);
    const neighbourhood = findNeighbourhood(graph, {
      roots,
      direction: question.direction ?? 'both',
      hops: question.hops ?? DEFAULTS.hops,
      provenances: question.provenances?.length
        ? provenanceMask(question.provenances)
        : ALL_PROVENANCES,
      internal: question.internal ?? false,
      absent,
      maxNodes: question.maxNodes ?? DEFAULTS.maxNodes,
    });
    const answer = this.#toAnswer(picture, question, neighbourhood, absent);
    return question.groups
      ? unfoldGroups(answer, id => this.#node(id, picture))
      : answer;
  }

  async nodes(
    question: NodesQuestion,
    scope: LineageScope,
  ): Promise<Page<LineageNode>> {
    const picture = this.#options.lineage.picture();
    const { graph } = picture;
    const absent = this.#absentNodes(picture, scope);
    const text = question.q?.toLocaleLowerCase('en-US') ?? '';
    const found: { node: number; id: string; title: string }[] = [];
    graph.ids.forEach((id, node) => {
      const title = picture.actor(id)?.title ?? parseNodeId(id)?.name ?? id;
      const isWanted =
        graph.present[node] === 1 &&
        absent?.[node] !== 1 &&
        (question.kind === undefined || id.startsWith(`${question.kind}:`)) &&
        title.toLocaleLowerCase('en-US').includes(text) &&
        (question.owner === undefined ||
          this.#options.describer.owner(id, picture) === question.owner);
      if (isWanted) {
        found.push({ node, id, title });
      }
    });
    found.sort((a, b) =>
      a.title === b.title ? compare(a.id, b.id) : compare(a.title, b.title),
    );
    const filter = { provenances: ALL_PROVENANCES, closed: absent };
    return toPage(found, question, ({ node, id }) => ({
      ...this.#node(id, picture),
      hidden: {
        upstream: countHidden(graph, node, 'upstream', null, filter),
        downstream: countHidden(graph, node, 'downstream', null, filter),
      },
    }));
  }

  async paths(query: PathQuery, scope: LineageScope): Promise<string[][]> {
    const picture = this.#options.lineage.picture();
    const { graph } = picture;
    const absent = this.#absentNodes(picture, scope);
    const maxHops = query.maxHops ?? DEFAULTS.maxHops;
    const [from] = this.#resolve(query.from, picture, absent);
    const [to] = this.#resolve(query.to, picture, absent);
    const paths =
      from === undefined || to === undefined
        ? []
        : findShortestPaths(graph, {
            from,
            to,
            maxHops,
            limit: query.limit ?? DEFAULTS.paths,
            filter: { provenances: ALL_PROVENANCES, closed: absent },
          });
    if (paths.length === 0) {
      throw sayError(
        NotFoundError,
        say('lineage.noPath', {
          from: query.from,
          to: query.to,
          count: maxHops,
        }),
      );
    }
    return paths.map(path => path.map(node => idOf(picture, node)));
  }

  async impactOfDeletion(
    subject: string,
    scope: LineageScope,
  ): Promise<Impact> {
    const picture = this.#options.lineage.picture();
    const absent = this.#absentNodes(picture, scope);
    const [node] = this.#resolve(subject, picture, absent);
    const { rows, couldBeAffected } =
      node === undefined
        ? { rows: [], couldBeAffected: [] }
        : assessDeletion(picture.graph, node, {
            isTopic: subject.startsWith('topic:'),
            absent,
          });
    const shown = rows.map(row => this.#impactRow(row, picture));
    const count = (effect: AffectedNode['effect']) =>
      rows.filter(row => row.effect === effect).length;
    return {
      subject,
      version: String(picture.graph.version),
      rows: shown,
      couldBeAffected: couldBeAffected.map(row =>
        this.#impactRow(row, picture),
      ),
      totals: {
        nodes: rows.length,
        teams: new Set(shown.flatMap(row => row.owner ?? [])).size,
        breaks: count('breaks'),
        starves: count('starves'),
        degrades: count('degrades'),
      },
    };
  }

  async findings(
    question: FindingsQuestion,
    scope: LineageScope,
  ): Promise<Page<LineageFinding>> {
    const picture = this.#options.lineage.picture();
    const absent = this.#absentNodes(picture, scope);
    const visible = this.#options.findings
      .all(picture)
      .filter(
        finding =>
          (question.node === undefined || finding.node === question.node) &&
          this.#isVisible(finding, picture, absent),
      );
    return toPage(visible, question, finding => finding);
  }

  /** A finding about a line is for those who see both of its ends. */
  #isVisible(
    finding: LineageFinding,
    { graph, groups }: LineagePicture,
    absent: AbsentNodes,
  ): boolean {
    if (absent === null) {
      return true;
    }
    const parts = parseNodeId(finding.node);
    const members =
      parts?.kind === 'group'
        ? [...(groups.get(`${parts.scope}/${parts.name}`) ?? [])]
        : [finding.node];
    return [...members, ...this.#options.findings.ends(finding)].every(id => {
      const node = graph.indexOf(id);
      return node !== undefined && absent[node] !== 1;
    });
  }

  #toAnswer(
    picture: LineagePicture,
    question: GraphQuestion,
    { nodes, lines, hidden }: Neighbourhood,
    absent: AbsentNodes,
  ): LineageGraph {
    const { graph } = picture;
    const now = this.#options.now();
    const wanted = question.provenances?.length
      ? new Set(question.provenances)
      : undefined;
    const edges = lines.flatMap(line =>
      graph
        .recordsOf(line)
        .filter(record => wanted?.has(record.provenance) ?? true)
        .map(record => toLineageEdge(record, now)),
    );
    return {
      version: String(graph.version),
      roots: (question.roots ?? []).flatMap(id =>
        this.#resolve(id, picture, absent).map(node => idOf(picture, node)),
      ),
      nodes: nodes.map(one => ({
        ...this.#node(idOf(picture, one.node), picture),
        depth: {
          upstream: one.upstreamDepth,
          downstream: one.downstreamDepth,
        },
        hidden: {
          upstream: one.hiddenUpstream,
          downstream: one.hiddenDownstream,
        },
      })),
      edges,
      hidden,
      coverage: this.#coverageOf(nodes.map(one => idOf(picture, one.node))),
    };
  }

  /** Of the clusters that the answer shows something of. */
  #coverageOf(ids: readonly string[]): LineageCoverage[] {
    const shown = new Set(ids.map(id => parseNodeId(id)?.scope));
    return this.#options.clusters
      .list()
      .filter(cluster => shown.has(cluster.id))
      .map(cluster => this.#options.coverage(cluster.id));
  }

  #node(id: string, picture: LineagePicture): LineageNode {
    return {
      ...this.#options.describer.describe(id, picture),
      findings: this.#options.findings.count(id, picture),
      depth: { upstream: null, downstream: null },
      hidden: { upstream: 0, downstream: 0 },
    };
  }

  #impactRow(row: AffectedNode, picture: LineagePicture) {
    const node = this.#node(idOf(picture, row.node), picture);
    return {
      node,
      effect: row.effect,
      distance: row.distance,
      path: row.path.map(step => idOf(picture, step)),
      evidence: provenancesOf(row.provenances),
      owner: node.owner,
      approver:
        row.effect === 'breaks' && row.distance === 1 && node.owner !== null,
    };
  }

  /**
   * The nodes that an identifier stands for: itself, or the members of a consumer group that is folded into them.
   *
   * @throws NotFoundError when the caller sees none, with the name that was probably meant
   */
  #resolve(id: string, picture: LineagePicture, absent: AbsentNodes): number[] {
    const { graph } = picture;
    const parts = parseNodeId(id);
    const ids =
      parts?.kind === 'group' && graph.indexOf(id) === undefined
        ? [...(picture.groups.get(`${parts.scope}/${parts.name}`) ?? [])]
        : [id];
    const nodes = ids
      .map(one => graph.indexOf(one))
      .filter(node => node !== undefined)
      .filter(node => absent?.[node] !== 1);
    if (nodes.length === 0) {
      const known = graph.ids.filter(
        (_, node) => graph.present[node] === 1 && absent?.[node] !== 1,
      );
      const meant = suggestNode(id, known);
      throw sayError(
        NotFoundError,
        meant
          ? say('lineage.noNodeBut', { node: id, meant })
          : say('lineage.noNode', { node: id }),
      );
    }
    return nodes;
  }

  #absentNodes(
    picture: LineagePicture,
    scope: LineageScope,
    environment?: string,
  ): AbsentNodes {
    if (scope === EVERYTHING && environment === undefined) {
      return null;
    }
    const known = this.#absent.get(picture.graph) ?? new Map();
    this.#absent.set(picture.graph, known);
    const key = JSON.stringify([scope.key, environment]);
    const now = this.#options.now();
    const cached = known.get(key);
    if (cached && now < cached.until) {
      return cached.absent;
    }
    const asked = this.#options.clusters
      .list()
      .filter(one => (environment ?? one.environment) === one.environment)
      .map(one => one.id);
    const inEnvironment = new Set(asked);
    const absent = absentNodes(
      picture.graph,
      scope,
      cluster => environment === undefined || inEnvironment.has(cluster),
    );
    known.set(key, { absent, until: now + SCOPE_AGE_MS });
    return absent;
  }
}

/** Without a root the question is about everything that flows; topics without any traffic are left to the lists. */
function everyFlowingNode(
  { graph }: LineagePicture,
  absent: AbsentNodes,
  internal: boolean,
): number[] {
  const isLinked = (node: number) =>
    [graph.upstream, graph.downstream].some(
      ({ offsets }) => offsets[node] !== offsets[node + 1],
    );
  return graph.ids.flatMap((_, node) =>
    isLinked(node) &&
    absent?.[node] !== 1 &&
    (internal || graph.internal[node] === 0)
      ? [node]
      : [],
  );
}

function idOf({ graph }: LineagePicture, node: number): string {
  // Node numbers come from the same picture.
  return graph.ids[node]!;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
