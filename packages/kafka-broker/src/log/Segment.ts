import { FileSystem, writeWhole } from './FileSystem';
import { NO_TIMESTAMP, SegmentIndex } from './SegmentIndex';
import { SegmentFiles, segmentFiles } from './SegmentFiles';

/** Offsets inside a segment are kept relative, in 31 bits, as in Kafka's index files. */
const MAX_RELATIVE_OFFSET = 0x7fffffffn;

/** What a segment needs to know of a batch. */
export interface PlacedBatch {
  readonly baseOffset: bigint;
  readonly lastOffset: bigint;
  readonly sizeBytes: number;
  /** Milliseconds since 1970, -1 where there is none. */
  readonly maxTimestamp: bigint;
}

/**
 * One file of a partition's log with its index: where batches lie, not the batches themselves.
 *
 * All fields describe what was *accepted*; `readableBytes` is how much of it consumers may see.
 */
export class Segment {
  readonly baseOffset: bigint;
  readonly files: SegmentFiles;
  /** Offset behind the last accepted record. */
  nextOffset: bigint;
  /** Bytes accepted, written or not yet. */
  sizeBytes = 0;
  /** Bytes that lie below the high watermark. */
  readableBytes = 0;
  /** Largest timestamp of a record, -1 where there is none. */
  maxTimestamp = NO_TIMESTAMP;
  /** Timestamp of the first batch: what `segment.ms` counts from. */
  firstTimestamp: bigint | undefined;
  #index: SegmentIndex | undefined;
  /**
   * The index of a closed segment is a file away. It stays while readers use it and the garbage
   * collector has no need of the memory: a cache without a size to configure.
   */
  #closedIndex: WeakRef<SegmentIndex> | undefined;
  #sinceIndexed = 0;

  private constructor(folder: string, baseOffset: bigint) {
    this.baseOffset = baseOffset;
    this.nextOffset = baseOffset;
    this.files = segmentFiles(folder, baseOffset);
  }

  /** A segment that accepts batches behind the last entry of its index. */
  static open(
    folder: string,
    baseOffset: bigint,
    index: SegmentIndex = new SegmentIndex(),
  ): Segment {
    const segment = Segment.#upTo(folder, baseOffset, index);
    segment.#index = index;
    return segment;
  }

  /** A complete segment; its index, whose last entry is at the end, stays on disk. */
  static closed(
    folder: string,
    baseOffset: bigint,
    index: SegmentIndex,
  ): Segment {
    const segment = Segment.#upTo(folder, baseOffset, index);
    segment.readableBytes = segment.sizeBytes;
    segment.#closedIndex = new WeakRef(index);
    return segment;
  }

  static #upTo(
    folder: string,
    baseOffset: bigint,
    index: SegmentIndex,
  ): Segment {
    const segment = new Segment(folder, baseOffset);
    segment.sizeBytes = index.lastPosition;
    segment.nextOffset = baseOffset + BigInt(index.lastRelativeOffset);
    segment.maxTimestamp = index.lastTimestamp;
    return segment;
  }

  /** Bytes of the `.index` file so far. */
  get indexBytes(): number {
    return this.#index?.sizeBytes ?? 0;
  }

  /** Whether an offset still fits the 31 bits of the index. */
  canHold(lastOffset: bigint): boolean {
    return lastOffset - this.baseOffset <= MAX_RELATIVE_OFFSET;
  }

  /**
   * Accepts a batch behind the others.
   *
   * @returns the batch's position
   */
  append(batch: PlacedBatch, indexIntervalBytes: number): number {
    const position = this.sizeBytes;
    if (this.#sinceIndexed > indexIntervalBytes) {
      this.#addIndexEntry(batch.baseOffset);
      this.#sinceIndexed = 0;
    }
    this.#sinceIndexed += batch.sizeBytes;
    this.sizeBytes += batch.sizeBytes;
    this.nextOffset = batch.lastOffset + 1n;
    this.firstTimestamp ??= batch.maxTimestamp;
    if (batch.maxTimestamp > this.maxTimestamp) {
      this.maxTimestamp = batch.maxTimestamp;
    }
    return position;
  }

  /** The index of this segment; read from disk where the segment is closed. */
  async index(fileSystem: FileSystem): Promise<SegmentIndex> {
    const inMemory = this.#index ?? this.#closedIndex?.deref();
    if (inMemory) {
      return inMemory;
    }
    const read = await readIndex(fileSystem, this.files, this.sizeBytes);
    // Without its file every search starts at the segment's beginning: slow and still right.
    const index = read ?? new SegmentIndex();
    this.#closedIndex = new WeakRef(index);
    return index;
  }

  /**
   * Writes the index with an entry for the segment's end.
   *
   * @param options - `close`: no batch will follow, the memory may go
   */
  async writeIndex(
    fileSystem: FileSystem,
    options: { close: boolean },
  ): Promise<void> {
    const index = this.#index;
    if (!index) {
      return;
    }
    this.#addIndexEntry(this.nextOffset);
    await writeWhole(fileSystem, this.files.index, index.encodeOffsets());
    await writeWhole(fileSystem, this.files.timeIndex, index.encodeTimes());
    if (options.close) {
      this.#closedIndex = new WeakRef(index);
      this.#index = undefined;
    }
  }

  #addIndexEntry(offset: bigint): void {
    this.#index?.add(
      Number(offset - this.baseOffset),
      this.sizeBytes,
      this.maxTimestamp,
    );
  }
}

/** Both index files; undefined where they must be made anew. */
export async function readIndex(
  fileSystem: FileSystem,
  files: SegmentFiles,
  segmentBytes: number,
): Promise<SegmentIndex | undefined> {
  const [offsets, times] = await Promise.all([
    fileSystem.readFile(files.index),
    fileSystem.readFile(files.timeIndex),
  ]);
  return SegmentIndex.decode(offsets, times, segmentBytes);
}
