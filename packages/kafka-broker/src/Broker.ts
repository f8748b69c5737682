import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { toBase64Uuid } from '@millrace/kafka-protocol';
import { assembleHandlers } from './assembleHandlers';
import type { BrokerOptions } from './BrokerOptions';
import { openBrokerState, type BrokerState } from './BrokerState';
import { systemClock, type Clock } from './log/Clock';
import { replaceFile } from './log/FileSystem';
import { NodeFileSystem } from './log/NodeFileSystem';
import { silentLogger, type Logger } from './logging/Logger';
import { Metrics } from './metrics/Metrics';
import { registerStateMetrics } from './metrics/registerStateMetrics';
import { Dispatcher } from './server/Dispatcher';
import { defaultLimits, type Limits } from './server/Limits';
import { Server, type Endpoint } from './server/Server';

/** How long requests in flight may take once the broker was told to stop. */
const STOP_GRACE_MS = 5_000;
const KEEP_ALIVE_MS = 60_000;
const CLUSTER_ID_FILE = 'cluster-id';

/**
 * How a broker is, for a health endpoint.
 *
 * @public
 */
export interface BrokerHealth {
  readonly status: 'ok' | 'degraded';
  /** One sentence each; empty when all is well. */
  readonly problems: string[];
}

/**
 * A single-node Kafka broker in this process.
 *
 * @public
 */
export interface Broker {
  readonly clusterId: string;
  /** Where each listener is bound; empty before `start` and after `stop`. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** Whether everything was replayed and clients are served. */
  readonly ready: boolean;
  readonly metrics: Metrics;
  /**
   * Opens the data folder and serves clients.
   *
   * @throws ListenError where an address is taken; JournalError where the folder is not usable.
   */
  start(): Promise<void>;
  /** Answers what is in flight, flushes and closes everything. */
  stop(): Promise<void>;
  /** All metrics in Prometheus' text format. */
  metricsText(): string;
  health(): BrokerHealth;
}

class EmbeddedBroker implements Broker {
  readonly clusterId: string;
  readonly metrics = new Metrics();
  readonly #options: BrokerOptions;
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #limits: Limits;
  #state: BrokerState | undefined;
  #server: Server | undefined;
  #isReady = false;

  constructor(options: BrokerOptions, clusterId: string) {
    this.#options = options;
    this.clusterId = clusterId;
    this.#logger = options.logger ?? silentLogger;
    this.#clock = options.clock ?? systemClock;
    this.#limits = { ...defaultLimits, ...options.limits };
    registerStateMetrics(this.metrics, () => this.#state);
  }

  get endpoints(): Readonly<Record<string, Endpoint>> {
    return this.#server?.endpoints ?? {};
  }

  get ready(): boolean {
    return this.#isReady;
  }

  async start(): Promise<void> {
    if (this.#state) throw new Error('The broker was started already');
    const state = await openBrokerState(this.#options, {
      clock: this.#clock,
      logger: this.#logger,
      limits: this.#limits,
    });
    this.#state = state;
    try {
      const server = this.#createServer(state);
      this.#server = server;
      await server.listen();
      this.#isReady = true;
    } catch (error) {
      this.#server = undefined;
      this.#state = undefined;
      await state.close();
      throw error;
    }
    this.#logger.info('The broker serves clients', {
      clusterId: this.clusterId,
      listeners: this.endpoints,
      topics: state.topics.list().length,
    });
  }

  async stop(): Promise<void> {
    const [server, state] = [this.#server, this.#state];
    this.#isReady = false;
    // Timers of the clock do not keep the process alive; it must not end before all is flushed.
    const keepAlive = setInterval(() => {}, KEEP_ALIVE_MS);
    try {
      await server?.close(STOP_GRACE_MS);
      await state?.close();
    } finally {
      clearInterval(keepAlive);
    }
    this.#server = undefined;
    this.#state = undefined;
  }

  metricsText(): string {
    return this.metrics.toPrometheusText();
  }

  health(): BrokerHealth {
    const problems: string[] = [];
    const { journal, logs } = this.#state ?? {};
    if (!this.ready) problems.push('The broker is not running');
    if (journal?.failure) problems.push(journal.failure.message);
    if (logs?.refusal) problems.push(logs.refusal);
    for (const impaired of logs?.impairedPartitions() ?? []) {
      problems.push(
        `Partition ${impaired.partition} of topic ${impaired.topicId}: ${impaired.reason}`,
      );
    }
    return { status: problems.length > 0 ? 'degraded' : 'ok', problems };
  }

  #createServer(state: BrokerState): Server {
    const { listeners } = this.#options;
    const handlers = assembleHandlers(state, {
      options: this.#options,
      clusterId: this.clusterId,
      bound: () => this.endpoints,
      limits: this.#limits,
      logger: this.#logger,
      clock: this.#clock,
      metrics: this.metrics,
    });
    return new Server({
      listeners,
      dispatcher: new Dispatcher(handlers, {
        metrics: this.metrics,
        monotonicMs: () => this.#clock.monotonicMs(),
      }),
      limits: this.#limits,
      logger: this.#logger,
      metrics: this.metrics,
      clock: this.#clock,
    });
  }
}

/**
 * Makes a broker; {@link Broker.start} runs it.
 *
 * @throws an error of the file system when the data folder cannot be made.
 * @public
 */
export async function createBroker(options: BrokerOptions): Promise<Broker> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const clusterId =
    options.clusterId ?? (await readOrMakeClusterId(options.dataDir));
  return new EmbeddedBroker(options, clusterId);
}

/** The id made up at the first start; durable before it is used. */
async function readOrMakeClusterId(dataDir: string): Promise<string> {
  const files = new NodeFileSystem();
  const stored = await files.readFile(path.join(dataDir, CLUSTER_ID_FILE));
  if (stored) return stored.toString('utf8').trim();
  const id = toBase64Uuid(randomUUID());
  await replaceFile(files, dataDir, CLUSTER_ID_FILE, Buffer.from(`${id}\n`));
  return id;
}
