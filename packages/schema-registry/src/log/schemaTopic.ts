import { Admin, ConfigResourceTypes } from 'kafkajs';

/** Replicas of a topic that is created on a cluster with enough brokers. */
const wantedReplicas = 3;

/**
 * Makes sure that the topic can hold a registry's state: one partition, compacted. Creates it when
 * it is missing.
 *
 * @throws Error with a sentence when an existing topic is of another kind
 */
export async function requireSchemaTopic(
  admin: Admin,
  topic: string,
): Promise<void> {
  if (!(await admin.listTopics()).includes(topic)) {
    await createTopic(admin, topic);
    return;
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
        configNames: ['cleanup.policy'],
      },
    ],
  });
  const policy = resources[0]?.configEntries.find(
    ({ configName }) => configName === 'cleanup.policy',
  )?.configValue;
  if (policy !== 'compact') {
    throw new Error(
      `Topic "${topic}" has cleanup.policy "${policy}"; a schema registry needs "compact", or it would lose schemas. Set it, or choose another topic.`,
    );
  }
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
        configEntries: [{ name: 'cleanup.policy', value: 'compact' }],
      },
    ],
  });
}
