import {
  type Kafka,
  KafkaJSNonRetriableError,
  type Message,
  Partitioners,
  type Producer,
} from 'kafkajs';

const MAX_BATCH = 20;
const PADDING = 'x'.repeat(200);
/** A send never gives up: it is repeated until the broker is back. */
const RETRY = { initialRetryTime: 50, maxRetryTime: 250, retries: 10_000 };

/**
 * Writes the numbers 0, 1, 2, … into each partition with an idempotent producer, one request per
 * partition at a time, and counts what was acknowledged.
 */
export class IdempotentLoad {
  readonly #producer: Producer;
  readonly #topic: string;
  readonly #acknowledged: number[];
  #running = false;
  #writers: Promise<void> = Promise.resolve();
  #failure: unknown;

  constructor(kafka: Kafka, topic: string, partitions: number) {
    this.#topic = topic;
    this.#acknowledged = Array.from({ length: partitions }, () => 0);
    this.#producer = kafka.producer({
      idempotent: true,
      retry: RETRY,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
  }

  /**
   * By partition: how many numbers the broker acknowledged so far.
   *
   * @throws the error of a send that was refused
   */
  get acknowledged(): readonly number[] {
    if (this.#failure !== undefined) {
      throw this.#failure;
    }
    return this.#acknowledged;
  }

  async start(): Promise<void> {
    await this.#producer.connect();
    this.#running = true;
    const writers = this.#acknowledged.map((_, partition) =>
      this.#write(partition),
    );
    this.#writers = Promise.all(writers).then(() => undefined);
    // Whoever asks for the counts or stops the load hears of it; until then it must not end the process.
    this.#writers.catch(error => {
      this.#failure = error;
    });
  }

  /**
   * Ends when every number that was sent is acknowledged.
   *
   * @throws the error of a send that was refused
   */
  async stop(): Promise<void> {
    this.#running = false;
    await this.#writers;
    await this.#producer.disconnect();
  }

  async #write(partition: number): Promise<void> {
    let next = 0;
    while (this.#running) {
      const messages = numbersFrom(next, partition);
      await this.#send(messages);
      next += messages.length;
      this.#acknowledged[partition] = next;
    }
  }

  /** The same messages under the same sequence numbers until they are acknowledged. */
  async #send(messages: Message[]): Promise<void> {
    for (;;) {
      try {
        await this.#producer.send({ topic: this.#topic, acks: -1, messages });
        return;
      } catch (error) {
        if (!lostItsSeedBroker(error)) {
          throw error;
        }
        await new Promise(resolve =>
          setTimeout(resolve, RETRY.initialRetryTime),
        );
      }
    }
  }
}

/**
 * kafkajs 2.2 forgets the seed broker when several sends find it gone at once, and then gives up
 * with a TypeError of its own (`cluster/brokerPool.js`, `connect`). No answer of the broker is in it.
 */
function lostItsSeedBroker(error: unknown): boolean {
  return (
    error instanceof KafkaJSNonRetriableError &&
    error.cause instanceof TypeError
  );
}

function numbersFrom(first: number, partition: number): Message[] {
  const length = 1 + Math.floor(Math.random() * MAX_BATCH);
  return Array.from({ length }, (_, n) => ({
    partition,
    value: `${first + n} ${PADDING}`,
  }));
}
