import {
  placeRecordBatch,
  type RecordBatchHeader,
  stampRecordBatch,
} from '@millrace/kafka-protocol';
import type { ProducerStates } from '../producers/ProducerStates';
import { type AppendOutcome, refuse } from './AppendOutcome';
import { lastOffsetOf, NO_PRODUCER_ID } from './BatchHeader';
import { CommitWaiters } from './CommitWaiters';
import { GroupCommit, type PendingBatch } from './GroupCommit';
import type { LogConfig } from './LogConfig';
import {
  LogReader,
  noBatches,
  type ReadOutcome,
  type TimedOffset,
} from './LogReader';
import type { PartitionEnvironment } from './PartitionEnvironment';
import { PartitionHealth } from './PartitionHealth';
import type { OpenedPartition } from './PartitionRecovery';
import { PartitionSegments } from './PartitionSegments';
import { countExpired } from './retention';
import { NO_TIMESTAMP } from './SegmentIndex';
import { validateBatch } from './validateBatch';

/** One node is leader from the beginning and for ever. */
export const LEADER_EPOCH = 0;

/** @internal */
export interface PartitionOptions {
  readonly environment: PartitionEnvironment;
  /** For logs and messages, for example `<topic uuid>/3`. */
  readonly name: string;
  readonly folder: string;
  readonly foldersAbove: readonly string[];
  readonly opened: OpenedPartition;
  /** The topic's settings at this moment. */
  readonly config: () => LogConfig;
}

/** The place of a batch, new or found again. */
interface Place {
  readonly baseOffset: bigint;
  readonly lastOffset: bigint;
  readonly appendTimeMs: bigint;
  readonly duplicate: boolean;
}

/**
 * The log of one partition: append, read, offsets, retention.
 *
 * @public
 */
export class PartitionLog {
  readonly #environment: PartitionEnvironment;
  readonly #config: () => LogConfig;
  readonly #health: PartitionHealth;
  readonly #segments: PartitionSegments;
  readonly #producers: ProducerStates;
  readonly #reader: LogReader;
  readonly #commit: GroupCommit;
  readonly #waiters = new CommitWaiters();
  readonly #listeners = new Set<(bytes: number) => void>();
  #highWatermark: bigint;
  #cleaning: Promise<unknown> = Promise.resolve();

