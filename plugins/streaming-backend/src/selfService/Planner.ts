import {
  conventionsFor,
  deadLetterTopicOf,
  EnvironmentSettings,
  PlanCluster,
  PlanContext,
  planTopicRequest,
  RequestPlan,
  SaidValue,
  say,
  SchemaLint,
  SelfServiceOptions,
  TopicAnswers,
  topicEntityRef,
  topicNameOf,
  retentionPresets,
  splitTopicName,
  valueSubjectOf,
  withStop,
} from '@millrace/backstage-plugin-streaming-common';
import { CatalogSnapshot } from '../catalog';
import { ClusterDefinition, Clusters } from '../clusters';
import { MetadataIndex } from '../index/MetadataIndex';
import { saidBy } from '../lib/sayError';
import { Ownership } from '../ownership';
import { Caller } from './Callers';
import { TopicSight } from '../topics';
import {
  askRegistry,
  NextVersion,
  notLookedUp,
  RegistryFacts,
} from './askRegistry';
import { SelfServiceSettings } from './config';
import { OpenTopic, topicsAhead } from './openTopics';
import { RuleFiles } from './RuleFiles';
import { within } from './within';

/** How long a check waits for a cluster or registry before it says that nobody answers, milliseconds. */
const ANSWER_TIMEOUT_MS = 4000;

/** How a plan is made. */
export interface PlanOptions {
  requester: Pick<Caller, 'entityRef' | 'groups'>;
  /**
   * Asks cluster and registry now instead of reading the index; for what is about to be sent or carried out.
   */
  live: boolean;
  /** The request that the plan is for, so that it does not stand in its own way. */
  request?: string;
  /**
   * Whose eyes the plan is for. Without it the plan is kept and read by many: it names topics
   * that exist, not whose they are nor what their schemas hold, and is made fit for each reader when it is read.
   */
  sight?: TopicSight;
}

/** Gathers what a plan depends on, and plans. */
export class Planner {
  readonly #settings: SelfServiceSettings;
  readonly #rules: RuleFiles;
  readonly #clusters: Clusters;
  readonly #index: MetadataIndex;
  readonly #catalog: CatalogSnapshot;
  readonly #ownership: Ownership;
  readonly #openTopics: (cluster: string) => Promise<OpenTopic[]>;

  constructor(options: {
    settings: SelfServiceSettings;
    rules: RuleFiles;
    clusters: Clusters;
    index: MetadataIndex;
    catalog: CatalogSnapshot;
    ownership: Ownership;
    openTopics: (cluster: string) => Promise<OpenTopic[]>;
  }) {
    this.#settings = options.settings;
    this.#rules = options.rules;
    this.#clusters = options.clusters;
    this.#index = options.index;
    this.#catalog = options.catalog;
    this.#ownership = options.ownership;
    this.#openTopics = options.openTopics;
  }

  /** What sending these answers would do, and what the rules say. Never fails because a cluster does. */
  async plan(
    answers: TopicAnswers,
    options: PlanOptions,
  ): Promise<RequestPlan> {
    return planTopicRequest(answers, await this.#context(answers, options));
  }

  /** What the request form offers to a caller: its own groups first. */
  async options(caller: Caller): Promise<SelfServiceOptions> {
    const { conventions } = await this.#rules.current();
    const environments = this.#environmentIds().map(id => this.environment(id));
    const groups = this.#catalog.groups().map(group => group.entityRef);
    const own = groups.filter(group => caller.groups.includes(group));
    return {
      environments: environments.map(environment => ({
        id: environment.id,
        cluster: environment.cluster,
        title: environment.title,
        production: environment.kind === 'prod',
        autoApprove: environment.autoApprove,
        mode: this.#definition(environment.cluster)?.mode ?? null,
      })),
      naming: Object.fromEntries(
        environments.map(({ id }) => [
          id,
          conventionsFor(conventions, id).topics,
        ]),
      ),
      defaultPartitions: Object.fromEntries(
        environments.map(({ id }) => [
          id,
          conventionsFor(conventions, id).defaults.partitions,
        ]),
      ),
      groups: [...own, ...groups.filter(group => !own.includes(group))],
      applications: this.#catalog
        .applications()
        .map(({ entityRef, title }) => ({ entityRef, title })),
      retentionMs: Object.fromEntries(
        Object.entries(retentionPresets).flatMap(
          ([category, { retentionMs }]) =>
            retentionMs === null ? [] : [[category, String(retentionMs)]],
        ),
      ),
    };
  }

  /** What a schema is judged by in the registry of a cluster, for some eyes or for nobody's. */
  async registryFacts(
    clusterId: string,
    next: NextVersion,
    sight?: TopicSight,
  ): Promise<RegistryFacts> {
    return askRegistry(() => this.#clusters.registry(clusterId), next, {
      canSee: subject => sight?.seesSubject(clusterId, subject) ?? true,
      withChoices: sight !== undefined,
    });
  }

