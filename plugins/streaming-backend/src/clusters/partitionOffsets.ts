import { TopicDescription, TopicPartitionOffsets } from './ClusterConnection';
import { KafkaFailure, toKafkaFailure } from './kafkaErrors';
import { BrokerPool } from './wire';

const NO_LEADER: KafkaFailure = {
  code: 5,
  name: 'LEADER_NOT_AVAILABLE',
  message: 'the partition has no leader',
  retriable: true,
};

/** First and next offsets of all partitions, one pair of requests per leader; failures stay with their partitions. */
export async function readPartitionOffsets(
  pool: BrokerPool,
  topics: readonly TopicDescription[],
): Promise<TopicPartitionOffsets[]> {
  const rows = new Map<string, TopicPartitionOffsets>();
  const byLeader = new Map<number, Map<string, number[]>>();
  for (const { name, partitions } of topics) {
    for (const { partition, leader } of partitions) {
      rows.set(`${name}\0${partition}`, {
        topic: name,
        partition,
        start: null,
        end: null,
        error: leader === null ? NO_LEADER : null,
      });
      if (leader !== null) {
        const led = byLeader.get(leader) ?? new Map<string, number[]>();
        byLeader.set(leader, led);
        led.set(name, [...(led.get(name) ?? []), partition]);
      }
    }
  }
  await Promise.all(
    [...byLeader].map(async ([leader, partitions]) => {
      for (const answer of await askLeader(pool, leader, partitions)) {
        rows.set(`${answer.topic}\0${answer.partition}`, answer);
      }
    }),
  );
  return [...rows.values()];
}

async function askLeader(
  pool: BrokerPool,
  leader: number,
  partitions: ReadonlyMap<string, readonly number[]>,
): Promise<TopicPartitionOffsets[]> {
  try {
    const answers = await pool.offsets(leader, partitions);
    return answers.map(({ topic, partition, start, offset, error }) => ({
      topic,
      partition,
      start: error ? null : start,
      end: error ? null : offset,
      error: error ?? null,
    }));
  } catch (cause) {
    const error = toKafkaFailure(cause);
    return [...partitions].flatMap(([topic, numbers]) =>
      numbers.map(partition => ({
        topic,
        partition,
        start: null,
        end: null,
        error,
      })),
    );
  }
}
