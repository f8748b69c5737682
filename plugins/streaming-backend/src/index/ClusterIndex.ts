import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  inEnglish,
  SaidValue,
  toSaid,
} from '@millrace/backstage-plugin-streaming-common';
import { ClusterConnection, Clusters, SupportedApis } from '../clusters';
import { saidBy } from '../lib/sayError';
import { messageOf } from '../lib/messageOf';
import { CapabilityEvidence, detectCapabilities } from './capabilities';
import { clusterHealth } from './clusterHealth';
import { DatabasePresenceStore } from './DatabasePresenceStore';
import { GroupIndex } from './GroupIndex';
import { IndexSettings } from './indexSettings';
import { Loop } from './Loop';
import { AclSnapshot, ClusterSnapshot, IndexChange } from './MetadataIndex';
import { SubjectIndex } from './SubjectIndex';
import { TopicIndex } from './TopicIndex';

type Kind = IndexChange['kinds'][number];

/** Everything known of one cluster, and the passes that keep it so. A failing pass touches nothing but its own part. */
export class ClusterIndex {
  readonly topics: TopicIndex;
  readonly groups: GroupIndex;
  readonly subjects: SubjectIndex;
  readonly #id: string;
  readonly #clusters: Clusters;
  readonly #settings: IndexSettings;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #onChange: (...kinds: Kind[]) => void;
  readonly #loops: Loop[];
  #evidence: CapabilityEvidence = {};
  #acls: AclSnapshot = { rules: null, observedAt: null, error: null };
  #listedAt: number | null = null;
  #failure: { reason: SaidValue; since: number } | undefined;
  #registryFailure: SaidValue | undefined;
  #subjectsListed = false;
  #controllerId: number | null = null;

