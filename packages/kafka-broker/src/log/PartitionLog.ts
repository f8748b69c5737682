import {
  placeRecordBatch,
  type RecordBatchHeader,
  stampRecordBatch,
} from '@millrace/kafka-protocol';
import { NO_PRODUCER_ID } from './BatchHeader';
import type { AppendError, AppendOutcome, Refused } from './AppendOutcome';
import { refuse } from './AppendOutcome';
import { CheckpointWriter } from './CheckpointWriter';
import type { Clock } from './Clock';
import { describeDamage } from './Damage';
import type { FilePool } from './FilePool';
import type { FileSystem } from './FileSystem';
import { GroupCommit, PendingBatch } from './GroupCommit';
import type { LogConfig } from './LogConfig';
import type { LogLogger } from './LogLogger';
import {
  LogReader,
  noBatches,
  type ReadOutcome,
  type TimedOffset,
} from './LogReader';
import { OpenedPartition, removeSegment } from './openPartition';
import { countExpired } from './retention';
import { Segment } from './Segment';
import { NO_TIMESTAMP } from './SegmentIndex';
import { validateBatch } from './validateBatch';

/** One node is leader from the beginning and for ever. */
export const LEADER_EPOCH = 0;

/** What all partitions of a broker share. */
export interface PartitionEnvironment {
  readonly fileSystem: FileSystem;
  readonly pool: FilePool;
  readonly clock: Clock;
  readonly logger: LogLogger;
  readonly flushMode: 'group' | 'interval';
  /** Idempotent producers are forgotten this long after their last batch. */
  readonly producerExpiryMs: number;
  /** Called after every flush; see `GroupCommitOptions`. */
  readonly flushed: (durationMs: number, batches: number) => void;
  /** Called when a write waits for the interval flush. */
  readonly dirtied: (log: PartitionLog) => void;
  /** Why nothing may be written at the moment, for example a full disk. */
  readonly refusal: () => string | undefined;
}

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

/**
 * The log of one partition: append, read, retention, offsets.
 *
 * @public
 */
export class PartitionLog {
  readonly #options: PartitionOptions;
  readonly #environment: PartitionEnvironment;
  readonly #segments: Segment[];
  readonly #reader: LogReader;
  readonly #commit: GroupCommit;
  readonly #checkpoint: CheckpointWriter;
  readonly #producers;
  readonly #listeners = new Set<(bytes: number) => void>();
  #waiting: Array<{ offset: bigint; done: (committed: boolean) => void }> = [];
  #nextOffset: bigint;
  #logStartOffset: bigint;
  #highWatermark: bigint;
  #offline: string | undefined;
  #readable = true;
  #readFault: string | undefined;
  #cleaning: Promise<unknown> = Promise.resolve();

