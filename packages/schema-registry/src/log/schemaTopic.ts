import { Admin, ConfigResourceTypes } from 'kafkajs';

/** Replicas of a topic that is created on a cluster with enough brokers. */
const wantedReplicas = 3;

/** Room for a schema of 1 MiB and its contract, of which every byte may need to be escaped. */
export const wantedMessageBytes = 4 * 1024 * 1024;

/**
 * Makes sure that the topic can hold a registry's state: one partition, compacted. Creates it when
 * it is missing, and answers how large its batches may be.
 *
 * @throws Error with a sentence when an existing topic is of another kind
 */
export async function requireSchemaTopic(
  admin: Admin,
  topic: string,
): Promise<{ maxMessageBytes: number }> {
  if (!(await admin.listTopics()).includes(topic)) {
    await createTopic(admin, topic);
    return { maxMessageBytes: wantedMessageBytes };
  }
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const count = topics[0]?.partitions.length ?? 0;
  if (count !== 1) {
    throw new Error(
      `Topic "${topic}" has ${count} partitions; a schema registry needs exactly one partition. Choose another topic or recreate it.`,
    );
  }
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [
      {
        type: ConfigResourceTypes.TOPIC,
        name: topic,
        configNames: ['cleanup.policy', 'max.message.bytes'],
      },
    ],
  });
  const valueOf = (name: string) =>
    resources[0]?.configEntries.find(({ configName }) => configName === name)
      ?.configValue;
  const policy = valueOf('cleanup.policy');
  if (policy !== 'compact') {
    throw new Error(
      `Topic "${topic}" has cleanup.policy "${policy}"; a schema registry needs "compact", or it would lose schemas. Set it, or choose another topic.`,
    );
  }
  return {
    maxMessageBytes: Number(valueOf('max.message.bytes') ?? wantedMessageBytes),
  };
}

async function createTopic(admin: Admin, topic: string): Promise<void> {
  const { brokers } = await admin.describeCluster();
  await admin.createTopics({
    waitForLeaders: true,
    topics: [
      {
        topic,
        numPartitions: 1,
        replicationFactor: Math.min(wantedReplicas, brokers.length),
        configEntries: [
          { name: 'cleanup.policy', value: 'compact' },
          { name: 'max.message.bytes', value: String(wantedMessageBytes) },
        ],
      },
    ],
  });
}
