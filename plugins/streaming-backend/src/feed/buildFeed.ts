import { NotFoundError } from '@backstage/errors';
import {
  Feed,
  FeedTopic,
  isCatalogued,
  FeedSubject,
} from '@millrace/backstage-plugin-streaming-common';
import { ClusterDefinition, Clusters } from '../clusters';
import { MetadataIndex, TopicSnapshot } from '../index/index';
import { toAge } from '../lib/toAge';
import { Ownership } from '../ownership';
import { SubjectBindings, toFeedSubject } from '../subjects';
import { TopicReader } from '../topics/TopicReader';

/** What a feed is made of. */
export interface FeedSources {
  clusters: Clusters;
  index: MetadataIndex;
  topics: TopicReader;
  ownership: Ownership;
  bindings: SubjectBindings;
  /** Whether owners can be told already: the catalog and the stores were read. */
  ready: () => boolean;
  now: () => number;
}

/**
 * What the catalog should hold of a landscape: one topic per name, told by its most production-like copy.
 *
 * @throws NotFoundError when no cluster belongs to the landscape
 */
export function buildFeed(landscape: string, sources: FeedSources): Feed {
  const { clusters, index, now } = sources;
  const members = clusters.list().filter(one => one.landscape === landscape);
  if (members.length === 0) {
    const known = new Set(clusters.list().map(one => one.landscape));
    throw new NotFoundError(
      `Landscape "${landscape}" has no cluster; known landscapes: ${
        [...known].join(', ') || 'none'
      }`,
    );
  }
  const ordered = [...members].sort(
    (a, b) => productionRank(b.environment) - productionRank(a.environment),
  );
  const snapshots = members.map(({ id }) => index.cluster(id));
  return {
    landscape,
    complete:
      sources.ready() &&
      snapshots.every(one => one.complete && one.subjectsComplete),
    clusters: snapshots.map(({ cluster, observedAt, error }) => ({
      ...cluster,
      age: toAge({ observedAt, error }, now()),
    })),
    topics: feedTopics(ordered, sources),
    subjects: feedSubjects(ordered, sources),
  };
}

function feedTopics(
  members: readonly ClusterDefinition[],
  { index, topics }: FeedSources,
): FeedTopic[] {
  const copies = new Map<string, TopicSnapshot[]>();
  for (const { id } of members) {
    for (const topic of index.topics(id)) {
      if (isCatalogued(topic.name)) {
        copies.set(topic.name, [...(copies.get(topic.name) ?? []), topic]);
      }
    }
  }
  const groups = topics.groupsByTopic();
  return [...copies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, deployments]) => {
      // A copy that is gone does not speak for the topic while another one lives.
      const leading =
        deployments.find(one => one.missingSince === null) ?? deployments[0];
      return leading
        ? {
            name,
            topic: topics.row(leading, groups),
            contract: topics.contract(leading),
            subjects: topics.subjects(leading),
            deployments: deployments
              .filter(one => one.missingSince === null)
              .map(one => toDeployment(one, members)),
          }
        : [];
    });
}

function toDeployment(
  topic: TopicSnapshot,
  members: readonly ClusterDefinition[],
): FeedTopic['deployments'][number] {
  const overrides = [...(topic.configs?.values() ?? [])]
    .filter(entry => entry.origin === 'topic' && entry.value !== null)
    .map(entry => [entry.name, entry.value ?? ''] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    cluster: topic.cluster,
    environment:
      members.find(one => one.id === topic.cluster)?.environment ?? '',
    partitions: topic.partitions?.length ?? null,
    replicationFactor: topic.partitions?.[0]?.replicas.length ?? null,
    config: Object.fromEntries(overrides),
  };
}

function feedSubjects(
  members: readonly ClusterDefinition[],
  { index, ownership, bindings, now }: FeedSources,
): FeedSubject[] {
  const subjects = new Map<string, FeedSubject>();
  for (const { id, landscape, environment } of members) {
    for (const snapshot of index.subjects(id)) {
      if (!subjects.has(snapshot.subject) && snapshot.versions.length > 0) {
        const { owner, source, standing } = ownership.ownerOfSubject(
          id,
          snapshot.subject,
        );
        subjects.set(
          snapshot.subject,
          toFeedSubject(snapshot, {
            landscape,
            environment,
            ownership: { owner, source, standing },
            topics: bindings.topicsOf(id, snapshot.subject),
            now: now(),
          }),
        );
      }
    }
  }
  return [...subjects.values()].sort((a, b) =>
    a.subject < b.subject ? -1 : 1,
  );
}

/** Environments are named freely; the usual words order them. */
function productionRank(environment: string): number {
  const words = [/^(dev|sandbox|local)/, /^(test|qa|int)/, /^(stag|pre|uat)/];
  if (/^(prod|prd|live)/.test(environment)) {
    return words.length;
  }
  return words.findIndex(word => word.test(environment));
}
