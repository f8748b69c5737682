/*
 * What a node looks like to people: looked up when an answer is made, so that owners, lag and state are those of
 * the moment and never part of the graph.
 */
import {
  domainOfTopic,
  freshnessOf,
  LineageNode,
  LineageRecord,
  parseNodeId,
  topicEntityRef,
  topicRole,
} from '@millrace/backstage-plugin-streaming-common';
import { CatalogSnapshot } from '../../catalog';
import { Clusters } from '../../clusters';
import {
  GroupSnapshot,
  MetadataIndex,
  TopicSnapshot,
} from '../../index/MetadataIndex';
import { ContractStore, Ownership } from '../../ownership';
import { LineagePicture } from '../graph';

/** A node without what depends on the answer that it stands in. */
export type NodeDescription = Omit<
  LineageNode,
  'depth' | 'hidden' | 'findings'
>;

/** Classifications that a reader should know before copying data. */
const MARKED_CLASSIFICATIONS: readonly string[] = [
  'confidential',
  'restricted',
];

export interface NodeDescriberOptions {
  clusters: Pick<Clusters, 'list'>;
  index: Pick<MetadataIndex, 'topic' | 'group'>;
  catalog: Pick<CatalogSnapshot, 'application'>;
  ownership: Pick<Ownership, 'ownerOf'>;
  contracts: Pick<ContractStore, 'get'>;
  /** A group further behind than this many messages is late. */
  lateAfterMessages: number;
  now: () => number;
}

export class NodeDescriber {
  readonly #options: NodeDescriberOptions;

  constructor(options: NodeDescriberOptions) {
    this.#options = options;
  }

  describe(id: string, picture: LineagePicture): NodeDescription {
    const parts = parseNodeId(id);
    const name = parts?.name ?? id;
    const scope = parts?.scope ?? '';
    switch (parts?.kind) {
      case 'topic':
        return this.#topic(id, scope, name);
      case 'group':
        return this.#group(id, scope, name, picture);
      default:
        return this.#actor(id, picture);
    }
  }

  owner(id: string, picture: LineagePicture): string | null {
    const parts = parseNodeId(id);
    if (parts?.kind === 'topic') {
      return this.#options.ownership.ownerOf(parts.scope, parts.name).owner;
    }
    const application = picture.actor(id)?.application;
    return application
      ? this.#options.catalog.application(application)?.owner ?? null
      : null;
  }

  /** The role of a topic; null for everything else. */
  role(id: string): string | null {
    const parts = parseNodeId(id);
    return parts?.kind === 'topic'
      ? roleOf(parts.name, this.#topicRow(parts.scope, parts.name))
      : null;
  }

  #topic(id: string, cluster: string, name: string): NodeDescription {
    const definition = this.#cluster(cluster);
    const row = this.#topicRow(cluster, name);
    const classification = this.#options.contracts.get(cluster, name)?.contract
      .classification;
    return {
      id,
      kind: 'topic',
      title: name,
      entityRef: definition ? topicEntityRef(definition.landscape, name) : null,
      owner: this.#options.ownership.ownerOf(cluster, name).owner,
      domain: domainOfTopic(name),
      environment: definition?.environment ?? null,
      cluster,
      role: roleOf(name, row),
      state: topicState(row),
      marks:
        classification && MARKED_CLASSIFICATIONS.includes(classification)
          ? [classification]
          : [],
      lag: null,
    };
  }

