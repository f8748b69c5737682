/*
 * Lineage as a whole: sources on one side, questions on the other.
 *
 *   observation feed ─┐
 *   consumer groups  ─┤                  ┌─ store (database)
 *   access rules     ─┼─► flow ledger ───┤
 *   catalog          ─┤                  └─ lineage index ─► service
 *   contracts        ─┘
 */
import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  domainOfTopic,
  isHiddenRole,
  topicRole,
} from '@millrace/backstage-plugin-streaming-common';
import { CatalogSnapshot } from '../catalog';
import { ClusterDefinition, Clusters } from '../clusters';
import { MetadataIndex } from '../index/MetadataIndex';
import { ContractStore, Ownership } from '../ownership';
import { ObservedTraffic } from '../topics/ObservedTraffic';
import { TopicResource } from '../topics/TopicResource';
import { Coverage } from './Coverage';
import { FlowLedger, FlowStore } from './flows';
import { FlowSources } from './FlowSources';
import { ActorResolver, LineageIndex, TopicNode } from './graph';
import { ObservationFeed } from './observations';
import { ObservedWriters } from './ObservedWriters';
import {
  DefaultLineageService,
  Findings,
  LineageScope,
  LineageService,
  NodeDescriber,
} from './service';

/** Declarations of contracts have no event of their own. */
const CONTRACTS_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 60 * 60_000;
/** Bindings change in bursts: everything is resolved anew this long after the first of them. */
const REBUILD_AFTER_MS = 250;
const LATE_AFTER_MESSAGES = 1_000;

export interface LineageOptions {
  store: FlowStore;
  logger: LoggerService;
  clusters: Clusters;
  index: MetadataIndex;
  catalog: CatalogSnapshot;
  ownership: Ownership;
  contracts: ContractStore;
  /** A group further behind than this many messages is late. Default: 1,000. */
  lateAfterMessages?: number;
  now?: () => number;
}

export class Lineage {
  /** Answers without asking who wants to know; put the authorised service in front of it. */
  readonly service: LineageService<LineageScope>;
  /** Who was seen writing; lend it to the stream catalog. */
  readonly traffic: ObservedTraffic;
  readonly #options: LineageOptions;
  readonly #sources: FlowSources;
  readonly #ledger: FlowLedger;
  readonly #lineage: LineageIndex;
  readonly #coverage: Coverage;
  readonly #feeds = new Map<string, ObservationFeed>();
  readonly #instance = randomUUID();
  readonly #stops: (() => void)[] = [];
  #rebuild: NodeJS.Timeout | undefined;

