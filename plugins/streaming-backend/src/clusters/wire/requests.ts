import { failureOfCode, KafkaFailure, KafkaFailureError } from '../kafkaErrors';
import { WireConnection } from './WireConnection';

/*
 * The requests that the index sends by itself. Versions are the last non-flexible ones with what is needed here:
 * spoken by Kafka 2.1 and later, 4.x included, and by the compatible brokers.
 */

const LIST_OFFSETS = 2;
const METADATA = 3;
const API_VERSIONS = 18;
const CREATE_TOPICS = 19;

/** ListOffsets answers with the next offset for this timestamp, with the first for the other. */
export const LATEST = -1n;
export const EARLIEST = -2n;

export interface WirePartition {
  error: KafkaFailure | undefined;
  partition: number;
  leader: number;
  replicas: number[];
  inSync: number[];
}

export interface WireTopic {
  error: KafkaFailure | undefined;
  name: string;
  partitions: WirePartition[];
}

export interface WireMetadata {
  brokers: { id: number; host: string; port: number }[];
  clusterId: string | null;
  controllerId: number;
  topics: WireTopic[];
}

export interface WireOffset {
  topic: string;
  partition: number;
  error: KafkaFailure | undefined;
  offset: bigint;
}

/** A topic as it is to be created. */
export interface WireNewTopic {
  name: string;
  partitions: number;
  replicationFactor: number;
  configs: Record<string, string>;
}

/** ApiVersions v0: API key → highest version. The one request that needs no authentication. */
export async function sendApiVersions(
  connection: WireConnection,
): Promise<Map<number, number>> {
  const reader = await connection.send(API_VERSIONS, 0, () => {});
  const failure = failureOfCode(reader.int16());
  if (failure) {
    throw new KafkaFailureError(failure);
  }
  return new Map(
    reader.array(() => {
      const key = reader.int16();
      reader.int16();
      return [key, reader.int16()] as const;
    }),
  );
}

/** Metadata v7, never creating topics; null asks for all topics. Errors stay with their topic and partition. */
export async function sendMetadata(
  connection: WireConnection,
  topics: readonly string[] | null,
): Promise<WireMetadata> {
  const reader = await connection.send(METADATA, 7, body => {
    if (topics) {
      body.array(topics, name => body.string(name));
    } else {
      body.int32(-1);
    }
    body.int8(0);
  });
  reader.int32();
  const brokers = reader.array(() => {
    const broker = {
      id: reader.int32(),
      host: reader.string(),
      port: reader.int32(),
    };
    reader.nullableString();
    return broker;
  });
  return {
    brokers,
    clusterId: reader.nullableString(),
    controllerId: reader.int32(),
    topics: reader.array(() => {
      const error = failureOfCode(reader.int16());
      const name = reader.string();
      reader.boolean();
      const partitions = reader.array(() => {
        const partition = {
          error: failureOfCode(reader.int16()),
          partition: reader.int32(),
          leader: reader.int32(),
        };
        reader.int32();
        const replicas = reader.array(() => reader.int32());
        const inSync = reader.array(() => reader.int32());
        reader.array(() => reader.int32());
        return { ...partition, replicas, inSync };
      });
      return { error, name, partitions };
    }),
  };
}

/** ListOffsets v2 to the leader of these partitions, for one timestamp. */
export async function sendListOffsets(
  connection: WireConnection,
  partitions: ReadonlyMap<string, readonly number[]>,
  timestamp: bigint,
): Promise<WireOffset[]> {
  const reader = await connection.send(LIST_OFFSETS, 2, body => {
    body.int32(-1).int8(0);
    body.array([...partitions], ([topic, numbers]) => {
      body.string(topic);
      body.array(numbers, number => body.int32(number).int64(timestamp));
    });
  });
  reader.int32();
  return reader
    .array(() => {
      const topic = reader.string();
      return reader.array(() => {
        const partition = reader.int32();
        const error = failureOfCode(reader.int16());
        reader.int64();
        return { topic, partition, error, offset: reader.int64() };
      });
    })
    .flat();
}

/** CreateTopics v2 to the controller, validating only: what it says against the topic in its own words, or null. */
export async function sendTopicVerdict(
  connection: WireConnection,
  topic: WireNewTopic,
  timeoutMs: number,
): Promise<string | null> {
  const reader = await connection.send(CREATE_TOPICS, 2, body => {
    body.array([topic], ({ name, partitions, replicationFactor, configs }) => {
      body.string(name).int32(partitions).int16(replicationFactor);
      body.array([], () => {});
      body.array(Object.entries(configs), ([key, value]) =>
        body.string(key).string(value),
      );
    });
    body.int32(timeoutMs).int8(1);
  });
  reader.int32();
  const [verdict] = reader.array(() => {
    reader.string();
    reader.int16();
    return reader.nullableString();
  });
  return verdict ?? null;
}