  constructor(options: PartitionOptions) {
    const { environment, opened, folder } = options;
    this.#environment = environment;
    this.#config = options.config;
    this.#health = new PartitionHealth(
      options.name,
      environment.logger,
      opened.damage,
    );
    this.#segments = new PartitionSegments(environment, folder, opened);
    this.#producers = opened.producers;
    this.#highWatermark = opened.nextOffset;
    this.#reader = new LogReader(environment, this.#segments.all);
    this.#commit = new GroupCommit({
      fileSystem: environment.fileSystem,
      pool: environment.pool,
      folder,
      foldersAbove: options.foldersAbove,
      flushMode: environment.flushMode,
      flushed: environment.flushed,
      monotonicMs: () => environment.clock.monotonicMs(),
      dirtied: () => environment.dirtied(this),
      committed: (last, bytes) => this.#committed(last, bytes),
      failed: error => this.#failed(error),
    });
  }

  /** First offset a consumer can read. */
  get logStartOffset(): bigint {
    return this.#segments.startOffset;
  }

  /** Offset behind the last record consumers may see; the end offset for everybody outside. */
  get highWatermark(): bigint {
    return this.#highWatermark;
  }

  /** The high watermark as long as there are no transactions. */
  get lastStableOffset(): bigint {
    return this.#highWatermark;
  }

  /** What is wrong with the partition, for health; undefined while all is well. */
  get problem(): string | undefined {
    return this.#health.problem;
  }

  /** Bytes of all segments. */
  get sizeBytes(): number {
    return this.#segments.sizeBytes;
  }

  /** Number of segments; 0 for a partition without files. */
  get segmentCount(): number {
    return this.#segments.all.length;
  }

  /** Whether records may be taken away from the start of the log. */
  get deletesRecords(): boolean {
    return this.#config().deleted;
  }

  /**
   * Stores a batch of the producer's own bytes, into which the broker writes place and, where
   * the topic asks for it, time: the buffer belongs to the log from here on.
   *
   * Answers as soon as the batch is as durable as the flush mode promises. Batches get their
   * offsets in the order of the calls.
   */
  async append(batch: Buffer): Promise<AppendOutcome> {
    const refusal = this.#health.noWrites ?? this.#environment.refusal();
    if (refusal !== undefined) {
      return refuse('KAFKA_STORAGE_ERROR', refusal);
    }
    const config = this.#config();
    const nowMs = this.#environment.clock.now();
    const verdict = validateBatch(batch, config, nowMs);
    if (verdict.kind === 'refused') {
      return verdict;
    }
    const { header } = verdict;
    if (header.producerId === NO_PRODUCER_ID) {
      return this.#settle(header, this.#store(batch, header, config, nowMs));
    }
    const judged = this.#producers.judge(header);
    if (judged.kind === 'refused') {
      return refuse(judged.error, judged.message);
    }
    if (judged.kind === 'duplicate') {
      const { firstOffset, lastOffset, appendTime } = judged.batch;
      return this.#settle(header, {
        baseOffset: firstOffset,
        lastOffset,
        appendTimeMs: appendTime,
        duplicate: true,
      });
    }
    const place = this.#store(batch, header, config, nowMs);
    const { baseOffset, lastOffset, appendTimeMs } = place;
    this.#producers.remember(
      header,
      { firstOffset: baseOffset, lastOffset, appendTime: appendTimeMs },
      nowMs,
    );
    return this.#settle(header, place);
  }

  /**
   * Whole batches from an offset up to the high watermark; empty where there is nothing yet.
   *
   * @param request - `passOne` (default true): one batch comes even where it is larger than
   *   `maxBytes`, so that every record can be read
   */
  async read(request: {
    offset: bigint;
    maxBytes: number;
    passOne?: boolean;
  }): Promise<ReadOutcome> {
    const { offset, maxBytes, passOne = true } = request;
    const { startOffset, nextOffset } = this.#segments;
    const { noReads } = this.#health;
    if (noReads !== undefined) {
      return refuse('KAFKA_STORAGE_ERROR', noReads);
    }
    if (offset < startOffset || offset > nextOffset) {
      return refuse(
        'OFFSET_OUT_OF_RANGE',
        `Offset ${offset} is outside ${startOffset} to ${nextOffset}`,
      );
    }
    if (offset >= this.#highWatermark || (maxBytes <= 0 && !passOne)) {
      return noBatches(offset);
    }
    try {
      const read = await this.#reader.read({ offset, maxBytes, passOne });
      // Retention may have overtaken the reader.
      return offset < this.logStartOffset
        ? refuse('OFFSET_OUT_OF_RANGE', `Offset ${offset} was removed`)
        : read;
    } catch (error) {
      return refuse('KAFKA_STORAGE_ERROR', this.#health.readFailed(error));
    }
  }

  /** First record at or after a time; undefined where all are older. */
  async offsetOfTime(timestamp: bigint): Promise<TimedOffset | undefined> {
    return this.#reader.offsetOfTime(timestamp, this.logStartOffset);
  }

  /** The record with the largest timestamp; undefined where there are none. */
  async offsetOfMaxTimestamp(): Promise<TimedOffset | undefined> {
    const largest = this.#segments.maxTimestamp;
    return largest === NO_TIMESTAMP ? undefined : this.offsetOfTime(largest);
  }

  /**
   * Calls back with the number of new bytes whenever the high watermark moves, and with 0 when
   * the partition goes offline or the broker stops.
   *
   * @returns takes the listener away
   */
  onAdvance(listener: (bytes: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets all listeners look at once. */
  wake(): void {
    this.#notify(0);
  }

  /**
   * Moves the log start, durably, and removes the segments before it.
   *
   * @param offset - at most the high watermark
   * @returns the new log start offset
   */
  deleteBefore(offset: bigint): Promise<bigint> {
    return this.#exclusive(async () => {
      if (offset > this.logStartOffset) {
        await this.#segments.dropBefore(offset);
      }
      return this.logStartOffset;
    });
  }

  /** Removes what the topic's retention no longer covers, and forgets old producers. */
  enforceRetention(): Promise<void> {
    return this.#exclusive(async () => {
      const { clock, producerExpiryMs } = this.#environment;
      const nowMs = clock.now();
      this.#producers.expire(nowMs - producerExpiryMs);
      const { all } = this.#segments;
      const expired = countExpired(all, this.#config(), nowMs);
      if (expired === 0 || this.#health.noWrites !== undefined) {
        return;
      }
      if (expired === all.length) {
        this.#roll();
        await this.#commit.idle();
      }
      const start = all[expired]?.baseOffset;
      if (start !== undefined && start <= this.#highWatermark) {
        await this.#segments.dropBefore(start);
      }
    });
  }

  /** Flushes what `interval` mode has written since the last time. */
  flush(): Promise<void> {
    return this.#commit.flushDirty();
  }

  /** Takes nothing any more, flushes everything and makes the next start read nothing. */
  async close(): Promise<void> {
    const failed = this.#health.noWrites !== undefined;
    this.#health.closed();
    await this.#commit.idle();
    await this.#commit.flushDirty();
    if (!failed && this.#segments.nextOffset === this.#highWatermark) {
      await this.#exclusive(() =>
        this.#segments.checkpoint(this.#producers.encode()),
      );
    }
    await this.retire();
  }

  /** Takes nothing any more and returns when nothing is in flight; the files may go then. */
  async retire(): Promise<void> {
    this.#health.closed();
    await this.#commit.idle();
    await this.#commit.flushDirty();
    await this.#exclusive(async () => this.#segments.release());
    this.#notify(0);
  }

  /** Gives a batch its place and hands it to the disk. */
  #store(
    batch: Buffer,
    header: RecordBatchHeader,
    config: LogConfig,
    nowMs: number,
  ): Place {
    const stamped = config.timestampType === 'LogAppendTime';
    const baseOffset = this.#segments.nextOffset;
    const { lastOffsetDelta, sizeBytes } = header;
    const placed = {
      baseOffset,
      lastOffset: lastOffsetOf({ baseOffset, lastOffsetDelta }),
      sizeBytes,
      maxTimestamp: stamped ? BigInt(nowMs) : header.maxTimestamp,
    };
    if (this.#segments.needsRoll(placed, config, nowMs)) {
      this.#roll();
    }
    if (stamped) {
      stampRecordBatch(batch, 0, placed.maxTimestamp);
    }
    placeRecordBatch(batch, 0, {
      baseOffset,
      partitionLeaderEpoch: LEADER_EPOCH,
    });
    this.#commit.add({
      kind: 'batch',
      ...this.#segments.append(placed, config),
      bytes: batch,
      nextOffset: placed.lastOffset + 1n,
      flush: config.flushEveryMessage,
    });
    return {
      baseOffset,
      lastOffset: placed.lastOffset,
      appendTimeMs: stamped ? placed.maxTimestamp : -1n,
      duplicate: false,
    };
  }

  /** Answers when the batch is committed, or cannot be any more. */
  async #settle(
    header: RecordBatchHeader,
    place: Place,
  ): Promise<AppendOutcome> {
    const end = place.lastOffset + 1n;
    const committed =
      end <= this.#highWatermark || (await this.#waiters.wait(end));
    return committed
      ? {
          kind: 'appended',
          ...place,
          logStartOffset: this.logStartOffset,
          recordCount: header.recordCount,
          sizeBytes: header.sizeBytes,
        }
      : refuse(
          'KAFKA_STORAGE_ERROR',
          this.#health.noWrites ?? 'The batch was not written',
        );
  }

  #roll(): void {
    const close = this.#segments.roll(this.#producers.encode());
    if (close) {
      this.#commit.add(close);
    }
  }

  #committed(last: PendingBatch, bytes: number): void {
    last.segment.readableBytes = last.position + last.bytes.length;
    this.#highWatermark = last.nextOffset;
    this.#waiters.committed(last.nextOffset);
    this.#notify(bytes);
  }

  #failed(error: unknown): void {
    this.#health.writeFailed(error, this.#highWatermark);
    this.#waiters.failed();
    this.#notify(0);
  }

  #notify(bytes: number): void {
    for (const listener of [...this.#listeners]) {
      listener(bytes);
    }
  }

  #exclusive<T>(action: () => Promise<T>): Promise<T> {
    const result = this.#cleaning.then(action);
    this.#cleaning = result.catch(() => undefined);
    return result;
  }
}