  #group(
    id: string,
    cluster: string,
    name: string,
    picture: LineagePicture,
  ): NodeDescription {
    const row = this.#cluster(cluster)
      ? this.#options.index.group(cluster, name)
      : undefined;
    const members = [...(picture.groups.get(`${cluster}/${name}`) ?? [])];
    const owners = new Set(
      members.filter(member => member !== id).map(m => this.owner(m, picture)),
    );
    const [owner = null] = owners.size === 1 ? owners : [];
    return {
      id,
      kind: 'group',
      title: name,
      entityRef: null,
      owner,
      domain: null,
      environment: this.#cluster(cluster)?.environment ?? null,
      cluster,
      role: null,
      state: this.#groupState(row ? [row] : []),
      marks: [],
      lag: row?.lag?.toString() ?? null,
    };
  }

  #actor(id: string, picture: LineagePicture): NodeDescription {
    const actor = picture.actor(id);
    const records = recordsOf(id, picture);
    const groups = this.#groupsOf(records);
    const environments = new Set(
      records.map(({ from, to }) => {
        const topic = parseNodeId(from === id ? to : from);
        return this.#cluster(topic?.scope ?? '')?.environment ?? null;
      }),
    );
    const [environment = null] = environments.size === 1 ? environments : [];
    const lags = groups.map(group => group.lag).filter(lag => lag !== null);
    return {
      id,
      kind: actor?.kind ?? 'client',
      title: actor?.title ?? id,
      entityRef: actor?.application ?? null,
      owner: this.owner(id, picture),
      domain: null,
      environment,
      cluster: actor?.cluster ?? null,
      role: null,
      state: this.#actorState(records, groups),
      marks: [],
      lag:
        lags.length > 0
          ? lags.reduce((sum, lag) => sum + lag, 0n).toString()
          : null,
    };
  }

  /** Whoever puts records aside right now fails at something, whatever its lag says. */
  #actorState(
    records: readonly LineageRecord[],
    groups: readonly GroupSnapshot[],
  ): LineageNode['state'] {
    const isLive = (record: LineageRecord) =>
      freshnessOf(record, this.#options.now()) === 'live';
    if (records.some(one => one.kind === 'dead-letters' && isLive(one))) {
      return 'failing';
    }
    return groups.length > 0 || !records.some(isLive)
      ? this.#groupState(groups)
      : 'well';
  }

  #groupState(groups: readonly GroupSnapshot[]): LineageNode['state'] {
    const late = BigInt(this.#options.lateAfterMessages);
    if (groups.some(({ lag }) => lag !== null && lag > late)) {
      return 'late';
    }
    return groups.some(group => group.lag !== null) ? 'well' : 'unknown';
  }

  #groupsOf(records: readonly LineageRecord[]): GroupSnapshot[] {
    const names = new Map<string, GroupSnapshot>();
    for (const { kind, from, attributes } of records) {
      const cluster = parseNodeId(from)?.scope;
      if (kind === 'reads' && attributes.group && cluster) {
        const row = this.#cluster(cluster)
          ? this.#options.index.group(cluster, attributes.group)
          : undefined;
        if (row) {
          names.set(`${cluster}/${attributes.group}`, row);
        }
      }
    }
    return [...names.values()];
  }

  #cluster(id: string) {
    return this.#options.clusters.list().find(cluster => cluster.id === id);
  }

  /** The index refuses clusters that are no longer configured; their history may still be asked for. */
  #topicRow(cluster: string, name: string): TopicSnapshot | undefined {
    return this.#cluster(cluster)
      ? this.#options.index.topic(cluster, name)
      : undefined;
  }
}

function roleOf(name: string, row: TopicSnapshot | undefined): string {
  const cleanup = row?.configs?.get('cleanup.policy')?.value;
  return topicRole(name, { compacted: cleanup === 'compact' });
}

function topicState(row: TopicSnapshot | undefined): LineageNode['state'] {
  if (!row || row.error !== null || row.partitions === null) {
    return 'unknown';
  }
  const isBroken =
    row.missingSince !== null ||
    row.partitions.some(partition => partition.leader === null);
  return isBroken ? 'failing' : 'well';
}

function recordsOf(id: string, { graph }: LineagePicture): LineageRecord[] {
  const node = graph.indexOf(id);
  if (node === undefined) {
    return [];
  }
  return [graph.upstream, graph.downstream].flatMap(({ offsets, lines }) =>
    [...lines.subarray(offsets[node], offsets[node + 1])].flatMap(line =>
      graph.recordsOf(line),
    ),
  );
}
