/*
 * Where what people said, what the cluster would allow and what happened do not agree. A source that cannot see
 * something never proves its absence: verdicts of silence need complete coverage.
 *
 * Numbers of nodes and lines come from the graph, which is what the non-null assertions rely on.
 */
import { parentTopic } from '../catalog';
import { LineageCoverage, LineageFinding } from '../models';
import { because } from '../sentences';
import { FlowGraph, provenanceBits } from './FlowGraph';
import { LineageRecord } from './LineageRecord';
import { parseNodeId, topicNodeId } from './nodeId';

const DAY_MS = 24 * 60 * 60_000;
/** How long something must stand unused before it is called so. */
const SILENCE_DAYS = 30;
const SILENCE_MS = SILENCE_DAYS * DAY_MS;
/** How long readers may wait for a first writer. */
const UNFED_MS = 7 * DAY_MS;
/** From here on traffic that nobody is bound to is worth a question. */
const UNBOUND_MESSAGES_PER_DAY = 1_000;
/** Topics that are written for the case that somebody looks. */
const UNREAD_ROLES = new Set([
  'dlq',
  'retry',
  'changelog',
  'repartition',
  'internal',
  'debug',
]);

/** The English sentence of a finding, and the sentence as data. */
type Reason = Pick<LineageFinding, 'reason' | 'said'>;

/** What the rules need to know beside the graph. */
export interface DisagreementFacts {
  /** Epoch milliseconds. */
  now: number;
  /** Name for people. */
  title(node: string): string;
  owner(node: string): string | null;
  /** Role of a topic's node. */
  role(topic: string): string | null;
  coverage(cluster: string): LineageCoverage;
  /** Whether the cluster refuses what its access rules do not grant. */
  enforced(cluster: string): boolean;
}

interface Line {
  topic: string;
  actor: string;
  isRead: boolean;
  cluster: string;
  known: number;
  records: readonly LineageRecord[];
}

/** Every disagreement of the graph, in order of its lines, then of its topics. */
export function findDisagreements(
  graph: FlowGraph,
  facts: DisagreementFacts,
): LineageFinding[] {
  const found: LineageFinding[] = [];
  const declared = declaredTopics(graph);
  for (let line = 0; line < graph.lineCount; line++) {
    if (graph.lineProvenances[line] !== 0) {
      const one = toLine(graph, line);
      found.push(...judgeLine(one, facts, declared));
    }
  }
  for (let node = 0; node < graph.nodeCount; node++) {
    const id = graph.ids[node]!;
    if (graph.present[node] === 1 && id.startsWith('topic:')) {
      found.push(...judgeTopic(graph, node, facts));
    } else if (graph.present[node] === 1 && id.startsWith('client:')) {
      found.push(...judgeClient(graph, node, facts));
    }
  }
  return found;
}

function toLine(graph: FlowGraph, line: number): Line {
  const from = graph.ids[graph.lineFrom[line]!]!;
  const to = graph.ids[graph.lineTo[line]!]!;
  const isRead = from.startsWith('topic:');
  const topic = isRead ? from : to;
  return {
    topic,
    actor: isRead ? to : from,
    isRead,
    cluster: parseNodeId(topic)?.scope ?? '',
    known: graph.lineProvenances[line]!,
    records: graph.recordsOf(line),
  };
}

function judgeLine(
  line: Line,
  facts: DisagreementFacts,
  declared: ReadonlySet<string>,
): LineageFinding[] {
  const isObserved = (line.known & provenanceBits.observed) !== 0;
  const isDeclared = (line.known & provenanceBits.declared) !== 0;
  const isAuthorised = (line.known & provenanceBits.authorised) !== 0;
  const actor = facts.title(line.actor);
  const topic = facts.title(line.topic);
  const does = line.isRead ? 'reads' : 'writes';
  const names = { actor, topic };
  const silence = { ...names, days: SILENCE_DAYS };
  const found: LineageFinding[] = [];
  const add = (
    code: LineageFinding['code'],
    level: LineageFinding['level'],
    reason: Reason,
    record?: LineageRecord,
  ) =>
    found.push({
      code,
      level,
      node: line.actor,
      edge: record?.id ?? null,
      owner: facts.owner(line.actor),
      ...reason,
    });

  const sighting = line.records.find(one => one.provenance === 'observed');
  if (isObserved && !isDeclared && !belongsToDeclared(line, facts, declared)) {
    add(
      line.isRead ? 'undeclared-consumer' : 'undeclared-producer',
      'warning',
      sayUndeclared(does, names, sighting),
      sighting,
    );
  }
  if (isObserved && !isAuthorised && facts.enforced(line.cluster)) {
    add(
      'unauthorised-traffic',
      'critical',
      because(`lineage.unauthorised.${does}`, names),
      sighting,
    );
  }
  const coverage = facts.coverage(line.cluster);
  const canSee =
    (line.isRead ? coverage.consumers : coverage.producers) === 'complete';
  const lastSeen = sighting?.lastSeen ?? -Infinity;
  const isSilent = canSee && facts.now - lastSeen >= SILENCE_MS;
  const standing = (provenance: LineageRecord['provenance']) =>
    line.records.find(
      one =>
        one.provenance === provenance &&
        one.firstSeen !== null &&
        facts.now - one.firstSeen >= SILENCE_MS,
    );
  const silentDeclaration = standing('declared');
  if (isSilent && silentDeclaration) {
    add(
      line.isRead ? 'silent-consumer' : 'silent-producer',
      'info',
      because(`lineage.silent.${does}`, silence),
      silentDeclaration,
    );
  }
  const unusedGrant = standing('authorised');
  if (isSilent && unusedGrant) {
    add(
      'unused-grant',
      'warning',
      because(`lineage.unusedGrant.${does}`, silence),
      unusedGrant,
    );
  }
  const half = line.records.find(one => one.attributes.missing !== undefined);
  if (half) {
    add('half-grant', 'warning', because('lineage.halfGrant', names), half);
  }
  return found;
}