  private constructor(options: LineageOptions, ledger: FlowLedger) {
    const { clusters, index, catalog, ownership, contracts } = options;
    const now = options.now ?? Date.now;
    this.#options = options;
    this.#ledger = ledger;
    this.#coverage = new Coverage();
    this.#lineage = new LineageIndex({
      resolver: new ActorResolver({
        catalog,
        landscapeOf: id => this.#cluster(id)?.landscape ?? id,
      }),
    });
    this.traffic = new ObservedWriters({ lineage: this.#lineage, now });
    this.#sources = new FlowSources({
      ...options,
      ledger,
      enforced: id => this.#isEnforced(id),
    });
    const describer = new NodeDescriber({
      clusters,
      index,
      catalog,
      ownership,
      contracts,
      lateAfterMessages: options.lateAfterMessages ?? LATE_AFTER_MESSAGES,
      now,
    });
    const coverage = (id: string) => this.#coverageOf(id);
    this.service = new DefaultLineageService({
      lineage: this.#lineage,
      describer,
      clusters,
      coverage,
      now,
      findings: new Findings({
        describer,
        coverage,
        enforced: id => this.#isEnforced(id),
        now,
      }),
    });
  }

  /** Reads what was known before; questions are answered from then on, sources are heard after {@link start}. */
  static async create(options: LineageOptions): Promise<Lineage> {
    const ledger = await FlowLedger.load({
      store: options.store,
      logger: options.logger,
      ...(options.now && { now: options.now }),
    });
    const lineage = new Lineage(options, ledger);
    lineage.#resolveAnew();
    return lineage;
  }

  /** A topic as permission policies see it, also one that the cluster no longer has. */
  resourceOf(cluster: string, topic: string): TopicResource {
    return {
      cluster,
      environment: this.#cluster(cluster)?.environment ?? cluster,
      name: topic,
      owner: this.#options.ownership.ownerOf(cluster, topic).owner,
      domain: domainOfTopic(topic),
    };
  }

  /** Hears the sources from now on; resolves when each was read once, as far as it can be. */
  async start(): Promise<void> {
    const { clusters, index, catalog } = this.#options;
    const every = (ms: number, work: () => Promise<void>) => {
      const timer = setInterval(() => this.#quietly(work()), ms);
      this.#stops.push(() => clearInterval(timer));
    };
    this.#stops.push(
      this.#ledger.subscribe(change => {
        if (this.#lineage.apply(change)) {
          this.#resolveSoon();
        }
      }),
      catalog.subscribe(() => {
        this.#resolveSoon();
        clusters
          .list()
          .forEach(one => this.#quietly(this.#sources.readCatalog(one)));
      }),
      index.subscribe(({ cluster, kinds }) => {
        const definition = this.#cluster(cluster);
        if (definition) {
          this.#quietly(this.#readIndex(definition, kinds));
        }
      }),
      clusters.subscribe(() => this.#startFeeds()),
    );
    every(CONTRACTS_EVERY_MS, () => this.#sources.readContracts());
    every(SWEEP_EVERY_MS, () => this.#ledger.sweep());
    this.#startFeeds();
    await this.#quietly(this.#ledger.sweep());
    await this.#quietly(this.#sources.readContracts());
    for (const definition of clusters.list()) {
      await this.#quietly(
        this.#readIndex(definition, ['topics', 'groups', 'acls']),
      );
    }
  }

  async stop(): Promise<void> {
    clearTimeout(this.#rebuild);
    this.#stops.splice(0).forEach(stop => stop());
    await Promise.all([...this.#feeds.values()].map(feed => feed.stop()));
    await this.#ledger.flushed();
  }

  #startFeeds(): void {
    const { clusters, store, logger } = this.#options;
    for (const { id, observationsTopic } of clusters.list()) {
      if (observationsTopic !== null && !this.#feeds.has(id)) {
        const feed = new ObservationFeed({
          cluster: id,
          topic: observationsTopic,
          clusters,
          ledger: this.#ledger,
          store,
          coverage: this.#coverage,
          logger: logger.child({ cluster: id }),
          instance: this.#instance,
        });
        this.#feeds.set(id, feed);
        feed.start();
      }
    }
  }

  async #readIndex(
    cluster: ClusterDefinition,
    kinds: readonly string[],
  ): Promise<void> {
    if (kinds.includes('topics')) {
      this.#lineage.setTopics(this.#topics());
      await this.#sources.readCatalog(cluster);
    }
    if (kinds.includes('groups')) {
      await this.#sources.readGroups(cluster.id);
    }
    // Rules with wildcards mean the topics that exist.
    if (kinds.includes('acls') || kinds.includes('topics')) {
      await this.#sources.readAccessRules(cluster.id);
    }
  }

  #topics(): TopicNode[] {
    return this.#options.index.topics().map(({ cluster, name }) => ({
      cluster,
      name,
      internal: isHiddenRole(topicRole(name)),
    }));
  }

  #resolveAnew(): void {
    this.#lineage.rebuild(this.#ledger.flows(), this.#topics());
  }

  #resolveSoon(): void {
    this.#rebuild ??= setTimeout(() => {
      this.#rebuild = undefined;
      this.#resolveAnew();
    }, REBUILD_AFTER_MS);
  }

  #cluster(id: string): ClusterDefinition | undefined {
    return this.#options.clusters.list().find(cluster => cluster.id === id);
  }

  #isEnforced(id: string): boolean {
    if (!this.#cluster(id)) {
      return false;
    }
    const { capabilities } = this.#options.index.cluster(id).cluster;
    return capabilities.aclsEnforced?.value ?? false;
  }

  #coverageOf(id: string) {
    const cluster = this.#cluster(id);
    return cluster
      ? this.#coverage.of(cluster)
      : {
          cluster: id,
          producers: 'none' as const,
          consumers: 'none' as const,
          reason: `Cluster "${id}" is no longer configured.`,
        };
  }

  /** Sources are read again soon; what failed is told in the log and does not end the others. */
  async #quietly(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const reason = error instanceof Error ? error.message : error;
      this.#options.logger.warn(
        `A lineage source could not be read: ${reason}`,
      );
    }
  }
}
