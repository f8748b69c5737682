import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  ANNOTATION_CLUSTER,
  ANNOTATION_CLUSTERS,
  ANNOTATION_LANDSCAPE,
  ANNOTATION_OWNER_SOURCE,
  ANNOTATION_REQUEST,
  ANNOTATION_SUBJECT,
  ANNOTATION_TOPIC,
  Cluster,
  clusterEntityRef,
  Feed,
  FeedTopic,
  Ownership,
  parentTopic,
  FeedSubject,
  subjectEntityRef,
  toAsyncApiName,
  toEntityName,
  topicEntityRef,
} from '@millrace/backstage-plugin-streaming-common';
import { toAsyncApi } from './asyncApi';

/**
 * Stands in for the owner of what nobody owns: the built-in kinds demand one. The annotation `owner-source` is then
 * `none`, and the ownership inbox lists the topic.
 */
export const UNOWNED = 'group:default/unowned';

const SUBJECT_TYPES: Record<FeedSubject['schemaType'], string> = {
  AVRO: 'avro',
  JSON: 'json-schema',
  PROTOBUF: 'protobuf',
};

/** The location that entities of a landscape are managed by. */
export function landscapeLocation(landscape: string): string {
  return `streaming:landscape/${landscape}`;
}

/**
 * The entities of a landscape: clusters, topics, topics as interfaces, subjects. Figures that move (lag, sizes) stay
 * out, so that a busy cluster does not rewrite the catalog. `domains` maps the names of existing Domains to their
 * references: a topic whose first segment is among them becomes part of it.
 */
export function toEntities(
  feed: Feed,
  domains: ReadonlyMap<string, string>,
): Entity[] {
  return [
    ...feed.clusters.map(cluster => toClusterEntity(cluster, feed)),
    ...feed.topics.map(topic => toTopicEntity(topic, feed, domains)),
    ...feed.topics.map(topic => toApiEntity(topic, feed)),
    ...feed.subjects.map(subject => toSubjectEntity(subject, feed)),
  ];
}

function toClusterEntity(cluster: Cluster, { landscape }: Feed): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      ...toMetadata(landscape, toEntityName(cluster.id), cluster.title),
      annotations: {
        ...locations(landscape),
        [ANNOTATION_CLUSTER]: cluster.id,
      },
    },
    spec: {
      type: 'kafka-cluster',
      owner: UNOWNED,
      environment: cluster.environment,
      mode: cluster.mode,
    },
  };
}

function toTopicEntity(
  topic: FeedTopic,
  feed: Feed,
  domains: ReadonlyMap<string, string>,
): Entity {
  const { landscape } = feed;
  const { contract, deployments } = topic;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      ...toMetadata(landscape, toEntityName(topic.name), topic.name),
      ...described(contract.description),
      annotations: topicAnnotations(topic, landscape),
    },
    spec: {
      type: 'kafka-topic',
      owner: ownerOf(topic.topic.ownership),
      lifecycle: topic.topic.lifecycle,
      dependsOn: [
        ...deployments.map(one => clusterEntityRef(landscape, one.cluster)),
        ...topic.subjects
          .filter(({ subject }) =>
            feed.subjects.some(known => known.subject === subject),
          )
          .map(({ subject }) => subjectEntityRef(landscape, subject)),
      ],
      stream: withoutAbsent({
        role: topic.topic.role,
        domain: domains.get(topic.topic.domain ?? ''),
        key: contract.key && withoutAbsent({ ...contract.key }),
        criticality: contract.criticality,
        retentionCategory: contract.retentionCategory,
        classification: contract.classification,
        parent: toParentRef(topic.name, feed),
        deployments: deployments.map(one => withoutAbsent({ ...one })),
      }),
    },
  };
}

function toApiEntity(topic: FeedTopic, feed: Feed): Entity {
  const { landscape } = feed;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      ...toMetadata(landscape, toAsyncApiName(topic.name), topic.name),
      ...described(topic.contract.description),
      annotations: topicAnnotations(topic, landscape),
    },
    spec: {
      type: 'asyncapi',
      owner: ownerOf(topic.topic.ownership),
      lifecycle: topic.topic.lifecycle,
      definition: toAsyncApi(topic, feed),
    },
  };
}

function toSubjectEntity(subject: FeedSubject, { landscape }: Feed): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      ...toMetadata(landscape, toEntityName(subject.subject), subject.subject),
      annotations: {
        ...locations(landscape),
        [ANNOTATION_SUBJECT]: subject.subject,
        [ANNOTATION_CLUSTERS]: subject.cluster,
        [ANNOTATION_OWNER_SOURCE]: subject.ownership.source,
      },
    },
    spec: {
      type: SUBJECT_TYPES[subject.schemaType],
      owner: ownerOf(subject.ownership),
      lifecycle: 'production',
      definition: pretty(subject.versions[0]?.schema ?? ''),
      stream: {
        version: subject.versions[0]?.version ?? 0,
        compatibility: subject.compatibility,
      },
    },
  };
}

function topicAnnotations(
  topic: FeedTopic,
  landscape: string,
): Record<string, string> {
  const { request } = topic.contract;
  return {
    ...locations(landscape),
    [ANNOTATION_TOPIC]: topic.name,
    [ANNOTATION_CLUSTERS]:
      topic.deployments.map(one => one.cluster).join(',') ||
      topic.topic.cluster,
    [ANNOTATION_OWNER_SOURCE]: topic.topic.ownership.source,
    ...(request ? { [ANNOTATION_REQUEST]: request } : {}),
  };
}

function toMetadata(namespace: string, name: string, title: string) {
  return { namespace, name, title };
}

function described(description: string | null) {
  return description ? { description } : {};
}

function locations(landscape: string): Record<string, string> {
  return {
    [ANNOTATION_LOCATION]: landscapeLocation(landscape),
    [ANNOTATION_ORIGIN_LOCATION]: landscapeLocation(landscape),
    [ANNOTATION_LANDSCAPE]: landscape,
  };
}

function ownerOf(ownership: Ownership): string {
  return ownership.owner ?? UNOWNED;
}

function toParentRef(
  name: string,
  { landscape, ...feed }: Feed,
): string | null {
  const aliases = feed.clusters.map(cluster => cluster.id);
  const parent = parentTopic(name, { aliases });
  return parent && feed.topics.some(topic => topic.name === parent)
    ? topicEntityRef(landscape, parent)
    : null;
}

/** Absent values are left out of entities rather than written as null. */
function withoutAbsent(object: Record<string, unknown>): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => value !== null && value !== undefined,
    ),
    // Members come from the feed, which is JSON.
  ) as JsonObject;
}

function pretty(definition: string): string {
  try {
    return JSON.stringify(JSON.parse(definition), null, 2);
  } catch {
    return definition;
  }
}
