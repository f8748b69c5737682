import {
  FeedTopic,
  Feed,
  FeedSubject,
} from '@millrace/backstage-plugin-streaming-common';

const SCHEMA_FORMATS: Record<FeedSubject['schemaType'], string> = {
  AVRO: 'application/vnd.apache.avro;version=1.9.0',
  JSON: 'application/schema+json;version=draft-07',
  PROTOBUF: 'application/vnd.google.protobuf;version=3',
};

/**
 * The AsyncAPI 3 document of a topic as JSON text: one channel, one message per bound value subject, servers without
 * credentials. The same input gives the same bytes.
 */
export function toAsyncApi(topic: FeedTopic, feed: Feed): string {
  const messages = toMessages(topic, feed.subjects);
  const servers = topic.deployments.flatMap(({ cluster }) => {
    const found = feed.clusters.find(one => one.id === cluster);
    const host = found?.bootstrapServers[0];
    return found && host
      ? [[found.id, { host, protocol: 'kafka', title: found.title }] as const]
      : [];
  });
  const reference = (...path: string[]) => ({ $ref: `#/${path.join('/')}` });
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: topic.name,
      version: String(latestVersion(topic, feed.subjects)),
      ...(topic.contract.description
        ? { description: topic.contract.description }
        : {}),
    },
    defaultContentType: 'application/json',
    servers: Object.fromEntries(servers),
    channels: {
      topic: {
        address: topic.name,
        ...(servers.length > 0
          ? { servers: servers.map(([id]) => reference('servers', id)) }
          : {}),
        messages,
        bindings: { kafka: { topic: topic.name, ...toBinding(topic) } },
      },
    },
    operations: {
      consume: {
        action: 'receive',
        channel: reference('channels', 'topic'),
        messages: Object.keys(messages).map(name =>
          reference('channels', 'topic', 'messages', name),
        ),
      },
    },
    'x-millrace': {
      owner: topic.topic.ownership.owner,
      key: topic.contract.key,
      classification: topic.contract.classification,
      criticality: topic.contract.criticality,
    },
  };
  return JSON.stringify(document, null, 2);
}

function toMessages(topic: FeedTopic, subjects: readonly FeedSubject[]) {
  const messages = boundSubjects(topic, subjects, 'value').map(
    (subject, at) => [
      at === 0 ? 'record' : `record${at + 1}`,
      {
        name: subject.subject,
        title: subject.subject,
        payload: {
          schemaFormat: SCHEMA_FORMATS[subject.schemaType],
          schema: parsed(subject),
        },
      },
    ],
  );
  return messages.length > 0
    ? Object.fromEntries(messages)
    : { record: { name: topic.name, title: topic.name } };
}

function boundSubjects(
  topic: FeedTopic,
  subjects: readonly FeedSubject[],
  role: 'key' | 'value',
): FeedSubject[] {
  return topic.subjects
    .filter(bound => bound.role === role)
    .flatMap(
      bound => subjects.find(one => one.subject === bound.subject) ?? [],
    );
}

function latestVersion(
  topic: FeedTopic,
  subjects: readonly FeedSubject[],
): number {
  const versions = boundSubjects(topic, subjects, 'value').map(
    subject => subject.versions[0]?.version ?? 1,
  );
  return Math.max(1, ...versions);
}

function toBinding({ deployments }: FeedTopic) {
  const [leading] = deployments;
  return {
    ...(leading?.partitions ? { partitions: leading.partitions } : {}),
    ...(leading?.replicationFactor
      ? { replicas: leading.replicationFactor }
      : {}),
  };
}

/** Avro and JSON schemas are JSON; Protobuf stays text. */
function parsed(subject: FeedSubject): unknown {
  const text = subject.versions[0]?.schema ?? '';
  if (subject.schemaType === 'PROTOBUF') {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
