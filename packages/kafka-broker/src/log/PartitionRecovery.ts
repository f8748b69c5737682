/*
 * What a start makes of a partition's folder.
 *
 * Segments before the checkpoint are trusted as long as their index covers them; everything
 * behind it is read and every CRC compared, which rebuilds index and producer state on the way.
 * After a clean stop the checkpoint is at the end, so that nothing is read. A bad batch with
 * nothing good behind it is the torn end of a write nobody was told about: it is cut off. A bad
 * batch followed by good ones, or an end before the checkpoint, is damage and stays untouched.
 */
import { RECORD_BATCH_HEADER_BYTES } from '@millrace/kafka-protocol';
import { ProducerStates } from '../producers/ProducerStates';
import { findBatchHeader, lastOffsetOf, NO_PRODUCER_ID } from './BatchHeader';
import type { Checkpoint } from './Checkpoint';
import type { Damage } from './Damage';
import type { FileSystem, LogFile } from './FileSystem';
import { findValidBatch } from './findValidBatch';
import { defaultLogConfig } from './LogConfig';
import { scanBatches } from './scanBatches';
import { readIndex, Segment } from './Segment';
import { removeSegment, segmentFiles } from './SegmentFiles';

/** A partition as it is on disk. */
export interface OpenedPartition {
  /** Ascending; the last one accepts batches. Empty where there are no records. */
  readonly segments: Segment[];
  readonly logStartOffset: bigint;
  readonly nextOffset: bigint;
  readonly producers: ProducerStates;
  readonly checkpoint: Checkpoint;
  /** Bytes of an unfinished write that were cut off. */
  readonly tornBytes: number;
  /** Bytes that were read and checked. */
  readonly scannedBytes: number;
  /** Set where the partition must stay offline; the rest is what could be read before it. */
  readonly damage: Damage | undefined;
}

/** One run over a partition's folder; see the note at the head of the file. */
export class PartitionRecovery {
  readonly #fileSystem: FileSystem;
  readonly #folder: string;
  readonly #checkpoint: Checkpoint;
  readonly #producers: ProducerStates;
  readonly #segments: Segment[] = [];
  #tornBytes = 0;
  #scannedBytes = 0;
  #damage: Damage | undefined;

  constructor(fileSystem: FileSystem, folder: string, checkpoint: Checkpoint) {
    this.#fileSystem = fileSystem;
    this.#folder = folder;
    this.#checkpoint = checkpoint;
    this.#producers = ProducerStates.decode(checkpoint.producers);
  }

