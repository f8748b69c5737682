import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Consumer, IHeaders, Kafka, KafkaMessage, logLevel } from 'kafkajs';
import { schemaIdOf } from './prepareTopics';
import { RegistryAccess } from './RegistryAccess';

/** A record to write; the key decides the partition. */
export interface OutgoingRecord {
  key: string;
  value: object;
  headers?: IHeaders;
}

/** What a service of the story does with streams, under its own client id. */
export interface Streams {
  /** Writes through the registry: the value is encoded with the topic's schema. */
  write(topic: string, record: OutgoingRecord): Promise<void>;
  /** Writes bytes as they are, for dead letters and topics without a schema. */
  writeRaw(
    topic: string,
    record: {
      key: Buffer | string | null;
      value: Buffer | string | null;
      headers?: IHeaders;
    },
  ): Promise<void>;
  /** Reads topics as a member of a group and decodes the values through the registry. */
  read(options: {
    group: string;
    topics: string[];
    fromBeginning?: boolean;
    handle(message: ReadMessage): Promise<void>;
  }): Promise<void>;
  close(): Promise<void>;
}

/** A decoded record with the message it came in. */
export interface ReadMessage {
  topic: string;
  value: Record<string, unknown>;
  raw: KafkaMessage;
}

/** Connects one service. Nothing is created: topics and schemas exist already. */
export function connectStreams(options: {
  clientId: string;
  bootstrapServers: string[];
  registry: RegistryAccess;
}): Streams {
  const kafka = new Kafka({
    clientId: options.clientId,
    brokers: options.bootstrapServers,
    logLevel: logLevel.ERROR,
    retry: { retries: 20, initialRetryTime: 200, maxRetryTime: 2_000 },
  });
  const registry = new SchemaRegistry(options.registry);
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    idempotent: true,
  });
  const consumers: Consumer[] = [];
  let connected: Promise<void> | undefined;

  async function send(
    topic: string,
    message: {
      key: Buffer | string | null;
      value: Buffer | string | null;
      headers?: IHeaders;
    },
  ) {
    connected ??= producer.connect();
    await connected;
    await producer.send({ topic, acks: -1, messages: [message] });
  }

  return {
    async write(topic, { key, value, headers }) {
      const id = await schemaIdOf(registry, topic);
      await send(topic, {
        key,
        value: await registry.encode(id, value),
        headers,
      });
    },
    writeRaw: send,
    async read({ group, topics, fromBeginning = true, handle }) {
      const consumer = kafka.consumer({
        groupId: group,
        allowAutoTopicCreation: false,
        sessionTimeout: 15_000,
      });
      consumers.push(consumer);
      await consumer.connect();
      await consumer.subscribe({ topics, fromBeginning });
      await consumer.run({
        eachMessage: async ({ topic, message }) => {
          if (message.value) {
            const value = await registry.decode(message.value);
            await handle({ topic, value, raw: message });
          }
        },
      });
    },
    async close() {
      await Promise.all(consumers.map(consumer => consumer.disconnect()));
      await producer.disconnect();
    },
  };
}
