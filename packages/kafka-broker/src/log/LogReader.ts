import {
  ProtocolError,
  readRecordBatchHeader,
  type RecordBatchHeader,
  recordsOf,
} from '@millrace/kafka-protocol';
import type { Refused } from './AppendOutcome';
import type { FilePool } from './FilePool';
import type { FileSystem } from './FileSystem';
import { readSegment } from './readSegment';
import { scanBatches } from './scanBatches';
import type { Segment } from './Segment';

/** Readers that follow the log are few; each needs one entry. */
const REMEMBERED_POSITIONS = 16;

/**
 * Whole record batches as stored.
 *
 * @public
 */
export interface ReadBatches {
  readonly kind: 'read';
  /** Empty where there is nothing at or behind the offset yet. */
  readonly records: Buffer;
  readonly recordCount: number;
  /** Offset to go on with; the requested one where there is nothing. */
  readonly nextOffset: bigint;
}

/** @public */
export type ReadOutcome =
  | ReadBatches
  | Refused<'OFFSET_OUT_OF_RANGE' | 'KAFKA_STORAGE_ERROR'>;

/**
 * A record found by its time.
 *
 * @public
 */
export interface TimedOffset {
  readonly offset: bigint;
  /** Milliseconds since 1970. */
  readonly timestamp: bigint;
}

/** The answer where there is nothing to read at an offset. */
export function noBatches(offset: bigint): ReadBatches {
  const records = Buffer.alloc(0);
  return { kind: 'read', records, recordCount: 0, nextOffset: offset };
}

/** Finds committed batches in the segments of one partition. */
export class LogReader {
  readonly #pool: FilePool;
  readonly #fileSystem: FileSystem;
  readonly #segments: readonly Segment[];
  /** Where readers stopped: the next request of each goes on there without a search. */
  readonly #positions = new Map<
    bigint,
    { segment: Segment; position: number }
  >();

  /** @param segments - the partition's own list, ascending; it changes while reading goes on */
  constructor(
    files: { pool: FilePool; fileSystem: FileSystem },
    segments: readonly Segment[],
  ) {
    this.#pool = files.pool;
    this.#fileSystem = files.fileSystem;
    this.#segments = segments;
  }

  /** @throws Error when the disk fails or what is stored is not a batch */
  async read(request: {
    offset: bigint;
    maxBytes: number;
    passOne: boolean;
  }): Promise<ReadOutcome> {
    const { offset, maxBytes, passOne } = request;
    for (const segment of this.#segmentsFrom(offset)) {
      const known = this.#positions.get(offset);
      const exact = known?.segment === segment;
      const from = exact
        ? known.position
        : await this.#positionOf(segment, offset);
      const read = await this.#unlessRemoved(segment, () =>
        readSegment(this.#pool, segment, {
          from,
          exact,
          offset,
          maxBytes,
          passOne,
        }),
      );
      if (read) {
        const { records, recordCount, nextOffset, nextPosition } = read;
        const place = { segment, position: nextPosition };
        if (recordCount > 0) {
          this.#remember(offset, nextOffset, place);
        }
        return { kind: 'read', records, recordCount, nextOffset };
      }
    }
    return noBatches(offset);
  }

  /**
   * First record at or after a time, from `startOffset` on; undefined where there is none.
   *
   * @throws Error when the disk fails or what is stored is not a batch
   */
  async offsetOfTime(
    timestamp: bigint,
    startOffset: bigint,
  ): Promise<TimedOffset | undefined> {
    for (const segment of this.#segmentsFrom(startOffset)) {
      if (segment.maxTimestamp >= timestamp) {
        const found = await this.#unlessRemoved(segment, () =>
          this.#searchTime(segment, timestamp, startOffset),
        );
        if (found) {
          return found;
        }
      }
    }
    return undefined;
  }

  async #searchTime(
    segment: Segment,
    timestamp: bigint,
    startOffset: bigint,
  ): Promise<TimedOffset | undefined> {
    const index = await segment.index(this.#fileSystem);
    let from = index.positionOfTime(timestamp);
    for (;;) {
      const found = await this.#batchOfTime(segment, from, timestamp);
      if (!found) {
        return undefined;
      }
      const record = recordOfTime(found.batch, timestamp, startOffset);
      if (record) {
        return record;
      }
      from = found.position + found.batch.length;
    }
  }

  async #batchOfTime(
    segment: Segment,
    from: number,
    timestamp: bigint,
  ): Promise<{ batch: Buffer; position: number } | undefined> {
    let header: RecordBatchHeader | undefined;
    return this.#pool.use(segment.files.log, async file => {
      const end = await scanBatches(file, {
        from,
        to: segment.readableBytes,
        verify: false,
        visit: candidate => {
          header = candidate;
          return candidate.maxTimestamp < timestamp;
        },
      });
      if (end.kind !== 'stopped' || !header) {
        return undefined;
      }
      const batch = Buffer.allocUnsafe(header.sizeBytes);
      await file.read(batch, end.position);
      return { batch, position: end.position };
    });
  }

  async #positionOf(segment: Segment, offset: bigint): Promise<number> {
    if (offset <= segment.baseOffset) {
      return 0;
    }
    const index = await segment.index(this.#fileSystem);
    return index.positionOfOffset(Number(offset - segment.baseOffset));
  }

  /** The segments that may hold the offset or what follows it, as they are now. */
  #segmentsFrom(offset: bigint): Segment[] {
    let low = 0;
    let high = this.#segments.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const segment = this.#segments[middle];
      if (segment && segment.nextOffset <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#segments.slice(low);
  }

  /** Retention may take a segment away while it is being read: then it has nothing. */
  async #unlessRemoved<T>(
    segment: Segment,
    read: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (this.#segments.includes(segment)) {
        throw error;
      }
      return undefined;
    }
  }

  #remember(
    offset: bigint,
    nextOffset: bigint,
    place: { segment: Segment; position: number },
  ): void {
    this.#positions.delete(offset);
    this.#positions.set(nextOffset, place);
    if (this.#positions.size > REMEMBERED_POSITIONS) {
      for (const oldest of this.#positions.keys()) {
        this.#positions.delete(oldest);
        break;
      }
    }
  }
}

/**
 * First record of a batch at or after a time. Where a producer compressed something unreadable,
 * the batch itself is as near as it gets.
 */
function recordOfTime(
  batch: Buffer,
  timestamp: bigint,
  startOffset: bigint,
): TimedOffset | undefined {
  try {
    for (const record of recordsOf(batch)) {
      if (record.timestamp >= timestamp && record.offset >= startOffset) {
        return { offset: record.offset, timestamp: record.timestamp };
      }
    }
  } catch (error) {
    if (!(error instanceof ProtocolError)) {
      throw error;
    }
    const { baseOffset, maxTimestamp } = readRecordBatchHeader(batch);
    return { offset: baseOffset, timestamp: maxTimestamp };
  }
  return undefined;
}
