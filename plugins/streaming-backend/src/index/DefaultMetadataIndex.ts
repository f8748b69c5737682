import { LoggerService } from '@backstage/backend-plugin-api';
import { Clusters } from '../clusters';
import { ClusterIndex } from './ClusterIndex';
import { DatabasePresenceStore } from './DatabasePresenceStore';
import { defaultIndexSettings, IndexSettings } from './indexSettings';
import {
  AclSnapshot,
  ClusterSnapshot,
  GroupSnapshot,
  IndexChange,
  MetadataIndex,
  SubjectSnapshot,
  TopicSnapshot,
} from './MetadataIndex';

/** {@link MetadataIndex} in memory, with what absence must be remembered in the database. */
export class DefaultMetadataIndex implements MetadataIndex {
  readonly #clusters: Clusters;
  readonly #indexes: Map<string, ClusterIndex>;
  readonly #listeners = new Set<(change: IndexChange) => void>();
  #unsubscribe: () => void = () => {};

  constructor(options: {
    clusters: Clusters;
    store: DatabasePresenceStore;
    logger: LoggerService;
    settings?: IndexSettings;
    /** Epoch milliseconds. Default: the system clock. */
    now?: () => number;
  }) {
    const { clusters, store, logger, settings, now } = options;
    this.#clusters = clusters;
    this.#indexes = new Map(
      clusters.list().map(({ id }) => [
        id,
        new ClusterIndex({
          id,
          clusters,
          store,
          logger: logger.child({ cluster: id }),
          settings: settings ?? defaultIndexSettings,
          now: now ?? Date.now,
          onChange: (...kinds) => this.#changed({ cluster: id, kinds }),
        }),
      ]),
    );
  }

  /** Begins to fill the index; clusters that come up later are read as soon as they report. */
  start(): void {
    this.#indexes.forEach(index => index.wake());
    this.#unsubscribe = this.#clusters.subscribe(id =>
      this.#indexes.get(id)?.wake(),
    );
  }

  stop(): void {
    this.#unsubscribe();
    this.#indexes.forEach(index => index.stop());
  }

  cluster(id: string): ClusterSnapshot {
    return this.#index(id).snapshot();
  }

  clusters(): ClusterSnapshot[] {
    return [...this.#indexes.values()].map(index => index.snapshot());
  }

  topics(clusterId?: string): readonly TopicSnapshot[] {
    return this.#select(clusterId).flatMap(index => index.topics.list());
  }

  topic(clusterId: string, name: string): TopicSnapshot | undefined {
    return this.#index(clusterId).topics.get(name);
  }

  groups(clusterId?: string): readonly GroupSnapshot[] {
    return this.#select(clusterId).flatMap(index => index.groups.list());
  }

  group(clusterId: string, groupId: string): GroupSnapshot | undefined {
    return this.#index(clusterId).groups.get(groupId);
  }

  acls(clusterId: string): AclSnapshot {
    return this.#index(clusterId).acls;
  }

  subjects(clusterId?: string): readonly SubjectSnapshot[] {
    return this.#select(clusterId).flatMap(index => index.subjects.list());
  }

  subject(clusterId: string, subject: string): SubjectSnapshot | undefined {
    return this.#index(clusterId).subjects.get(subject);
  }

  async refreshNow(
    clusterId: string,
    what: Parameters<MetadataIndex['refreshNow']>[1] = {},
  ): Promise<void> {
    await this.#index(clusterId).refresh(what);
  }

  subscribe(listener: (change: IndexChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(change: IndexChange): void {
    this.#listeners.forEach(listener => listener(change));
  }

  /** In order of cluster id, so that lists over all clusters are sorted as promised. */
  #select(clusterId: string | undefined): ClusterIndex[] {
    return clusterId === undefined
      ? [...this.#indexes]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, index]) => index)
      : [this.#index(clusterId)];
  }

  #index(clusterId: string): ClusterIndex {
    const index = this.#indexes.get(clusterId);
    if (!index) {
      // Throws the error that names the known clusters.
      this.#clusters.get(clusterId);
      throw new Error(`Cluster "${clusterId}" appeared after the index`);
    }
    return index;
  }
}
