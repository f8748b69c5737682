import {
  Cluster,
  Feed,
  FeedTopic,
  FeedSubject,
  TopicContract,
} from '@millrace/backstage-plugin-streaming-common';

const age = {
  observedAt: '2026-11-21T08:00:00.000Z',
  freshness: 'fresh',
  error: null,
} as const;
const ownership = {
  owner: 'group:default/team-checkout',
  source: 'file',
  standing: 'confirmed',
} as const;

const cluster: Cluster = {
  id: 'dev',
  title: 'Development',
  landscape: 'default',
  environment: 'dev',
  mode: 'manage',
  bootstrapServers: ['localhost:9092'],
  registryUrl: 'http://localhost:8081',
  state: 'healthy',
  reason: null,
  registryState: 'healthy',
  registryReason: null,
  brokers: 1,
  controllerId: 1,
  topics: 1,
  consumerGroups: 0,
  capabilities: {},
  age,
};

const contract: TopicContract = {
  description: 'Every order a customer places',
  key: { strategy: 'entity', field: 'order_id', ordering: 'per order' },
  criticality: null,
  retentionCategory: null,
  classification: 'internal',
  consumers: [],
  producers: [],
  source: 'file',
  request: null,
};

const subject: FeedSubject = {
  cluster: 'dev',
  subject: 'orders.order.placed.v1-value',
  entityRef: 'api:default/orders.order.placed.v1-value',
  ownership,
  schemaType: 'AVRO',
  compatibility: 'BACKWARD',
  compatibilitySource: 'global',
  topics: ['orders.order.placed.v1'],
  versions: [
    {
      version: 1,
      id: 1,
      schemaType: 'AVRO',
      schema: '{"type":"record","name":"Order","fields":[]}',
      references: [],
    },
  ],
  age,
};

/** A topic of the feed with one deployment. */
export function exampleTopic(name: string): FeedTopic {
  return {
    name,
    contract,
    subjects:
      name === 'orders.order.placed.v1'
        ? [
            {
              subject: subject.subject,
              role: 'value',
              source: 'convention',
              entityRef: subject.entityRef,
            },
          ]
        : [],
    deployments: [
      {
        cluster: 'dev',
        environment: 'dev',
        partitions: 3,
        replicationFactor: 1,
        config: { 'retention.ms': '604800000' },
      },
    ],
    topic: {
      cluster: 'dev',
      environment: 'dev',
      name,
      topicId: null,
      entityRef: `resource:default/${name}`,
      role: 'event',
      domain: 'orders',
      description: contract.description,
      ownership,
      lifecycle: 'production',
      partitions: 3,
      replicationFactor: 1,
      cleanupPolicy: 'delete',
      retentionMs: '604800000',
      messages: '0',
      consumerGroups: 0,
      lag: null,
      classification: 'internal',
      criticality: null,
      age,
    },
  };
}

/** A complete feed of one cluster, with one topic and its schema unless told otherwise. */
export function exampleFeed(
  topics: FeedTopic[] = [exampleTopic('orders.order.placed.v1')],
): Feed {
  return {
    landscape: 'default',
    complete: true,
    clusters: [cluster],
    topics,
    subjects: [subject],
  };
}
