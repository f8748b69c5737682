import type { Clock } from './Clock';
import { DiskSpace } from './DiskSpace';
import { FilePool } from './FilePool';
import {
  findPartitions,
  type FoundPartition,
  findTopics,
  openFoundPartition,
} from './findPartitions';
import { forEachTogether } from './forEachTogether';
import { type FileSystem, replaceFile } from './FileSystem';
import type { LogConfig } from './LogConfig';
import type { LogLogger } from './LogLogger';
import { emptyPartition } from './openPartition';
import type { OpenedPartition } from './PartitionRecovery';
import type { PartitionEnvironment } from './PartitionEnvironment';
import { PartitionLog } from './PartitionLog';

const RETENTION_INTERVAL_MS = 300_000;
const PRODUCER_EXPIRY_MS = 86_400_000;
const DEFAULT_FLUSH_INTERVAL_MS = 50;
const DEFAULT_MIN_FREE_BYTES = 512 * 1024 * 1024;
const CLEAN_MARKER = 'clean-stop';

/** @public */
export interface LogStoreOptions {
  /** The broker's data folder; the log uses `partitions` in it. */
  readonly dataDir: string;
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  readonly logger: LogLogger;
  /** See the durability promise in the package's README. Default `group`. */
  readonly flushMode?: 'group' | 'interval';
  /** Milliseconds between two flushes in `interval` mode. Default 50. */
  readonly flushIntervalMs?: number;
  /** Free bytes below which nothing is written. Default 512 MiB; 0 switches the check off. */
  readonly minFreeBytes?: number;
  /** Milliseconds between two looks at retention. Default 5 minutes. */
  readonly retentionIntervalMs?: number;
  /**
   * The log settings of a topic at this moment, by topic id. Called for every batch: look up,
   * do not parse.
   */
  readonly configOf: (topicId: string) => LogConfig;
}

/**
 * Counters since the start, for metrics.
 *
 * @public
 */
export interface LogStatistics {
  readonly flushes: number;
  /** Milliseconds spent in flushes. */
  readonly flushMs: number;
  readonly flushedBatches: number;
  /** Milliseconds the start took to open all partitions. */
  readonly recoveryMs: number;
  /** Bytes whose checksums were compared at start. */
  readonly recoveredBytes: number;
}

/**
 * A partition that does not serve as it should, for health.
 *
 * @public
 */
export interface ImpairedPartition {
  readonly topicId: string;
  readonly partition: number;
  readonly reason: string;
}

/**
 * The logs of all partitions under one data folder.
 *
 * A partition exists on disk from its first record on; asking for one that was never written to
 * costs one small object.
 *
 * @public
 */
