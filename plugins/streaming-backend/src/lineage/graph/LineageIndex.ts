/*
 * The graph that questions are answered from: flows resolved to nodes, kept up to date in place. A change of
 * bindings resolves everything anew, since any flow may now belong to somebody else.
 */
import {
  DataPathKind,
  FlowGraph,
  FlowGraphBuilder,
  LineageRecord,
  topicNodeId,
  topicRole,
} from '@millrace/backstage-plugin-streaming-common';
import { Flow, FlowChange } from '../flows';
import { ActorNode, ActorResolver, Ambiguity } from './ActorResolver';
import { ClientDirectory } from './ClientDirectory';

/** A picture is kept for this many times what it cost to take, so that taking them is at most 5 % of the work. */
const PICTURE_AGE_FACTOR = 20;

/** A topic that exists, whether or not anything flows. */
export interface TopicNode {
  cluster: string;
  name: string;
  internal: boolean;
}

/** Everything one answer is made from, taken at one moment. */
export interface LineagePicture {
  graph: FlowGraph;
  /** The node of an actor by identifier. */
  actor(id: string): ActorNode | undefined;
  ambiguities: readonly Ambiguity[];
  /** The nodes that stand for the members of a group, by `<cluster>/<group>`. */
  groups: ReadonlyMap<string, ReadonlySet<string>>;
}

export class LineageIndex {
  readonly #resolver: ActorResolver;
  readonly #clock: () => number;
  #builder = new FlowGraphBuilder();
  #directory = new ClientDirectory();
  #actors = new Map<string, ActorNode>();
  #ambiguities = new Map<string, readonly Ambiguity[]>();
  /** Records by the flow they come from. */
  #recordIds = new Map<string, readonly string[]>();
  #groups = new Map<string, Set<string>>();
  #topics = new Map<string, TopicNode>();
  #picture: LineagePicture | undefined;
  #pictureValidUntil = 0;

  /** @param options.clock - milliseconds of a monotonic clock */
  constructor(options: { resolver: ActorResolver; clock?: () => number }) {
    this.#resolver = options.resolver;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** Replaces all flows and topics, for instance after bindings changed. */
  rebuild(flows: Iterable<Flow>, topics: Iterable<TopicNode>): void {
    this.#builder = new FlowGraphBuilder(this.#builder.version + 1);
    this.#picture = undefined;
    this.#directory = new ClientDirectory();
    this.#actors = new Map();
    this.#ambiguities = new Map();
    this.#recordIds = new Map();
    this.#groups = new Map();
    this.#topics = new Map();
    this.setTopics(topics);
    // Observations first: they tell the others whom a principal or a group stands for.
    const all = [...flows];
    const isObservation = (flow: Flow) => flow.source === 'observations';
    all.filter(isObservation).forEach(flow => this.#set(flow));
    all.filter(flow => !isObservation(flow)).forEach(flow => this.#set(flow));
  }

  /** Makes the topics that exist exactly these. */
  setTopics(topics: Iterable<TopicNode>): void {
    const next = new Map<string, TopicNode>();
    for (const topic of topics) {
      const id = topicNodeId(topic.cluster, topic.name);
      next.set(id, topic);
      this.#builder.setNode(id, { internal: topic.internal });
    }
    for (const id of this.#topics.keys()) {
      if (!next.has(id)) {
        this.#builder.removeNode(id);
      }
    }
    this.#topics = next;
  }

  /** @returns whether flows of other sources resolve differently now, so that a rebuild is due */
  apply(change: FlowChange): boolean {
    let learned = false;
    change.ended.forEach(flow => this.#remove(flow.id));
    for (const flow of change.set) {
      learned = this.#set(flow) || learned;
    }
    return learned;
  }

  /** The graph as of now, or of a moment ago while it is large and changes often. */
  picture(): LineagePicture {
    const now = this.#clock();
    const isCurrent =
      this.#picture?.graph.version === this.#builder.version ||
      now < this.#pictureValidUntil;
    if (this.#picture && isCurrent) {
      return this.#picture;
    }
    const graph = this.#builder.build();
    const actors = this.#actors;
    this.#pictureValidUntil = now + (this.#clock() - now) * PICTURE_AGE_FACTOR;
    this.#picture = {
      graph,
      actor: id => actors.get(id),
      ambiguities: [...this.#ambiguities.values()].flat(),
      groups: this.#groups,
    };
    return this.#picture;
  }

  #set(flow: Flow): boolean {
    const { actors, ambiguities } = this.#resolver.resolve(
      flow,
      this.#directory,
    );
    const topic = topicNodeId(flow.cluster, flow.topic);
    const records = actors.map(actor => toRecord(flow, actor, topic));
    const ids = records.map(record => record.id);
    for (const gone of this.#recordIds.get(flow.id) ?? []) {
      if (!ids.includes(gone)) {
        this.#builder.removeRecord(gone);
      }
    }
    actors.forEach(actor => this.#actors.set(actor.id, actor));
    if (flow.actor.group !== undefined) {
      const key = `${flow.cluster}/${flow.actor.group}`;
      const members = this.#groups.get(key) ?? new Set<string>();
      actors.forEach(actor => members.add(actor.id));
      this.#groups.set(key, members);
    }
    records.forEach(record => this.#builder.setRecord(record));
    this.#recordIds.set(flow.id, ids);
    if (ambiguities.length > 0) {
      this.#ambiguities.set(flow.id, ambiguities);
    } else {
      this.#ambiguities.delete(flow.id);
    }
    return flow.source === 'observations'
      ? this.#directory.learn(flow, actors)
      : false;
  }

  #remove(flowId: string): void {
    this.#recordIds
      .get(flowId)
      ?.forEach(recordId => this.#builder.removeRecord(recordId));
    this.#recordIds.delete(flowId);
    this.#ambiguities.delete(flowId);
  }
}

function toRecord(flow: Flow, actor: ActorNode, topic: string): LineageRecord {
  const isRead = flow.direction === 'read';
  const { group, principal } = flow.actor;
  return {
    id: `${flow.id}@${actor.id}`,
    from: isRead ? topic : actor.id,
    to: isRead ? actor.id : topic,
    kind: isRead ? 'reads' : writingKind(flow.topic),
    provenance: flow.provenance,
    source: flow.source,
    firstSeen: flow.firstSeen ?? flow.validFrom,
    lastSeen: flow.lastSeen,
    rate: flow.rate,
    attributes: {
      ...flow.attributes,
      ...(group !== undefined && { group }),
      ...(principal !== undefined && { principal }),
    },
  };
}

function writingKind(topic: string): DataPathKind {
  switch (topicRole(topic)) {
    case 'dlq':
      return 'dead-letters';
    case 'retry':
      return 'retries';
    default:
      return 'writes';
  }
}
