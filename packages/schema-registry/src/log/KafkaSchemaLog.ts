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
 * Who writes: the instance that claimed it last, by a NOOP at its start; see WriterOrder. An older
 * one refuses to write from then on, and takes over again when the other stops.
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
import { RecordRoom } from './RecordRoom';
import { EncodedRecord, encodeRecord } from './RegistryRecord';
import { requireSchemaTopic, wantedMessageBytes } from './schemaTopic';
import { LogRecord, SchemaLog } from './SchemaLog';
import { formatMark, parseMark, WriterOrder } from './WriterOrder';

/** No acknowledgement within this time: 50002, outcome unknown. */
const appendTimeoutMs = 10_000;
/** A replay that makes no progress for this long is given up. */
const replayStallMs = 30_000;
/** How long a stop waits for its last record. */
const resignTimeoutMs = 1_000;
const headerName = 'millrace-registry';
const noop = encodeRecord({ keytype: 'NOOP' });
const groupPrefix = '__millrace-registry-';

interface Append {
  id: number;
  records: readonly EncodedRecord[];
  term: number;
  resigns: boolean;
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
  readonly #groupId = `${groupPrefix}${this.#instance}`;
  readonly #admin: Admin;
  readonly #producer: Producer;
  readonly #consumer: Consumer;
  readonly #waiting: Append[] = [];
  readonly #pending = new Map<number, Append>();
  /** Appends given up on; should they come after all, they are news to the writer. */
  readonly #givenUp = new Set<number>();
  readonly #order = new WriterOrder();
  #room: RecordRoom;
  /** The term that this instance writes in; 0 while it does not. */
  #term = 0;
  #nextId = 1;
  #sending = false;
  #position = -1n;
  #lastReadMs = Date.now();
  #replayed = false;
  #stopping = false;
  #apply: (record: LogRecord) => void = () => {};

  constructor(options: { kafka: Kafka; topic: string; logger: Logger }) {
    this.#topic = options.topic;
    this.#room = new RecordRoom(options.topic, wantedMessageBytes);
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
    const { maxMessageBytes } = await requireSchemaTopic(
      this.#admin,
      this.#topic,
    );
    this.#room = new RecordRoom(this.#topic, maxMessageBytes);
    if (maxMessageBytes < wantedMessageBytes) {
      this.#logger.warn(
        'The schema log does not take the largest schemas; raise max.message.bytes of its topic',
        { topic: this.#topic, maxMessageBytes, wantedMessageBytes },
      );
    }
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

  requireRoom(records: readonly EncodedRecord[]): void {
    this.#room.require(records);
  }

  append(records: readonly EncodedRecord[]): Promise<void> {
    if (!this.#term) return Promise.reject(this.#notTheWriter());
    return this.#enqueue({ records, term: this.#term });
  }

  async stop(): Promise<void> {
    await this.#resign();
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
    given: Pick<Append, 'records' | 'term'> & { resigns?: boolean },
    timeoutMs = appendTimeoutMs,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer =
        timeoutMs === Infinity
          ? undefined
          : setTimeout(() => this.#failAll(timedOut(timeoutMs)), timeoutMs);
      const append: Append = {
        resigns: false,
        ...given,
        id: this.#nextId++,
        acknowledged: false,
        unread: given.records.length,
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
        const messages = appends.flatMap(append =>
          append.records.map(({ key, value }) => ({
            partition: 0,
            key,
            value,
            headers: { [headerName]: this.#markOf(append) },
          })),
        );
        for (const batch of this.#room.batches(messages)) {
          await this.#producer.send({
            topic: this.#topic,
            acks: -1,
            timeout: appendTimeoutMs,
            messages: batch,
          });
        }
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
    const mark = parseMark(message.headers?.[headerName]);
    const own = mark?.instance === this.#instance;
    const append = own ? this.#pending.get(mark.append) : undefined;
    const before = this.#order.writer;
    const counts = !mark || this.#order.admit(mark);
    if (before !== this.#order.writer) this.#noticeWriter();
    if (message.key) {
      this.#apply({
        key: message.key.toString('utf8'),
        value: message.value?.toString('utf8') ?? null,
        offset,
        timestampMs: Number(message.timestamp),
        awaited: own && !this.#givenUp.has(mark.append),
        counts,
      });
    }
    if (append && (counts || !append.term)) {
      append.unread--;
      this.#settle(append);
    } else if (append && this.#pending.delete(append.id)) {
      append.reject(this.#notTheWriter());
    }
  }

  /** Somebody else claims to write, or nobody does any more. */
  #noticeWriter(): void {
    const { writer } = this.#order;
    if (writer === this.#instance) return;
    if (this.#term) {
      this.#term = 0;
      // What was not read before the claim comes after it, and is void.
      this.#failAll(this.#notTheWriter());
    }
    if (writer) {
      this.#logger.info('Another registry writes', {
        topic: this.#topic,
        instance: writer,
      });
    } else if (this.#replayed && !this.#stopping) {
      void this.#takeOver();
    }
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

  /** Waits for a NOOP of our own, for as long as records keep coming, and claims to write. */
  async #replay(): Promise<void> {
    this.#lastReadMs = Date.now();
    const watch = setInterval(() => {
      if (Date.now() - this.#lastReadMs > replayStallMs) {
        this.#failAll(timedOut(replayStallMs));
      }
    }, 1_000);
    try {
      await this.#enqueue({ records: [noop], term: 0 }, Infinity);
    } finally {
      clearInterval(watch);
    }
    while (!(await this.#claim()));
    this.#replayed = true;
  }

  /** Whether this instance came first with the next term. */
  async #claim(): Promise<boolean> {
    const term = this.#order.nextTerm(Date.now());
    try {
      await this.#enqueue({ records: [noop], term });
    } catch (error) {
      if (Object(error).code === errorCodes.unknownLeader) return false;
      throw error;
    }
    // Another may have claimed a higher term since, and then writes.
    if (this.#order.writer === this.#instance) this.#term = term;
    return true;
  }

  async #takeOver(): Promise<void> {
    try {
      if ((await this.#claim()) && this.#term) {
        this.#logger.info('The other registry has stopped; this one writes', {
          topic: this.#topic,
        });
      }
    } catch (error) {
      this.#logger.warn('The schema log could not be taken over', {
        topic: this.#topic,
        error: String(error),
      });
    }
  }

  /** Lets another instance take over at once; best effort, since a start takes over anyway. */
  async #resign(): Promise<void> {
    this.#stopping = true;
    if (!this.#term) return;
    const term = this.#term;
    this.#term = 0;
    await this.#enqueue(
      { records: [noop], term, resigns: true },
      resignTimeoutMs,
    ).catch(() => {});
  }

  #markOf({ id, term, resigns }: Append): string {
    return formatMark({ instance: this.#instance, append: id, term, resigns });
  }

  #notTheWriter(): RegistryError {
    const { writer } = this.#order;
    return new RegistryError(
      errorCodes.unknownLeader,
      writer && writer !== this.#instance
        ? `Another registry (${writer}) writes to topic "${
            this.#topic
          }" now; this one only reads`
        : `This registry does not write to topic "${
            this.#topic
          }" right now; repeat the request`,
    );
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