export class LogStore {
  readonly #options: LogStoreOptions;
  readonly #root: string;
  readonly #pool: FilePool;
  readonly #disk: DiskSpace;
  readonly #environment: PartitionEnvironment;
  readonly #topics = new Map<string, Map<number, PartitionLog>>();
  /** Partitions with writes that the next interval flush must cover. */
  readonly #dirty = new Set<{ flush(): Promise<void> }>();
  readonly #timers: Array<() => void> = [];
  #statistics = {
    flushes: 0,
    flushMs: 0,
    flushedBatches: 0,
    recoveryMs: 0,
    recoveredBytes: 0,
  };

  private constructor(options: LogStoreOptions) {
    const { fileSystem, clock, logger } = options;
    this.#options = options;
    this.#root = `${options.dataDir}/partitions`;
    this.#pool = new FilePool(fileSystem);
    this.#disk = new DiskSpace({
      fileSystem,
      folder: this.#root,
      clock,
      minFreeBytes: options.minFreeBytes ?? DEFAULT_MIN_FREE_BYTES,
    });
    this.#environment = {
      fileSystem,
      clock,
      logger,
      pool: this.#pool,
      flushMode: options.flushMode ?? 'group',
      producerExpiryMs: PRODUCER_EXPIRY_MS,
      refusal: () => this.#disk.refusal,
      dirtied: log => this.#dirty.add(log),
      flushed: (durationMs, batches) => {
        this.#statistics.flushes += 1;
        this.#statistics.flushMs += durationMs;
        this.#statistics.flushedBatches += batches;
      },
    };
  }

  /**
   * Opens what is on disk and repairs the ends that an unclean stop left.
   *
   * A partition that cannot be opened is offline and the others serve; see
   * {@link LogStore.impairedPartitions}.
   *
   * @throws Error when the folder itself is not usable
   */
  static async open(options: LogStoreOptions): Promise<LogStore> {
    const store = new LogStore(options);
    await store.#open();
    await store.#disk.start();
    store.#schedule();
    return store;
  }

  /** The log of a partition. The caller knows that topic and partition exist. */
  partition(topicId: string, partition: number): PartitionLog {
    const known = this.#topics.get(topicId)?.get(partition);
    return known ?? this.#add({ topicId, partition }, emptyPartition());
  }

  /** Partitions that take no writes until a restart or a repair, or hold unreadable data. */
  impairedPartitions(): ImpairedPartition[] {
    return this.#all().flatMap(({ topicId, partition, log }) =>
      log.problem === undefined
        ? []
        : [{ topicId, partition, reason: log.problem }],
    );
  }

  /** Counters since the start. */
  get statistics(): LogStatistics {
    return this.#statistics;
  }

  /** Why no partition takes writes at the moment; undefined where there is room on the disk. */
  get refusal(): string | undefined {
    return this.#disk.refusal;
  }

  /** Bytes of all segments of a topic. */
  topicBytes(topicId: string): number {
    const logs = [...(this.#topics.get(topicId)?.values() ?? [])];
    return logs.reduce((sum, log) => sum + log.sizeBytes, 0);
  }

  /** Removes a topic's files; its deletion is durable in the journal. */
  async deleteTopic(topicId: string): Promise<void> {
    const logs = [...(this.#topics.get(topicId)?.values() ?? [])];
    this.#topics.delete(topicId);
    await Promise.all(logs.map(log => log.retire()));
    const { fileSystem } = this.#options;
    await fileSystem.remove(`${this.#root}/${topicId}`);
    await fileSystem.syncFolder(this.#root);
    await this.#disk.check();
  }

  /**
   * Removes the files of topics that do not exist any more: a crash came between the deletion
   * of the topic and that of its files.
   */
  async removeUnknown(isKnown: (topicId: string) => boolean): Promise<void> {
    const { fileSystem } = this.#options;
    for (const topicId of await findTopics(fileSystem, this.#root)) {
      if (!isKnown(topicId)) {
        this.#options.logger.info('Removing the files of a deleted topic', {
          topicId,
        });
        await this.deleteTopic(topicId);
      }
    }
  }

  /** One look at retention for all partitions; runs by itself at intervals. */
  async enforceRetention(): Promise<void> {
    for (const { log } of this.#all()) {
      await log.enforceRetention().catch(error => {
        this.#options.logger.error('Retention failed', {
          error: String(error),
        });
      });
    }
  }

  /** Lets all waiting fetches answer now. */
  wake(): void {
    for (const { log } of this.#all()) {
      log.wake();
    }
  }

  /** Flushes everything and leaves the marker of a clean stop. Nothing is written from here on. */
  async close(): Promise<void> {
    this.#timers.forEach(cancel => cancel());
    this.#disk.stop();
    const healthy = this.impairedPartitions().length === 0;
    await forEachTogether(this.#all(), ({ log }) => log.close());
    await this.#pool.close();
    if (healthy) {
      const { fileSystem } = this.#options;
      await replaceFile(fileSystem, this.#root, CLEAN_MARKER, Buffer.alloc(0));
    }
  }

  async #open(): Promise<void> {
    const { fileSystem, clock, logger, dataDir } = this.#options;
    const start = clock.monotonicMs();
    await fileSystem.makeFolder(this.#root);
    await fileSystem.syncFolder(dataDir);
    const names = await fileSystem.list(this.#root);
    const clean = names.includes(CLEAN_MARKER);
    if (clean) {
      await fileSystem.remove(`${this.#root}/${CLEAN_MARKER}`);
      await fileSystem.syncFolder(this.#root);
    }
    const found = await findPartitions(fileSystem, this.#root);
    await forEachTogether(found, async ({ topicId, partition }) => {
      const name = `${topicId}/${partition}`;
      const folder = `${this.#root}/${name}`;
      const place = { folder, name };
      const opened = await openFoundPartition(fileSystem, logger, place);
      this.#statistics.recoveredBytes += opened.scannedBytes;
      this.#add({ topicId, partition }, opened);
    });
    this.#statistics.recoveryMs = clock.monotonicMs() - start;
    logger.info('Opened the log', {
      partitions: found.length,
      clean,
      checkedBytes: this.#statistics.recoveredBytes,
      durationMs: Math.round(this.#statistics.recoveryMs),
    });
  }

  #add(place: FoundPartition, opened: OpenedPartition): PartitionLog {
    const { topicId, partition } = place;
    const topicFolder = `${this.#root}/${topicId}`;
    const log = new PartitionLog({
      environment: this.#environment,
      name: `${topicId}/${partition}`,
      folder: `${topicFolder}/${partition}`,
      foldersAbove: [topicFolder, this.#root],
      opened,
      config: () => this.#options.configOf(topicId),
    });
    const logs = this.#topics.get(topicId) ?? new Map<number, PartitionLog>();
    logs.set(partition, log);
    this.#topics.set(topicId, logs);
    return log;
  }

  #all(): Array<{ topicId: string; partition: number; log: PartitionLog }> {
    return [...this.#topics].flatMap(([topicId, logs]) =>
      [...logs].map(([partition, log]) => ({ topicId, partition, log })),
    );
  }

  #schedule(): void {
    const { flushMode, retentionIntervalMs, flushIntervalMs } = this.#options;
    this.#every(retentionIntervalMs ?? RETENTION_INTERVAL_MS, () =>
      this.enforceRetention(),
    );
    if (flushMode === 'interval') {
      this.#every(flushIntervalMs ?? DEFAULT_FLUSH_INTERVAL_MS, () =>
        this.#flushDirty(),
      );
    }
  }

  async #flushDirty(): Promise<void> {
    const dirty = [...this.#dirty];
    this.#dirty.clear();
    await Promise.all(dirty.map(log => log.flush()));
  }

  /** Repeats an action; the next pause begins when the action is done. */
  #every(pauseMs: number, action: () => Promise<void>): void {
    const slot = this.#timers.push(() => undefined) - 1;
    const schedule = () => {
      this.#timers[slot] = this.#options.clock.setTimer(() => {
        void action().finally(schedule);
      }, pauseMs);
    };
    schedule();
  }
}
