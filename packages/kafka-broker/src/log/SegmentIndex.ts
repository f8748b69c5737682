/** `.index` entry: relative offset uint32, position uint32. */
const OFFSET_ENTRY_BYTES = 8;
/** `.timeindex` entry: timestamp int64, relative offset uint32. */
const TIME_ENTRY_BYTES = 12;
const INITIAL_CAPACITY = 16;

/** Sorts before every timestamp of a record, also before "none" (-1). */
export const NO_TIMESTAMP = -1n;

/**
 * Sparse index of one segment, by offset and by time.
 *
 * An entry says: the batch at `position` and all behind it have at least this relative offset,
 * and all batches before it have at most this timestamp. So the last entry of a closed segment,
 * at its very end, holds the segment's largest timestamp and proves that the index covers the
 * file. Both files can be made anew from the segment at any time.
 *
 * Positions and relative offsets are numbers: a segment is smaller than 2 GiB and spans fewer
 * than 2^31 offsets.
 */
export class SegmentIndex {
  #relativeOffsets = new Uint32Array(INITIAL_CAPACITY);
  #positions = new Uint32Array(INITIAL_CAPACITY);
  #timestamps = new BigInt64Array(INITIAL_CAPACITY);
  #count = 0;

  /** Number of entries. */
  get count(): number {
    return this.#count;
  }

  /** Bytes the `.index` file would take; a segment rolls when it is full. */
  get sizeBytes(): number {
    return this.#count * OFFSET_ENTRY_BYTES;
  }

  /** Where the last entry points; 0 in an empty index. */
  get lastPosition(): number {
    return this.#positions[this.#count - 1] ?? 0;
  }

  /** Largest timestamp before the last entry's position; -1 in an empty index. */
  get lastTimestamp(): bigint {
    return this.#timestamps[this.#count - 1] ?? NO_TIMESTAMP;
  }

  /** Relative offset of the last entry; 0 in an empty index. */
  get lastRelativeOffset(): number {
    return this.#relativeOffsets[this.#count - 1] ?? 0;
  }

  /** Adds an entry behind the others; one for the same position is dropped. */
  add(relativeOffset: number, position: number, maxTimestamp: bigint): void {
    if (this.#count > 0 && position <= this.lastPosition) {
      return;
    }
    this.#reserve();
    this.#relativeOffsets[this.#count] = relativeOffset;
    this.#positions[this.#count] = position;
    this.#timestamps[this.#count] = maxTimestamp;
    this.#count += 1;
  }

  /** Position of the nearest indexed batch that is not behind the offset. */
  positionOfOffset(relativeOffset: number): number {
    const found = this.#lastWhere(
      entry => (this.#relativeOffsets[entry] ?? 0) <= relativeOffset,
    );
    return this.#positions[found] ?? 0;
  }

  /** Position before which every batch is older than the timestamp. */
  positionOfTime(timestamp: bigint): number {
    const found = this.#lastWhere(
      entry => (this.#timestamps[entry] ?? NO_TIMESTAMP) < timestamp,
    );
    return this.#positions[found] ?? 0;
  }

  /** Forgets the entries behind a position, after the segment was cut there. */
  truncate(position: number): void {
    while (this.#count > 0 && this.lastPosition > position) {
      this.#count -= 1;
    }
  }

  /** The content of the `.index` file. */
  encodeOffsets(): Buffer {
    const bytes = Buffer.alloc(this.#count * OFFSET_ENTRY_BYTES);
    for (let entry = 0; entry < this.#count; entry++) {
      const at = entry * OFFSET_ENTRY_BYTES;
      bytes.writeUInt32BE(this.#relativeOffsets[entry] ?? 0, at);
      bytes.writeUInt32BE(this.#positions[entry] ?? 0, at + 4);
    }
    return bytes;
  }

  /** The content of the `.timeindex` file. */
  encodeTimes(): Buffer {
    const bytes = Buffer.alloc(this.#count * TIME_ENTRY_BYTES);
    for (let entry = 0; entry < this.#count; entry++) {
      const at = entry * TIME_ENTRY_BYTES;
      bytes.writeBigInt64BE(this.#timestamps[entry] ?? NO_TIMESTAMP, at);
      bytes.writeUInt32BE(this.#relativeOffsets[entry] ?? 0, at + 8);
    }
    return bytes;
  }

  /**
   * Reads both files; undefined where they disagree with each other, with the segment's size or
   * with themselves, and must be made anew.
   */
  static decode(
    offsets: Buffer | undefined,
    times: Buffer | undefined,
    segmentBytes: number,
  ): SegmentIndex | undefined {
    if (!offsets || !times || offsets.length % OFFSET_ENTRY_BYTES !== 0) {
      return undefined;
    }
    const count = offsets.length / OFFSET_ENTRY_BYTES;
    if (times.length !== count * TIME_ENTRY_BYTES) {
      return undefined;
    }
    const index = new SegmentIndex();
    for (let entry = 0; entry < count; entry++) {
      const relativeOffset = offsets.readUInt32BE(entry * OFFSET_ENTRY_BYTES);
      const position = offsets.readUInt32BE(entry * OFFSET_ENTRY_BYTES + 4);
      const timestamp = times.readBigInt64BE(entry * TIME_ENTRY_BYTES);
      const timedOffset = times.readUInt32BE(entry * TIME_ENTRY_BYTES + 8);
      const first = entry === 0;
      if (
        timedOffset !== relativeOffset ||
        position > segmentBytes ||
        (!first && position <= index.lastPosition) ||
        (!first && relativeOffset <= index.lastRelativeOffset) ||
        timestamp < index.lastTimestamp
      ) {
        return undefined;
      }
      index.add(relativeOffset, position, timestamp);
    }
    return index;
  }

  /** Last entry that satisfies a condition which holds for a prefix; -1 where none does. */
  #lastWhere(holds: (entry: number) => boolean): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(middle)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  #reserve(): void {
    const capacity = this.#positions.length;
    if (this.#count < capacity) {
      return;
    }
    const relativeOffsets = new Uint32Array(capacity * 2);
    relativeOffsets.set(this.#relativeOffsets);
    this.#relativeOffsets = relativeOffsets;
    const positions = new Uint32Array(capacity * 2);
    positions.set(this.#positions);
    this.#positions = positions;
    const timestamps = new BigInt64Array(capacity * 2);
    timestamps.set(this.#timestamps);
    this.#timestamps = timestamps;
  }
}