  async run(baseOffsets: readonly bigint[]): Promise<OpenedPartition> {
    const kept = await this.#dropExpired(baseOffsets);
    for (let at = 0; at < kept.length && !this.#damage; at++) {
      const baseOffset = kept[at];
      if (baseOffset !== undefined) {
        await this.#openSegment(baseOffset, kept.slice(at + 1));
      }
    }
    const { logStartOffset, recoveryOffset } = this.#checkpoint;
    const found = this.#segments.at(-1)?.nextOffset ?? logStartOffset;
    const nextOffset = found > logStartOffset ? found : logStartOffset;
    if (!this.#damage && nextOffset < recoveryOffset) {
      this.#damage = {
        file: this.#folder,
        position: this.#segments.at(-1)?.sizeBytes ?? 0,
        reason: 'the log ends before its checkpoint',
        firstOffset: nextOffset,
        lastOffset: recoveryOffset - 1n,
      };
    }
    return {
      segments: this.#segments,
      logStartOffset,
      nextOffset,
      producers: this.#producers,
      checkpoint: this.#checkpoint,
      tornBytes: this.#tornBytes,
      scannedBytes: this.#scannedBytes,
      damage: this.#damage,
    };
  }

  /** Retention moves the log start first and removes files after it: here it may go on. */
  async #dropExpired(baseOffsets: readonly bigint[]): Promise<bigint[]> {
    const kept: bigint[] = [];
    for (const [at, baseOffset] of baseOffsets.entries()) {
      const end = baseOffsets[at + 1];
      if (end !== undefined && end <= this.#checkpoint.logStartOffset) {
        await removeSegment(this.#fileSystem, this.#folder, baseOffset);
      } else {
        kept.push(baseOffset);
      }
    }
    return kept;
  }

  async #openSegment(
    baseOffset: bigint,
    later: readonly bigint[],
  ): Promise<void> {
    const files = segmentFiles(this.#folder, baseOffset);
    const file = await this.#fileSystem.open(files.log, { create: false });
    try {
      const size = await file.size();
      const index = await readIndex(this.#fileSystem, files, size);
      const end = later[0];
      if (
        index?.lastPosition === size &&
        end !== undefined &&
        end <= this.#checkpoint.recoveryOffset
      ) {
        this.#segments.push(Segment.closed(this.#folder, baseOffset, index));
        return;
      }
      const { recoveryOffset } = this.#checkpoint;
      if (recoveryOffset > baseOffset) {
        const from = index?.positionOfOffset(
          Number(recoveryOffset - baseOffset),
        );
        index?.truncate(from ?? 0);
      } else {
        index?.truncate(-1);
      }
      const segment = Segment.open(this.#folder, baseOffset, index);
      this.#segments.push(segment);
      await this.#scan(file, segment, size, later);
      if (later.length > 0 && !this.#damage) {
        await segment.writeIndex(this.#fileSystem, { close: true });
      }
    } finally {
      await file.close();
    }
  }

  async #scan(
    file: LogFile,
    segment: Segment,
    size: number,
    later: readonly bigint[],
  ): Promise<void> {
    const from = segment.sizeBytes;
    const { recoveryOffset } = this.#checkpoint;
    segment.firstTimestamp = await readFirstTimestamp(file, from);
    const end = await scanBatches(file, {
      from,
      to: size,
      verify: true,
      visit: header => {
        if (header.baseOffset < segment.nextOffset) {
          return false;
        }
        const lastOffset = lastOffsetOf(header);
        const { producerId, baseOffset, maxTimestamp } = header;
        segment.append(
          { ...header, lastOffset },
          defaultLogConfig.indexIntervalBytes,
        );
        if (producerId !== NO_PRODUCER_ID && baseOffset >= recoveryOffset) {
          this.#producers.remember(
            header,
            {
              firstOffset: baseOffset,
              lastOffset,
              appendTime: header.isLogAppendTime ? maxTimestamp : -1n,
            },
            Number(maxTimestamp),
          );
        }
        return true;
      },
    });
    segment.readableBytes = segment.sizeBytes;
    this.#scannedBytes += end.position - from;
    if (end.kind === 'complete') {
      return;
    }
    const reason = end.kind === 'bad' ? end.reason : 'offsets go backwards';
    const next = await this.#goodBatchBehind(file, segment, size, later);
    const flushed = segment.nextOffset < recoveryOffset;
    if (next === undefined && !flushed) {
      this.#tornBytes += size - end.position;
      await file.truncate(end.position);
      await file.sync();
      return;
    }
    this.#damage = {
      file: segment.files.log,
      position: end.position,
      reason,
      firstOffset: segment.nextOffset,
      lastOffset: (next ?? recoveryOffset) - 1n,
    };
  }

  /** Base offset of the next good batch behind the end of the segment's good part. */
  async #goodBatchBehind(
    file: LogFile,
    segment: Segment,
    size: number,
    later: readonly bigint[],
  ): Promise<bigint | undefined> {
    const minOffset = segment.nextOffset;
    const from = segment.sizeBytes + 1;
    const found = await findValidBatch(file, { from, to: size, minOffset });
    if (found) {
      return found.baseOffset;
    }
    for (const baseOffset of later) {
      const { log } = segmentFiles(this.#folder, baseOffset);
      const other = await this.#fileSystem.open(log, { create: false });
      try {
        const to = await other.size();
        const behind = await findValidBatch(other, { from: 0, to, minOffset });
        if (behind) {
          return behind.baseOffset;
        }
      } finally {
        await other.close();
      }
    }
    return undefined;
  }
}

async function readFirstTimestamp(
  file: LogFile,
  knownBytes: number,
): Promise<bigint | undefined> {
  if (knownBytes === 0) {
    return undefined;
  }
  const head = Buffer.alloc(RECORD_BATCH_HEADER_BYTES);
  await file.read(head, 0);
  return findBatchHeader(head, 0)?.maxTimestamp;
}
