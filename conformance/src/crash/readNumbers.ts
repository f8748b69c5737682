import type { Kafka } from 'kafkajs';

/**
 * Reads a topic from its beginning to its present end.
 *
 * @returns by partition, the numbers in the order of their offsets
 */
export async function readNumbers(
  kafka: Kafka,
  topic: string,
): Promise<number[][]> {
  const ends = await endsOf(kafka, topic);
  const numbers: number[][] = ends.map(() => []);
  const consumer = kafka.consumer({ groupId: 'crash-reader' });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  try {
    await new Promise<void>((resolve, reject) => {
      const reached = ends.map(end => end === 0);
      if (reached.every(Boolean)) {
        resolve();
      }
      consumer.on(consumer.events.CRASH, ({ payload }) =>
        reject(payload.error),
      );
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch }) => {
            for (const { value } of batch.messages) {
              numbers[batch.partition]?.push(parseInt(String(value), 10));
            }
            const end = ends[batch.partition] ?? 0;
            reached[batch.partition] = Number(batch.lastOffset()) + 1 >= end;
            if (reached.every(Boolean)) {
              resolve();
            }
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return numbers;
}

/** By partition: how many records there are. */
export async function endsOf(kafka: Kafka, topic: string): Promise<number[]> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return offsets
      .sort((a, b) => a.partition - b.partition)
      .map(({ high }) => Number(high));
  } finally {
    await admin.disconnect();
  }
}