  constructor(options: PartitionOptions) {
    const { environment, opened, folder, foldersAbove } = options;
    this.#options = options;
    this.#environment = environment;
    this.#segments = opened.segments;
    this.#producers = opened.producers;
    this.#nextOffset = opened.nextOffset;
    this.#highWatermark = opened.nextOffset;
    this.#logStartOffset = opened.logStartOffset;
    this.#reader = new LogReader(environment, this.#segments);
    this.#checkpoint = new CheckpointWriter(
      environment.fileSystem,
      folder,
      opened.checkpoint,
    );
    this.#commit = new GroupCommit({
      fileSystem: environment.fileSystem,
      pool: environment.pool,
      folder,
      foldersAbove,
      flushMode: environment.flushMode,
      flushed: environment.flushed,
      monotonicMs: () => environment.clock.monotonicMs(),
      dirtied: () => environment.dirtied(this),
      committed: (last, bytes) => this.#committed(last, bytes),
      failed: error => this.#failed(error),
    });
    if (opened.damage) {
      this.#offline = describeDamage(opened.damage);
      this.#readable = false;
    }
  }

  /** First offset a consumer can read. */
  get logStartOffset(): bigint {
    return this.#logStartOffset;
  }

  /** Offset behind the last record consumers may see; the end offset for everybody outside. */
  get highWatermark(): bigint {
    return this.#highWatermark;
  }

  /** The high watermark as long as there are no transactions. */
  get lastStableOffset(): bigint {
    return this.#highWatermark;
  }

  /** Why the partition takes no writes until a restart; undefined while all is well. */
  get offline(): string | undefined {
    return this.#offline;
  }

  /** What is wrong with the partition, for health; undefined while all is well. */
  get problem(): string | undefined {
    return this.#offline ?? this.#readFault;
  }

  /** Bytes of all segments. */
  get sizeBytes(): number {
    return this.#segments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  }

  /** Number of segments; 0 for a partition without files. */
  get segmentCount(): number {
    return this.#segments.length;
  }

  /**
   * Stores a batch of the producer's own bytes, into which the broker writes place and, where
   * the topic asks for it, time: the buffer belongs to the log from here on.
   *
   * Answers as soon as the batch is as durable as the flush mode promises. Batches get their
   * offsets in the order of the calls.
   */
  async append(batch: Buffer): Promise<AppendOutcome> {
    const refusal = this.#offline ?? this.#environment.refusal();
    if (refusal !== undefined) {
      return refuse('KAFKA_STORAGE_ERROR', refusal);
    }
    const config = this.#options.config();
    const nowMs = this.#environment.clock.now();
    const verdict = validateBatch(batch, config, nowMs);
    if (verdict.kind === 'refused') {
      return verdict;
    }
    const { header } = verdict;
    if (header.producerId !== NO_PRODUCER_ID) {
      const judged = this.#producers.judge(header);
      if (judged.kind === 'refused') {
        return refuse(judged.error, judged.message);
      }
      if (judged.kind === 'duplicate') {
        const { firstOffset, lastOffset, appendTime } = judged.batch;
        return this.#outcome(header, {
          baseOffset: firstOffset,
          lastOffset,
          appendTimeMs: appendTime,
          duplicate: true,
        });
      }
    }
    return this.#store(batch, header, config, nowMs);
  }

  /** Whether records may be taken away from the start of the log. */
  get deletesRecords(): boolean {
    return this.#options.config().deleted;
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
    if (!this.#readable) {
      return refuse('KAFKA_STORAGE_ERROR', this.#offline ?? 'offline');
    }
    const { offset, maxBytes, passOne = true } = request;
    if (offset < this.#logStartOffset || offset > this.#nextOffset) {
      return refuse(
        'OFFSET_OUT_OF_RANGE',
        `Offset ${offset} is outside ${this.#logStartOffset} to ${
          this.#nextOffset
        }`,
      );
    }
    if (offset >= this.#highWatermark || (maxBytes <= 0 && !passOne)) {
      return noBatches(offset);
    }
    try {
      const read = await this.#reader.read({ offset, maxBytes, passOne });
      // Retention may have overtaken the reader.
      return offset < this.#logStartOffset
        ? refuse('OFFSET_OUT_OF_RANGE', `Offset ${offset} was removed`)
        : read;
    } catch (error) {
      return refuse('KAFKA_STORAGE_ERROR', this.#flag(error));
    }
  }

  /** First record at or after a time; undefined where all are older. */
  async offsetOfTime(timestamp: bigint): Promise<TimedOffset | undefined> {
    return this.#reader.offsetOfTime(timestamp, this.#logStartOffset);
  }

  /** The record with the largest timestamp; undefined where there are none. */
  async offsetOfMaxTimestamp(): Promise<TimedOffset | undefined> {
    let largest = NO_TIMESTAMP;
    for (const { maxTimestamp } of this.#segments) {
      largest = maxTimestamp > largest ? maxTimestamp : largest;
    }
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
      if (offset > this.#logStartOffset) {
        await this.#moveStart(offset);
      }
      return this.#logStartOffset;
    });
  }

  /** Removes what the topic's retention no longer covers, and forgets old producers. */
  enforceRetention(): Promise<void> {
    return this.#exclusive(async () => {
      const nowMs = this.#environment.clock.now();
      this.#producers.expire(nowMs - this.#environment.producerExpiryMs);
      const config = this.#options.config();
      const expired = countExpired(this.#segments, config, nowMs);
      if (expired === 0 || this.#offline !== undefined) {
        return;
      }
      if (expired === this.#segments.length) {
        this.#roll();
        await this.#commit.idle();
      }
      const start = this.#segments[expired]?.baseOffset;
      if (start !== undefined && start <= this.#highWatermark) {
        await this.#moveStart(start);
      }
    });
  }

  /** Flushes what `interval` mode has written since the last time. */
  flush(): Promise<void> {
    return this.#commit.flushDirty();
  }

  /** Flushes everything and makes the next start read nothing. */
  async checkpoint(): Promise<void> {
    await this.#commit.idle();
    await this.#commit.flushDirty();
    const active = this.#segments.at(-1);
    const upTo = this.#nextOffset;
    if (
      this.#offline !== undefined ||
      !active ||
      upTo !== this.#highWatermark ||
      upTo <= this.#checkpoint.recoveryOffset
    ) {
      return;
    }
    const producers = this.#producers.encode();
    await active.writeIndex(this.#environment.fileSystem, { close: false });
    await this.#checkpoint.update({ recoveryOffset: upTo, producers });
  }

  /** Checkpoints and takes nothing any more. */
  async close(): Promise<void> {
    await this.#exclusive(() => this.checkpoint());
    await this.retire();
  }

  /** Takes nothing any more and returns when nothing is in flight; the files may go then. */
  async retire(): Promise<void> {
    this.#offline ??= `Partition ${this.#options.name} is closed`;
    await this.#commit.idle();
    await this.#exclusive(async () => undefined);
    this.#segments.forEach(({ files }) =>
      this.#environment.pool.forget(files.log),
    );
    this.#notify(0);
  }

  #store(
    batch: Buffer,
    header: RecordBatchHeader,
    config: LogConfig,
    nowMs: number,
  ): Promise<AppendOutcome> {
    const stamped = config.timestampType === 'LogAppendTime';
    const maxTimestamp = stamped ? BigInt(nowMs) : header.maxTimestamp;
    const baseOffset = this.#nextOffset;
    const lastOffset = baseOffset + BigInt(header.lastOffsetDelta);
    const { sizeBytes } = header;
    const placed = { baseOffset, lastOffset, sizeBytes, maxTimestamp };
    const segment = this.#segmentFor(placed, config, nowMs);
    if (stamped) {
      stampRecordBatch(batch, 0, maxTimestamp);
    }
    placeRecordBatch(batch, 0, {
      baseOffset,
      partitionLeaderEpoch: LEADER_EPOCH,
    });
    const appendTimeMs = stamped ? maxTimestamp : -1n;
    if (header.producerId !== NO_PRODUCER_ID) {
      this.#producers.remember(
        header,
        { firstOffset: baseOffset, lastOffset, appendTime: appendTimeMs },
        nowMs,
      );
    }
    this.#nextOffset = lastOffset + 1n;
    this.#commit.add({
      kind: 'batch',
      segment,
      position: segment.append(placed, config.indexIntervalBytes),
      bytes: batch,
      nextOffset: this.#nextOffset,
      flush: config.flushEveryMessage,
    });
    return this.#outcome(header, {
      baseOffset,
      lastOffset,
      appendTimeMs,
      duplicate: false,
    });
  }

  async #outcome(
    header: RecordBatchHeader,
    place: {
      baseOffset: bigint;
      lastOffset: bigint;
      appendTimeMs: bigint;
      duplicate: boolean;
    },
  ): Promise<AppendOutcome> {
    const refusal = await this.#whenCommitted(place.lastOffset + 1n);
    return (
      refusal ?? {
        kind: 'appended',
        ...place,
        logStartOffset: this.#logStartOffset,
        recordCount: header.recordCount,
        sizeBytes: header.sizeBytes,
      }
    );
  }

  async #whenCommitted(
    offset: bigint,
  ): Promise<Refused<AppendError> | undefined> {
    const committed =
      offset <= this.#highWatermark ||
      (await new Promise<boolean>(done => {
        this.#waiting.push({ offset, done });
      }));
    return committed
      ? undefined
      : refuse('KAFKA_STORAGE_ERROR', this.#offline ?? 'not written');
  }

  /** The active segment, or a new one where the batch must not go into it. */
  #segmentFor(
    batch: { lastOffset: bigint; sizeBytes: number; maxTimestamp: bigint },
    config: LogConfig,
    nowMs: number,
  ): Segment {
    const active = this.#segments.at(-1);
    if (!active) {
      return this.#addSegment();
    }
    const time = batch.maxTimestamp >= 0n ? batch.maxTimestamp : BigInt(nowMs);
    const age = time - (active.firstTimestamp ?? time);
    const full =
      active.sizeBytes > 0 &&
      (active.sizeBytes + batch.sizeBytes > config.segmentBytes ||
        age > BigInt(config.segmentMs) ||
        active.indexBytes >= config.segmentIndexBytes);
    return full || !active.canHold(batch.lastOffset) ? this.#roll() : active;
  }

  #roll(): Segment {
    const closed = this.#segments.at(-1);
    if (closed) {
      const recoveryOffset = this.#nextOffset;
      const producers = this.#producers.encode();
      this.#commit.add({
        kind: 'close',
        segment: closed,
        finish: async () => {
          const { fileSystem } = this.#environment;
          await closed.writeIndex(fileSystem, { close: true });
          await this.#checkpoint.update({ recoveryOffset, producers });
        },
      });
    }
    return this.#addSegment();
  }

  #addSegment(): Segment {
    const segment = Segment.open(this.#options.folder, this.#nextOffset);
    this.#segments.push(segment);
    return segment;
  }

  #committed(last: PendingBatch, bytes: number): void {
    last.segment.readableBytes = last.position + last.bytes.length;
    this.#highWatermark = last.nextOffset;
    let ready = 0;
    for (const { offset, done } of this.#waiting) {
      if (offset > this.#highWatermark) {
        break;
      }
      done(true);
      ready += 1;
    }
    this.#waiting.splice(0, ready);
    this.#notify(bytes);
  }

  #failed(error: unknown): void {
    this.#offline = `Partition ${
      this.#options.name
    } is offline after a write error (${String(
      error,
    )}); repair the disk and restart the broker`;
    this.#environment.logger.error('Partition went offline', {
      partition: this.#options.name,
      error: String(error),
      highWatermark: this.#highWatermark.toString(),
    });
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach(({ done }) => done(false));
    this.#notify(0);
  }

  /** Something stored is unreadable: told once, the rest of the partition serves on. */
  #flag(error: unknown): string {
    if (this.#readFault === undefined) {
      this.#readFault = `Partition ${
        this.#options.name
      } has unreadable data: ${String(error)}`;
      this.#environment.logger.error('Stored data is unreadable', {
        partition: this.#options.name,
        error: String(error),
      });
    }
    return this.#readFault;
  }

  #notify(bytes: number): void {
    for (const listener of [...this.#listeners]) {
      listener(bytes);
    }
  }

  /** The new start is durable before a file goes. */
  async #moveStart(offset: bigint): Promise<void> {
    const { fileSystem, pool } = this.#environment;
    await this.#checkpoint.update({ logStartOffset: offset });
    this.#logStartOffset = offset;
    while (this.#segments.length > 1) {
      const [oldest, next] = this.#segments;
      if (!oldest || !next || next.baseOffset > offset) {
        break;
      }
      this.#segments.shift();
      pool.forget(oldest.files.log);
      await removeSegment(fileSystem, this.#options.folder, oldest.baseOffset);
    }
  }

  #exclusive<T>(action: () => Promise<T>): Promise<T> {
    const result = this.#cleaning.then(action);
    this.#cleaning = result.catch(() => undefined);
    return result;
  }
}
