import { NotFoundError } from '@backstage/errors';
import {
  Cluster,
  ConsumerGroup,
  domainOfTopic,
  Feed,
  isCatalogued,
  isHiddenRole,
  Ownership as OwnershipModel,
  OwnershipItem,
  say,
  Subject,
  SubjectSummary,
  Topic,
  TopicDetail,
} from '@millrace/backstage-plugin-streaming-common';
import { buildFeed, FeedSources } from '../feed/buildFeed';
import { narrowGroup, onTopic, toConsumerGroup } from '../groups';
import { CatalogSnapshot } from '../catalog';
import { GroupSnapshot, TopicSnapshot } from '../index/index';
import { ageRange, Page, paginate } from '../lib/paginate';
import { sayError } from '../lib/sayError';
import { toAge } from '../lib/toAge';
import {
  ClaimDesk,
  OwnerAnswer,
  siblingKey,
  toOwnershipItem,
} from '../ownership';
import { SubjectReader, SubjectViewer } from '../subjects';
import { IndexedPage, StreamCatalog } from './StreamCatalog';
import { matchesQuery, sortTopics } from './topicQuery';
import { topicKey } from './TopicReader';
import { TopicResource, Viewer } from './TopicResource';

/** Groups that registries and brokers keep for themselves begin like their topics. */
const INTERNAL_PREFIX = '__';

/** {@link StreamCatalog} over the index. */
export class DefaultStreamCatalog implements StreamCatalog<Viewer> {
  readonly #sources: FeedSources & { catalog: CatalogSnapshot };
  readonly #claims: ClaimDesk;
  readonly #subjects: SubjectReader;

  constructor(
    options: FeedSources & {
      catalog: CatalogSnapshot;
      claims: ClaimDesk;
      subjects: SubjectReader;
    },
  ) {
    this.#sources = options;
    this.#claims = options.claims;
    this.#subjects = options.subjects;
  }

