/*
 * The `_schemas` topic of any Kafka as a schema log.
 *
 * Writing: one request is on its way at a time and takes along everything that waits, so order is
 * kept and many writes share one acknowledgement. Each append carries a header with the name of
 * this process and a number; it is done when the brokers have acknowledged it and the reader has
 * come past it. A failure fails everything that waits, since it was decided on what may not be.
 *
 * Reading: a consumer in a group of its own that never commits. The group has one member, is named
 * after the process and is deleted at the end. The end of the replay is found by writing a NOOP
 * and waiting for it, which holds on compacted topics where offsets have gaps.
 *
 * Who writes: the instance that started last. An older one sees its NOOP and from then on refuses
 * to write, so two instances never hand out the same id.
 */
import { randomUUID } from 'node:crypto';
import {
  Admin,
  Consumer,
  Kafka,
  KafkaMessage,
  Partitioners,
  Producer,
} from 'kafkajs';
import { Logger } from '../Logger';
import { errorCodes, RegistryError } from '../RegistryError';
import { EncodedRecord, encodeRecord } from './RegistryRecord';
import { requireSchemaTopic } from './schemaTopic';
import { LogRecord, SchemaLog } from './SchemaLog';

/** No acknowledgement within this time: 50002, outcome unknown. */
const appendTimeoutMs = 10_000;
/** A replay that makes no progress for this long is given up. */
const replayStallMs = 30_000;
const headerName = 'millrace-registry';
const groupPrefix = '__millrace-registry-';

interface Append {
  id: number;
  records: readonly EncodedRecord[];
  acknowledged: boolean;
  /** Records that the reader has not come past yet. */
  unread: number;
  resolve(): void;
  reject(error: Error): void;
}

export class KafkaSchemaLog implements SchemaLog {
  readonly #topic: string;
  readonly #logger: Logger;
  readonly #instance = randomUUID();
  readonly #startedMs = Date.now();
  readonly #groupId = `${groupPrefix}${this.#instance}`;
  readonly #admin: Admin;
  readonly #producer: Producer;
  readonly #consumer: Consumer;
  readonly #waiting: Append[] = [];
  readonly #pending = new Map<number, Append>();
  /** Appends given up on; should they come after all, they are news to the writer. */
  readonly #givenUp = new Set<number>();
  #nextId = 1;
  #sending = false;
  #position = -1n;
  #lastReadMs = Date.now();
  #successor: string | undefined;
  #apply: (record: LogRecord) => void = () => {};

