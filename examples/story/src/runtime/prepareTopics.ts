import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { SchemaRegistry, SchemaType } from '@kafkajs/confluent-schema-registry';
import { Kafka, logLevel } from 'kafkajs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { StoryTopic } from '../topics';
import { RegistryAccess } from './RegistryAccess';

const schemaFolder = resolvePackagePath('@millrace/story', '../schemas');

/** Creates the topics that are missing and registers their schemas; what exists stays as it is. */
export async function prepareTopics(options: {
  bootstrapServers: string[];
  registry: RegistryAccess;
  topics: StoryTopic[];
}): Promise<void> {
  const { bootstrapServers, topics } = options;
  await createMissing(bootstrapServers, topics);
  const registry = new SchemaRegistry(options.registry);
  for (const topic of topics) {
    await registerSchema(registry, topic);
  }
}

/** Id of the newest schema of a topic's values. */
export function schemaIdOf(
  registry: SchemaRegistry,
  topic: string,
): Promise<number> {
  return registry.getLatestSchemaId(`${topic}-value`);
}

async function createMissing(brokers: string[], topics: StoryTopic[]) {
  const kafka = new Kafka({
    clientId: 'brightwater-setup',
    brokers,
    logLevel: logLevel.ERROR,
    retry: { retries: 30, initialRetryTime: 200, maxRetryTime: 2_000 },
  });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter(({ name }) => !existing.has(name));
    if (missing.length) {
      await admin.createTopics({
        waitForLeaders: true,
        topics: missing.map(({ name, partitions, retentionMs }) => ({
          topic: name,
          numPartitions: partitions,
          replicationFactor: 1,
          configEntries: [{ name: 'retention.ms', value: String(retentionMs) }],
        })),
      });
    }
  } finally {
    await admin.disconnect();
  }
}

async function registerSchema(registry: SchemaRegistry, topic: StoryTopic) {
  if (!topic.schema) {
    return;
  }
  const text = await readFile(path.join(schemaFolder, topic.schema), 'utf8');
  const subject = `${topic.name}-value`;
  if (topic.schema.endsWith('.json')) {
    await registry.register(
      { type: SchemaType.JSON, schema: text },
      { subject },
    );
  } else {
    await registry.register(
      { type: SchemaType.AVRO, schema: text },
      { subject },
    );
  }
}