  async listClusters(viewer: Viewer): Promise<Cluster[]> {
    const { index, now } = this.#sources;
    const visible = this.#visibleTopics(viewer, undefined).filter(topic =>
      isCatalogued(topic.name),
    );
    const groups = this.#visibleGroups(viewer, undefined);
    return index.clusters().map(({ cluster, observedAt, error }) => ({
      ...cluster,
      topics: visible.filter(topic => topic.cluster === cluster.id).length,
      consumerGroups: groups.filter(group => group.cluster === cluster.id)
        .length,
      age: toAge({ observedAt, error }, now()),
    }));
  }

  async listTopics(
    query: Parameters<StreamCatalog<Viewer>['listTopics']>[0],
    viewer: Viewer,
  ): Promise<IndexedPage<Topic>> {
    const { topics } = this.#sources;
    const groups = topics.groupsByTopic(query.cluster);
    const mine = query.mine ? await viewer.groups() : [];
    const rows = this.#visibleTopics(viewer, query.cluster)
      .map(topic => topics.row(topic, groups))
      .filter(topic => matchesQuery(topic, query, mine));
    const page = paginate(sortTopics(rows, query), query, row =>
      topicKey(row.cluster, row.name),
    );
    return { ...page, index: ageRange(page.items) };
  }

  async getTopic(
    ref: { cluster: string; topic: string },
    viewer: Viewer,
  ): Promise<TopicDetail> {
    return this.#sources.topics.detail(this.#topic(ref, viewer));
  }

  async claimTopic(
    claim: { cluster: string; topic: string; owner: string },
    viewer: Viewer,
  ): Promise<OwnershipModel> {
    this.#topic(claim, viewer);
    return this.#claims.claim(claim, viewer);
  }

  async listOwnership(
    query: Parameters<StreamCatalog<Viewer>['listOwnership']>[0],
    viewer: Viewer,
  ): Promise<Page<OwnershipItem>> {
    const { topics, ownership, index } = this.#sources;
    const groups = topics.groupsByTopic();
    const siblings = new Map<string, [string, OwnerAnswer][]>();
    for (const topic of index.topics()) {
      const key = siblingsOf(topic);
      if (key) {
        const answer = ownership.ownerOf(topic.cluster, topic.name);
        siblings.set(key, [...(siblings.get(key) ?? []), [topic.name, answer]]);
      }
    }
    const open = this.#visibleTopics(viewer, undefined)
      .map(topic => topics.row(topic, groups))
      .filter(
        ({ role, ownership: { standing } }) =>
          !isHiddenRole(role) &&
          (query.standing
            ? standing === query.standing
            : standing !== 'confirmed'),
      );
    const page = paginate(open, query, row => topicKey(row.cluster, row.name));
    return {
      ...page,
      items: page.items.map(row => {
        const snapshot = index.topic(row.cluster, row.name);
        return toOwnershipItem(
          row,
          snapshot ? topics.writers(snapshot) : [],
          (siblings.get(siblingsOf(row) ?? '') ?? [])
            .filter(([name]) => name !== row.name)
            .map(([, answer]) => answer),
        );
      }),
    };
  }

  async listConsumerGroups(
    query: Parameters<StreamCatalog<Viewer>['listConsumerGroups']>[0],
    viewer: Viewer,
  ): Promise<IndexedPage<ConsumerGroup>> {
    const { catalog, now } = this.#sources;
    const { topic } = query;
    const rows = this.#visibleGroups(viewer, query.cluster)
      .filter(
        group => !topic || group.partitions.some(row => row.topic === topic),
      )
      .map(group => toConsumerGroup(group, catalog, now()))
      .filter(
        group => !query.application || group.application === query.application,
      )
      .map(group => (topic ? onTopic(group, topic) : group));
    const page = paginate(rows, query, row =>
      topicKey(row.cluster, row.groupId),
    );
    return { ...page, index: ageRange(page.items) };
  }

  async listSubjects(
    query: Parameters<StreamCatalog<Viewer>['listSubjects']>[0],
    viewer: Viewer,
  ): Promise<IndexedPage<SubjectSummary>> {
    const rows = this.#subjects.list(query, this.#subjectViewer(viewer));
    const page = paginate(rows, query, row =>
      topicKey(row.cluster, row.subject),
    );
    return { ...page, index: ageRange(page.items) };
  }

  async getSubject(
    ref: { cluster: string; subject: string },
    viewer: Viewer,
  ): Promise<Subject> {
    return this.#subjects.get(ref, this.#subjectViewer(viewer));
  }

  async getFeed(landscape: string): Promise<Feed> {
    return buildFeed(landscape, this.#sources);
  }

  /** A topic as policies see it, by `<cluster>/<topic>`; undefined when there is none. */
  resource(ref: string): TopicResource | undefined {
    const at = ref.indexOf('/');
    const [cluster, name] = [ref.slice(0, at), ref.slice(at + 1)];
    const { clusters, index } = this.#sources;
    const known = clusters.list().some(({ id }) => id === cluster);
    const topic = known ? index.topic(cluster, name) : undefined;
    return topic && this.#resource(topic);
  }

  #subjectViewer(viewer: Viewer): SubjectViewer {
    return {
      canSee: (cluster, name) =>
        viewer.canSee(this.#resource({ cluster, name })),
      groups: cluster => this.#visibleGroups(viewer, cluster),
    };
  }

  #visibleTopics(viewer: Viewer, cluster: string | undefined): TopicSnapshot[] {
    return this.#sources.index
      .topics(cluster)
      .filter(topic => viewer.canSee(this.#resource(topic)));
  }

  /** Groups of people, each with what the viewer may see of it. */
  #visibleGroups(viewer: Viewer, cluster: string | undefined): GroupSnapshot[] {
    const populated = new Set(
      this.#visibleTopics(viewer, cluster).map(topic => topic.cluster),
    );
    return this.#sources.index
      .groups(cluster)
      .filter(group => !group.groupId.startsWith(INTERNAL_PREFIX))
      .flatMap(group => {
        const narrow = narrowGroup(group, name =>
          viewer.canSee(this.#resource({ cluster: group.cluster, name })),
        );
        const idle = narrow?.partitions.length === 0;
        return narrow && (!idle || populated.has(group.cluster))
          ? [narrow]
          : [];
      });
  }

  #topic(
    ref: { cluster: string; topic: string },
    viewer: Viewer,
  ): TopicSnapshot {
    const topic = this.#sources.index.topic(ref.cluster, ref.topic);
    if (!topic || !viewer.canSee(this.#resource(topic))) {
      throw sayError(
        NotFoundError,
        say('topic.unknown', { topic: ref.topic, cluster: ref.cluster }),
      );
    }
    return topic;
  }

  #resource({
    cluster,
    name,
  }: Pick<TopicSnapshot, 'cluster' | 'name'>): TopicResource {
    const { clusters, ownership } = this.#sources;
    return {
      cluster,
      name,
      environment: clusters.get(cluster).environment,
      owner: ownership.ownerOf(cluster, name).owner,
      domain: domainOfTopic(name),
    };
  }
}

function siblingsOf({
  cluster,
  name,
}: {
  cluster: string;
  name: string;
}): string | null {
  const key = siblingKey(name);
  return key === null ? null : topicKey(cluster, key);
}