  constructor(options: { kafka: Kafka; topic: string; logger: Logger }) {
    this.#topic = options.topic;
    this.#logger = options.logger;
    this.#admin = options.kafka.admin();
    this.#producer = options.kafka.producer({
      allowAutoTopicCreation: false,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    this.#consumer = options.kafka.consumer({
      groupId: this.#groupId,
      allowAutoTopicCreation: false,
      readUncommitted: true,
      maxWaitTimeInMs: 500,
      retry: { restartOnFailure: async () => true },
    });
  }

  async start(apply: (record: LogRecord) => void): Promise<void> {
    this.#apply = apply;
    await this.#admin.connect();
    await requireSchemaTopic(this.#admin, this.#topic);
    await this.#producer.connect();
    await this.#consumer.connect();
    await this.#consumer.subscribe({
      topic: this.#topic,
      fromBeginning: true,
    });
    await this.#consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch }) =>
        batch.messages.forEach(m => this.#read(m)),
    });
    await this.#replay();
  }

  append(records: readonly EncodedRecord[]): Promise<void> {
    if (this.#successor) {
      return Promise.reject(
        new RegistryError(
          errorCodes.unknownLeader,
          `Another registry (${this.#successor}) writes to topic "${
            this.#topic
          }" now; this one only reads`,
        ),
      );
    }
    return this.#enqueue(records, appendTimeoutMs);
  }

  async stop(): Promise<void> {
    this.#failAll(
      new RegistryError(errorCodes.storeError, 'The registry is stopping'),
    );
    await this.#consumer.disconnect();
    await this.#producer.disconnect();
    try {
      await this.#admin.deleteGroups([this.#groupId]);
    } catch (error) {
      // The coordinator forgets an empty group without offsets by itself.
      this.#logger.debug('The group of the reader was not deleted', {
        groupId: this.#groupId,
        error: String(error),
      });
    }
    await this.#admin.disconnect();
  }

  /** The id of the cluster that holds the topic; '' where the brokers do not say. */
  async clusterId(): Promise<string> {
    return (await this.#admin.describeCluster()).clusterId ?? '';
  }

  #enqueue(
    records: readonly EncodedRecord[],
    timeoutMs: number | undefined,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer =
        timeoutMs === undefined
          ? undefined
          : setTimeout(() => this.#failAll(timedOut(timeoutMs)), timeoutMs);
      const append: Append = {
        id: this.#nextId++,
        records,
        acknowledged: false,
        unread: records.length,
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
        reject: error => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.#pending.set(append.id, append);
      this.#waiting.push(append);
      void this.#send();
    });
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#waiting.length) {
      const appends = this.#waiting.splice(0);
      try {
        await this.#producer.send({
          topic: this.#topic,
          acks: -1,
          timeout: appendTimeoutMs,
          messages: appends.flatMap(({ id, records }) =>
            records.map(({ key, value }) => ({
              partition: 0,
              key,
              value,
              headers: {
                [headerName]: `${this.#instance} ${id} ${this.#startedMs}`,
              },
            })),
          ),
        });
        for (const append of appends) {
          append.acknowledged = true;
          this.#settle(append);
        }
      } catch (error) {
        this.#logger.error('The schema log could not be written', {
          topic: this.#topic,
          error: String(error),
        });
        this.#failAll(
          new RegistryError(
            errorCodes.storeError,
            `Writing to topic "${this.#topic}" failed: ${
              error instanceof Error ? error.message : error
            }`,
          ),
        );
      }
    }
    this.#sending = false;
  }

  #read(message: KafkaMessage): void {
    const offset = BigInt(message.offset);
    this.#lastReadMs = Date.now();
    // After a rebalance the reader begins anew.
    if (offset <= this.#position) return;
    this.#position = offset;
    const header = String(message.headers?.[headerName] ?? '').split(' ');
    const [instance, id, startedMs] = header;
    const own = instance === this.#instance;
    const append = own ? this.#pending.get(Number(id)) : undefined;
    if (instance && instance !== this.#instance) {
      this.#noticeOther(instance, Number(startedMs));
    }
    if (message.key) {
      this.#apply({
        key: message.key.toString('utf8'),
        value: message.value?.toString('utf8') ?? null,
        offset,
        timestampMs: Number(message.timestamp),
        awaited: own && !this.#givenUp.has(Number(id)),
      });
    }
    if (append) {
      append.unread--;
      this.#settle(append);
    }
  }

  #noticeOther(instance: string, startedMs: number): void {
    if (startedMs <= this.#startedMs || this.#successor === instance) return;
    this.#successor = instance;
    this.#logger.warn('Another registry has taken over writing', {
      topic: this.#topic,
      instance,
    });
  }

  #settle(append: Append): void {
    // A retried request may have been written twice.
    if (!append.acknowledged || append.unread > 0) return;
    if (this.#pending.delete(append.id)) append.resolve();
  }

  #failAll(error: Error): void {
    this.#waiting.splice(0);
    const failed = [...this.#pending.values()];
    this.#pending.clear();
    for (const append of failed) {
      this.#givenUp.add(append.id);
      append.reject(error);
    }
  }

  /** Waits for a NOOP of our own, for as long as records keep coming. */
  async #replay(): Promise<void> {
    const reached = this.#enqueue(
      [encodeRecord({ keytype: 'NOOP' })],
      undefined,
    );
    this.#lastReadMs = Date.now();
    const watch = setInterval(() => {
      if (Date.now() - this.#lastReadMs > replayStallMs) {
        this.#failAll(timedOut(replayStallMs));
      }
    }, 1_000);
    try {
      await reached;
    } finally {
      clearInterval(watch);
    }
  }
}

function timedOut(timeoutMs: number): RegistryError {
  return new RegistryError(
    errorCodes.storeTimeout,
    `The schema log did not answer within ${
      timeoutMs / 1_000
    } s; the outcome is unknown and the request may be repeated`,
  );
}