function judgeTopic(
  graph: FlowGraph,
  node: number,
  facts: DisagreementFacts,
): LineageFinding[] {
  const id = graph.ids[node]!;
  const cluster = parseNodeId(id)?.scope ?? '';
  const role = facts.role(id);
  const writers = recordsAt(graph, node, 'upstream');
  const readers = recordsAt(graph, node, 'downstream');
  const add = (
    code: LineageFinding['code'],
    level: LineageFinding['level'],
    reason: Reason,
  ) => [
    { code, level, node: id, edge: null, owner: facts.owner(id), ...reason },
  ];
  const coverage = facts.coverage(cluster);
  if (
    readers.length > 0 &&
    writers.length === 0 &&
    coverage.producers === 'complete' &&
    isOlderThan(readers, facts.now, UNFED_MS)
  ) {
    return add(
      'consumed-never-produced',
      'warning',
      because('lineage.neverProduced', { topic: facts.title(id) }),
    );
  }
  const isRead = readers.some(one => one.provenance !== 'authorised');
  if (
    writers.length > 0 &&
    !isRead &&
    !UNREAD_ROLES.has(role ?? '') &&
    coverage.consumers === 'complete' &&
    isOlderThan(writers, facts.now, SILENCE_MS)
  ) {
    return add(
      'produced-never-consumed',
      'info',
      because('lineage.neverConsumed', { topic: facts.title(id) }),
    );
  }
  return [];
}

function judgeClient(
  graph: FlowGraph,
  node: number,
  facts: DisagreementFacts,
): LineageFinding[] {
  const id = graph.ids[node]!;
  const perDay = Math.round((graph.rates[node]! * DAY_MS) / 1_000);
  return perDay > UNBOUND_MESSAGES_PER_DAY
    ? [
        {
          code: 'unbound-client',
          level: 'warning',
          node: id,
          edge: null,
          owner: null,
          ...because('lineage.unbound', {
            client: facts.title(id),
            messages: perDay,
          }),
        },
      ]
    : [];
}

/** `actor topic` for every declared line. */
function declaredTopics(graph: FlowGraph): ReadonlySet<string> {
  const declared = new Set<string>();
  for (let line = 0; line < graph.lineCount; line++) {
    if (graph.lineProvenances[line]! & provenanceBits.declared) {
      const { actor, topic } = toLine(graph, line);
      declared.add(`${actor} ${topic}`);
    }
  }
  return declared;
}

/** Dead-letter and retry topics come with the topic they serve: whoever declared that one declared both. */
function belongsToDeclared(
  line: Line,
  facts: DisagreementFacts,
  declared: ReadonlySet<string>,
): boolean {
  if (!UNREAD_ROLES.has(facts.role(line.topic) ?? '')) {
    return false;
  }
  const parent = parentTopic(parseNodeId(line.topic)?.name ?? '');
  return (
    parent !== undefined &&
    declared.has(`${line.actor} ${topicNodeId(line.cluster, parent)}`)
  );
}

function recordsAt(
  graph: FlowGraph,
  node: number,
  direction: 'upstream' | 'downstream',
): LineageRecord[] {
  const { offsets, lines } = graph[direction];
  return [...lines.subarray(offsets[node], offsets[node + 1])].flatMap(line =>
    graph.recordsOf(line),
  );
}

function isOlderThan(
  records: readonly LineageRecord[],
  now: number,
  age: number,
): boolean {
  return records.some(
    one => one.firstSeen !== null && now - one.firstSeen >= age,
  );
}

function sayUndeclared(
  does: 'reads' | 'writes',
  names: { actor: string; topic: string },
  sighting: LineageRecord | undefined,
): Reason {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return sighting && sighting.firstSeen !== null && sighting.lastSeen !== null
    ? because(`lineage.undeclaredSince.${does}`, {
        ...names,
        first: day(sighting.firstSeen),
        last: day(sighting.lastSeen),
      })
    : because(`lineage.undeclared.${does}`, names);
}