  constructor(options: {
    id: string;
    clusters: Clusters;
    store: DatabasePresenceStore;
    settings: IndexSettings;
    logger: LoggerService;
    now: () => number;
    onChange: (...kinds: Kind[]) => void;
  }) {
    const { id, now, settings } = options;
    this.#id = id;
    this.#clusters = options.clusters;
    this.#settings = settings;
    this.#logger = options.logger;
    this.#now = now;
    this.#onChange = options.onChange;
    this.topics = new TopicIndex({
      clusterId: id,
      store: options.store,
      rules: settings.presence,
      now,
    });
    this.groups = new GroupIndex({
      clusterId: id,
      topicOf: name => this.topics.get(name),
      now,
    });
    this.subjects = new SubjectIndex({ clusterId: id, now });
    this.#loops = [
      this.#loop('topics', settings.listingMs, () => this.#passTopics()),
      this.#loop('offsets', settings.offsetsMs, () => this.#passOffsets()),
      this.#loop('groups', settings.groupsMs, () => this.#passGroups()),
      this.#loop('acls', settings.aclsMs, () => this.#passAcls()),
      this.#loop('subjects', settings.subjectsMs, () => this.#passSubjects()),
      this.#loop('capabilities', settings.capabilitiesMs, () =>
        this.#passCapabilities(),
      ),
    ];
  }

  /** Runs every pass now, and from then on at its interval. */
  wake(): void {
    this.#loops.forEach(loop => loop.wake());
  }

  stop(): void {
    this.#loops.forEach(loop => loop.stop());
  }

  get acls(): AclSnapshot {
    return this.#acls;
  }

  async refresh(what: {
    topics?: string[];
    groups?: string[];
    subjects?: string[];
    acls?: boolean;
  }): Promise<void> {
    const { topics, groups, subjects, acls } = what;
    const parts: [string, () => Promise<void>][] = [];
    if (topics) {
      parts.push([
        'topics',
        async () => {
          await this.topics.passTopics(this.#connection(), topics);
          this.#onChange('topics');
        },
      ]);
    }
    if (groups) {
      parts.push(['groups', () => this.#passGroups(groups)]);
    }
    if (subjects) {
      parts.push(['subjects', () => this.#passSubjects(subjects)]);
    }
    if (acls) {
      parts.push(['acls', () => this.#passAcls()]);
    }
    if (parts.length === 0) {
      parts.push(['topics', () => this.#passTopics()]);
    }
    await Promise.all(parts.map(([name, run]) => this.#guarded(name, run)));
  }

  snapshot(): ClusterSnapshot {
    const definition = this.#clusters.get(this.#id);
    const topics = this.topics.list();
    const reachability = this.#clusters.reachability(this.#id);
    const failure =
      reachability.state === 'ready'
        ? this.#failure?.reason ?? null
        : reachability.reason;
    const health = clusterHealth({
      id: this.#id,
      failure,
      failingSince: this.#failure?.since ?? null,
      known: this.#listedAt !== null,
      brokers: this.#evidence.brokers ?? null,
      controllerId: this.#controllerId,
      topics,
    });
    return {
      observedAt: this.#listedAt,
      error: failure,
      complete:
        failure === null && this.#listedAt !== null && this.topics.described,
      subjectsComplete:
        definition.registry === null ||
        (this.#subjectsListed && !this.#registryFailure),
      cluster: {
        id: definition.id,
        title: definition.title,
        landscape: definition.landscape,
        environment: definition.environment,
        mode: definition.mode,
        bootstrapServers: definition.bootstrapServers,
        registryUrl: definition.registry?.url ?? null,
        state: health.state,
        reason: health.reason && inEnglish(health.reason),
        ...this.#registryHealth(definition.registry !== null),
        said: {
          ...(health.reason ? { reason: health.reason } : {}),
          ...(definition.registry && this.#registryFailure
            ? { registryReason: toSaid(this.#registryFailure) }
            : {}),
        },
        brokers: this.#evidence.brokers ?? null,
        controllerId: this.#controllerId,
        topics: topics.length,
        consumerGroups: this.groups.list().length,
        capabilities: detectCapabilities(definition, {
          ...this.#evidence,
          topicNames:
            this.#listedAt === null
              ? undefined
              : new Set(topics.map(topic => topic.name)),
        }),
      },
    };
  }

  #registryHealth(configured: boolean) {
    if (!configured) {
      return { registryState: 'none', registryReason: null } as const;
    }
    if (this.#registryFailure) {
      return {
        registryState: 'unavailable',
        registryReason: inEnglish(this.#registryFailure),
      } as const;
    }
    return {
      registryState: this.#subjectsListed ? 'healthy' : 'unknown',
      registryReason: null,
    } as const;
  }

  async #passTopics(): Promise<void> {
    try {
      const connection = this.#connection();
      const cluster = await connection.describeCluster();
      const changed = await this.topics.passListing(connection);
      const recovered = this.#failure !== undefined || this.#listedAt === null;
      this.#failure = undefined;
      this.#listedAt = this.#now();
      this.#controllerId = cluster.controllerId;
      this.#evidence = {
        ...this.#evidence,
        brokers: cluster.brokers.length,
      };
      if (changed || recovered) {
        this.#onChange('topics', 'cluster');
      }
      const configsChanged = await this.topics.passConfigs(
        connection,
        this.#settings.configurationsMs,
      );
      if (configsChanged) {
        this.#onChange('topics');
      }
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  async #passOffsets(): Promise<void> {
    await this.topics.passOffsets(this.#connection());
    this.groups.rebuild();
    this.#onChange('groups');
  }

  async #passGroups(only?: string[]): Promise<void> {
    await this.groups.pass(this.#connection(), only);
    this.#onChange('groups');
  }

  async #passAcls(): Promise<void> {
    try {
      const rules = await this.#connection().describeAcls();
      this.#acls = { rules, observedAt: this.#now(), error: null };
      this.#evidence = { ...this.#evidence, aclsListed: true };
      this.#onChange('acls');
    } catch (error) {
      if (isError(error) && error.name === 'NotImplementedError') {
        // The cluster has no authoriser: a property of the cluster, not a failure.
        this.#acls = { rules: null, observedAt: this.#now(), error: null };
        this.#evidence = { ...this.#evidence, aclsListed: false };
        return;
      }
      this.#acls = { ...this.#acls, error: messageOf(error) };
      throw error;
    }
  }

  async #passSubjects(only?: string[]): Promise<void> {
    if (this.#clusters.get(this.#id).registry === null) {
      return;
    }
    const before = this.#registryFailure;
    try {
      const changed = await this.subjects.pass(
        this.#clusters.registry(this.#id),
        only,
      );
      this.#registryFailure = undefined;
      this.#evidence = { ...this.#evidence, registryAnswers: true };
      const first = !this.#subjectsListed;
      this.#subjectsListed ||= only === undefined;
      if (changed || first || before) {
        this.#onChange('subjects', 'cluster');
      }
    } catch (error) {
      const failure = saidBy(error);
      this.#registryFailure = failure;
      this.subjects.fail(failure);
      if (before === undefined || inEnglish(before) !== inEnglish(failure)) {
        this.#onChange('subjects', 'cluster');
      }
      throw error;
    }
  }

  async #passCapabilities(): Promise<void> {
    const connection = this.#connection();
    const apis: SupportedApis = await connection.supportedApis();
    const { brokers } = await connection.describeCluster();
    const brokerConfigs = brokers[0]
      ? await connection.describeBrokerConfigs(brokers[0].id).catch(() => [])
      : [];
    this.#evidence = { ...this.#evidence, apis, brokerConfigs };
    this.#onChange('cluster');
  }

  #connection(): ClusterConnection {
    return this.#clusters.connection(this.#id);
  }

  #fail(error: unknown): void {
    const reason = withoutCluster(saidBy(error));
    const known = this.#failure;
    if (!known || inEnglish(known.reason) !== inEnglish(reason)) {
      const since = known?.since ?? this.#now();
      this.#failure = { reason, since };
      this.#onChange('cluster');
    }
  }

  #loop(name: string, intervalMs: number, run: () => Promise<void>): Loop {
    return new Loop({ intervalMs, run: () => this.#guarded(name, run) });
  }

  /** Pages show the failure; the log gets it at debug, since a cluster may be down for hours. */
  async #guarded(name: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#logger.debug(`Pass over ${name} of "${this.#id}" failed`, {
        error: messageOf(error),
      });
    }
  }
}

/** What failed, for where the cluster is named already. */
function withoutCluster(failure: SaidValue): SaidValue {
  return typeof failure === 'object' && failure.code === 'cluster.failed'
    ? failure.params.failure ?? failure
    : failure;
}
