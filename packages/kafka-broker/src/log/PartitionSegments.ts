import { CheckpointWriter } from './CheckpointWriter';
import type { PendingClose } from './GroupCommit';
import type { LogConfig } from './LogConfig';
import type { PartitionEnvironment } from './PartitionEnvironment';
import type { OpenedPartition } from './PartitionRecovery';
import { type PlacedBatch, Segment } from './Segment';
import { NO_TIMESTAMP } from './SegmentIndex';
import { removeSegment } from './SegmentFiles';

/**
 * The files of one partition: which segment takes the next batch, when a new one begins, which
 * of the old ones go, and the checkpoint that tells a start about it.
 */
export class PartitionSegments {
  readonly #environment: PartitionEnvironment;
  readonly #folder: string;
  readonly #checkpoint: CheckpointWriter;
  readonly #segments: Segment[];
  #nextOffset: bigint;
  #startOffset: bigint;

  constructor(
    environment: PartitionEnvironment,
    folder: string,
    opened: OpenedPartition,
  ) {
    this.#environment = environment;
    this.#folder = folder;
    this.#segments = opened.segments;
    this.#nextOffset = opened.nextOffset;
    this.#startOffset = opened.logStartOffset;
    this.#checkpoint = new CheckpointWriter(
      environment.fileSystem,
      folder,
      opened.checkpoint,
    );
  }

  /** Ascending; the same list as long as the partition lives. */
  get all(): readonly Segment[] {
    return this.#segments;
  }

  /** Offset of the next record. */
  get nextOffset(): bigint {
    return this.#nextOffset;
  }

  /** First offset that was not given up. */
  get startOffset(): bigint {
    return this.#startOffset;
  }

  get sizeBytes(): number {
    return this.#segments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  }

  /** Largest timestamp of a record, -1 where there is none. */
  get maxTimestamp(): bigint {
    return this.#segments.reduce(
      (max, { maxTimestamp }) => (maxTimestamp > max ? maxTimestamp : max),
      NO_TIMESTAMP,
    );
  }

  /** Whether a batch must begin a new segment. */
  needsRoll(batch: PlacedBatch, config: LogConfig, nowMs: number): boolean {
    const active = this.#segments.at(-1);
    if (!active || active.sizeBytes === 0) {
      return false;
    }
    const time = batch.maxTimestamp >= 0n ? batch.maxTimestamp : BigInt(nowMs);
    const age = time - (active.firstTimestamp ?? time);
    return (
      active.sizeBytes + batch.sizeBytes > config.segmentBytes ||
      age > BigInt(config.segmentMs) ||
      active.indexBytes >= config.segmentIndexBytes ||
      !active.canHold(batch.lastOffset)
    );
  }

  /**
   * Begins a new segment.
   *
   * @param producers - state of the producers at this moment
   * @returns what to do with the old one once it is written
   */
  roll(producers: Buffer): PendingClose | undefined {
    const segment = this.#segments.at(-1);
    const recoveryOffset = this.#nextOffset;
    this.#begin();
    return (
      segment && {
        kind: 'close',
        segment,
        finish: async () => {
          await segment.writeIndex(this.#environment.fileSystem, {
            close: true,
          });
          await this.#checkpoint.update({ recoveryOffset, producers });
        },
      }
    );
  }

  /** Takes a batch into the active segment and counts on from it. */
  append(
    batch: PlacedBatch,
    config: LogConfig,
  ): { segment: Segment; position: number } {
    const segment = this.#segments.at(-1) ?? this.#begin();
    const position = segment.append(batch, config.indexIntervalBytes);
    this.#nextOffset = segment.nextOffset;
    return { segment, position };
  }

  /** Moves the start, durably, and then removes the segments before it. */
  async dropBefore(offset: bigint): Promise<void> {
    const { fileSystem, pool } = this.#environment;
    await this.#checkpoint.update({ logStartOffset: offset });
    this.#startOffset = offset;
    for (;;) {
      const [oldest, next] = this.#segments;
      if (!oldest || !next || next.baseOffset > offset) {
        return;
      }
      this.#segments.shift();
      pool.forget(oldest.files.log);
      await removeSegment(fileSystem, this.#folder, oldest.baseOffset);
    }
  }

  /**
   * Makes the next start read nothing. Everything is written and flushed by now.
   *
   * @param producers - state of the producers at this moment
   */
  async checkpoint(producers: Buffer): Promise<void> {
    const active = this.#segments.at(-1);
    const recoveryOffset = this.#nextOffset;
    if (active && recoveryOffset > this.#checkpoint.recoveryOffset) {
      const { fileSystem } = this.#environment;
      await active.writeIndex(fileSystem, { close: false });
      await this.#checkpoint.update({ recoveryOffset, producers });
    }
  }

  /** Gives the open files back. */
  release(): void {
    this.#segments.forEach(({ files }) =>
      this.#environment.pool.forget(files.log),
    );
  }

  #begin(): Segment {
    const segment = Segment.open(this.#folder, this.#nextOffset);
    this.#segments.push(segment);
    return segment;
  }
}