  /** How schemas are linted in this house. */
  get schemaLint(): SchemaLint {
    return this.#settings.schemaLint;
  }

  /** The environment that a cluster belongs to; null without such a cluster. */
  environmentOf(clusterId: string | undefined): EnvironmentSettings | null {
    const definition = clusterId ? this.#definition(clusterId) : undefined;
    return definition ? this.environment(definition.environment) : null;
  }

  /** The settings of an environment; one that is not configured is taken for what its name suggests. */
  environment(id: string): EnvironmentSettings {
    const settings = this.#settings.environment(id);
    const own = this.#clusters
      .list()
      .filter(cluster => cluster.environment === id);
    return { ...settings, cluster: settings.cluster ?? own[0]?.id ?? null };
  }

  /** Groups whose members act for the platform. */
  platformGroups(): readonly string[] {
    return this.#approvers(this.#settings.platformGroup);
  }

  async #context(
    answers: TopicAnswers,
    options: PlanOptions,
  ): Promise<PlanContext> {
    const { owner } = answers;
    // A team may have come since the catalog was last read, as all have right after the first start.
    if (
      this.#catalog.refreshedAt === null ||
      (owner && !this.#catalog.group(owner))
    ) {
      await this.#catalog.refreshNow().catch(() => undefined);
    }
    const rules = await this.#rules.current();
    const conventions = conventionsFor(rules.conventions, answers.environment);
    const environmentIds = this.#environmentIds();
    const environment = environmentIds.includes(answers.environment)
      ? this.environment(answers.environment)
      : null;
    const definition = this.#definition(environment?.cluster ?? null);
    const name = topicNameOf(answers, { conventions });
    const domain = Object.values(
      splitTopicName(name, conventions.topics) ?? {},
    )[0];
    const { sight } = options;
    const hidden =
      definition !== undefined &&
      this.#index.topic(definition.id, name) !== undefined &&
      !sight?.seesTopic(definition.id, name);
    const next = answers.schema && {
      subject: hidden ? null : valueSubjectOf(name),
      schema: answers.schema,
    };
    const [facts, requested] = await Promise.all([
      definition ? this.#facts(definition, next, options) : null,
      definition ? this.#openTopics(definition.id) : [],
    ]);
    const catalogRead = this.#catalog.refreshedAt !== null;
    return {
      environment,
      environmentIds,
      conventions,
      policies: rules.policies,
      schemaLint: this.#settings.schemaLint,
      cluster: facts?.cluster ?? null,
      existingTopics: definition
        ? this.#existing(definition.id, facts?.topics ?? [], name, sight)
        : [],
      requestedTopics: topicsAhead(requested, options.request).map(
        ({ name: wanted, request }) => ({ name: wanted, request }),
      ),
      subject: facts?.subject ?? null,
      references:
        facts?.references ??
        (answers.schema?.references ?? []).map(notLookedUp),
      topicEntityRef: topicEntityRef(definition?.landscape ?? 'default', name),
      requester: options.requester,
      knownGroups: catalogRead
        ? this.#catalog.groups().map(group => group.entityRef)
        : null,
      applications: this.#catalog
        .applications()
        .filter(
          application =>
            application.environments === null ||
            application.environments.includes(answers.environment),
        ),
      domainOwner: (domain && this.#catalog.domain(domain)?.owner) || null,
      platformGroups: this.platformGroups(),
      governanceGroups: this.#approvers(this.#settings.governanceGroup),
    };
  }

  /**
   * The topics that a plan may speak of. To the eyes that it is for, hidden ones are as good as absent, but for those
   * whose very name is wanted; without eyes all are there, to be sorted out for each reader.
   */
  #existing(
    clusterId: string,
    topics: readonly string[],
    wanted: string,
    sight: TopicSight | undefined,
  ): PlanContext['existingTopics'] {
    if (!sight) {
      return topics.map(name => ({ name }));
    }
    const names = [wanted, deadLetterTopicOf(wanted)];
    return topics.flatMap((name): PlanContext['existingTopics'] => {
      if (sight.seesTopic(clusterId, name)) {
        const { owner } = this.#ownership.ownerOf(clusterId, name);
        return [{ name, owner }];
      }
      return names.includes(name) ? [{ name, hidden: true }] : [];
    });
  }

  /** What cluster and registry say, live or from the index. Problems are facts, too. */
  async #facts(
    definition: ClusterDefinition,
    next: NextVersion | null,
    { live, sight }: Pick<PlanOptions, 'live' | 'sight'>,
  ): Promise<{
    cluster: PlanCluster;
    topics: string[];
    subject: PlanContext['subject'];
    references: PlanContext['references'] | undefined;
  }> {
    const { cluster } = this.#index.cluster(definition.id);
    const indexed = !live && cluster.state !== 'unknown';
    const [brokers, registry] = await Promise.all([
      indexed
        ? {
            brokers: cluster.brokers,
            topics: this.#index.topics(definition.id).map(topic => topic.name),
            problem:
              cluster.state === 'unavailable'
                ? withStop(
                    cluster.said?.reason ??
                      cluster.reason ??
                      say('answer.nobody'),
                  )
                : null,
          }
        : this.#askCluster(definition.id),
      next && definition.registry
        ? this.registryFacts(definition.id, next, sight)
        : null,
    ]);
    const { acls, aclsEnforced } = cluster.capabilities;
    return {
      cluster: {
        id: definition.id,
        mode: definition.mode,
        brokers: brokers.brokers,
        problem: brokers.problem,
        registry: definition.registry
          ? { problem: registry?.problem ?? null }
          : 'none',
        access:
          acls?.value === false || aclsEnforced?.value === false
            ? 'recorded'
            : 'enforced',
      },
      topics: brokers.topics,
      subject: registry?.subject ?? null,
      references: registry?.references,
    };
  }

  async #askCluster(id: string): Promise<{
    brokers: number | null;
    topics: string[];
    problem: SaidValue | null;
  }> {
    try {
      const connection = this.#clusters.connection(id);
      const [description, topics] = await within(
        ANSWER_TIMEOUT_MS,
        say('answer.cluster', { cluster: id }),
        () =>
          Promise.all([connection.describeCluster(), connection.listTopics()]),
      );
      return { brokers: description.brokers.length, topics, problem: null };
    } catch (error) {
      return {
        brokers: null,
        topics: [],
        problem: withStop(saidBy(error)),
      };
    }
  }

  #approvers(configured: string | null): readonly string[] {
    return configured
      ? [configured]
      : this.#catalog
          .groups()
          .filter(group => group.approver)
          .map(group => group.entityRef);
  }

  /** Configured ones first, then those that only clusters name. */
  #environmentIds(): string[] {
    return [
      ...new Set([
        ...this.#settings.environmentIds,
        ...this.#clusters.list().map(cluster => cluster.environment),
      ]),
    ];
  }

  #definition(id: string | null): ClusterDefinition | undefined {
    return this.#clusters.list().find(cluster => cluster.id === id);
  }
}
