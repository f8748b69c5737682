/*
 * Reads the observations of one cluster without end, over the Kafka protocol like any other topic.
 *
 * Positions are kept in the plugin's database, not committed: several instances of the backend each read the whole
 * feed into their own index, and what was read is known even when the cluster forgets its groups. The client needs a
 * group to be given partitions, so each instance joins one of its own and seeks whenever partitions were given.
 */
import { LoggerService } from '@backstage/backend-plugin-api';
import { Consumer, EachBatchPayload } from 'kafkajs';
import { ClusterConnection, Clusters } from '../../clusters';
import { OWN_PREFIX } from '../collectors/ownTraffic';
import { Coverage } from '../Coverage';
import { FlowLedger, FlowStatement, FlowStore, toFlowId } from '../flows';
import { parseObservation } from './observationRecord';
import { ObservationTally } from './ObservationTally';

/** Longest wait of a fetch: bounds how long stopping takes, not how late a record comes. */
const FETCH_WAIT_MS = 1_000;
/** Pause before the feed is tried again; doubled with each failure in a row. */
const RETRY_MS = { first: 1_000, longest: 30_000 };

export interface ObservationFeedOptions {
  cluster: string;
  topic: string;
  clusters: Pick<Clusters, 'connection'>;
  ledger: FlowLedger;
  store: FlowStore;
  coverage: Coverage;
  logger: LoggerService;
  /** Distinguishes the instances of the backend. */
  instance: string;
}

export class ObservationFeed {
  readonly #options: ObservationFeedOptions;
  readonly #tally: ObservationTally;
  readonly #stopping = new AbortController();
  readonly #positions = new Map<number, bigint>();
  #gap: string | null = null;
  #running: Promise<void> | undefined;

  constructor(options: ObservationFeedOptions) {
    this.#options = options;
    this.#tally = new ObservationTally(options.cluster);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { cluster, coverage, logger } = this.#options;
    let pauseMs = RETRY_MS.first;
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#readUntilItEnds();
        pauseMs = RETRY_MS.first;
      } catch (error) {
        const reason = `The observations of "${cluster}" cannot be read: ${
          error instanceof Error ? error.message : error
        }`;
        coverage.report(cluster, { state: 'waiting', reason });
        logger.debug(reason);
        pauseMs = Math.min(pauseMs * 2, RETRY_MS.longest);
      }
      await this.#pause(pauseMs);
    }
  }

  /** One session of the consumer. @throws what made it end, unless the feed is being stopped */
  async #readUntilItEnds(): Promise<void> {
    const { cluster, topic, clusters, coverage, instance } = this.#options;
    const connection = clusters.connection(cluster);
    await this.#findPositions(connection);
    const consumer = connection.kafka.consumer({
      groupId: `${OWN_PREFIX}lineage-${instance}`,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      retry: { retries: 0, restartOnFailure: async () => false },
    });
    const ended = this.#untilEnd(consumer);
    // Whoever waits for it comes later; until then its failure is no unhandled one.
    ended.catch(() => {});
    try {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      consumer.on(consumer.events.GROUP_JOIN, () => {
        this.#positions.forEach((offset, partition) =>
          consumer.seek({ topic, partition, offset: String(offset) }),
        );
        coverage.report(cluster, { state: 'reading', gap: this.#gap });
      });
      await consumer.run({
        autoCommit: false,
        eachBatch: payload => this.#take(payload),
      });
      await ended;
    } finally {
      await consumer.disconnect().catch(() => {});
    }
  }

  #untilEnd(consumer: Consumer): Promise<void> {
    return new Promise((resolve, reject) => {
      consumer.on(consumer.events.CRASH, event => reject(event.payload.error));
      this.#stopping.signal.addEventListener('abort', () => resolve(), {
        once: true,
      });
    });
  }

  /** Where to go on: the stored positions, or the oldest record where retention has overtaken them. */
  async #findPositions(connection: ClusterConnection): Promise<void> {
    const { cluster, topic, store } = this.#options;
    const stored = await store.positions(cluster, topic);
    const offsets = await connection.fetchTopicOffsets(topic);
    for (const { partition, start, end } of offsets) {
      const position =
        this.#positions.get(partition) ??
        stored.find(one => one.partition === partition)?.offset;
      if (position === undefined || position > end) {
        // Never read, or the topic was made anew.
        this.#positions.set(partition, start);
      } else if (position < start) {
        this.#gap = `${
          start - position
        } observations of "${cluster}" expired before they were read.`;
        this.#positions.set(partition, start);
      } else {
        this.#positions.set(partition, position);
      }
    }
  }

  async #take({ batch, heartbeat }: EachBatchPayload): Promise<void> {
    const { cluster, topic, ledger, store } = this.#options;
    const statements = new Map<string, FlowStatement>();
    for (const message of batch.messages) {
      const observation = parseObservation(message.value);
      const statement =
        observation &&
        this.#tally.add(observation, id => ledger.get(id)?.attributes);
      if (statement) {
        // The last one of a flow holds the sums of all before it.
        statements.set(toFlowId(statement), statement);
      }
      if (observation?.dropped) {
        this.#gap = `The feed of "${cluster}" had no room for ${observation.dropped} edges.`;
        this.#options.coverage.report(cluster, {
          state: 'reading',
          gap: this.#gap,
        });
      }
    }
    await ledger.sight([...statements.values()]);
    const next = BigInt(batch.lastOffset()) + 1n;
    this.#positions.set(batch.partition, next);
    await store.savePositions(cluster, topic, [
      { partition: batch.partition, offset: next },
    ]);
    await heartbeat();
  }

  #pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms);
      this.#stopping.signal.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });
  }
}
