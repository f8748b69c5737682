import {
  RECORD_BATCH_HEADER_BYTES,
  type RecordBatchHeader,
} from '@millrace/kafka-protocol';
import { findBatchHeader, lastOffsetOf } from './BatchHeader';
import type { FilePool } from './FilePool';
import type { Segment } from './Segment';

/** Read ahead of the wanted offset where only a near position is known. */
const SEARCH_BYTES = 64 * 1024;

/** Whole batches from one segment. */
export interface SegmentRead {
  /** Bytes as stored: an own slice of memory that nobody writes to again. */
  readonly records: Buffer;
  readonly recordCount: number;
  /** Offset behind the last record. */
  readonly nextOffset: bigint;
  /** Position behind the last batch. */
  readonly nextPosition: number;
}

export interface SegmentReadOptions {
  /** Position of a batch's first byte, not behind the wanted offset. */
  readonly from: number;
  /** The batch at `from` is already the wanted one: nothing has to be read in search of it. */
  readonly exact: boolean;
  /** The batch that holds this offset, or the next one, is the first of the answer. */
  readonly offset: bigint;
  readonly maxBytes: number;
  /** The first batch is part of the answer even where it is larger than `maxBytes`. */
  readonly passOne: boolean;
}

/**
 * Reads committed batches; undefined where the segment has none at or behind the offset.
 *
 * @throws Error when what is stored is not a batch
 */
export async function readSegment(
  pool: FilePool,
  segment: Segment,
  options: SegmentReadOptions,
): Promise<SegmentRead | undefined> {
  const { offset, maxBytes, passOne } = options;
  const end = segment.readableBytes;
  let { from } = options;
  let wanted = Math.max(maxBytes, RECORD_BATCH_HEADER_BYTES);
  let search = options.exact ? 0 : SEARCH_BYTES;
  while (from < end) {
    const bytes = await readRange(pool, segment, from, {
      length: wanted + search,
      end,
    });
    const start = skipTo(bytes, offset);
    const read = takeBatches(bytes, start, { maxBytes, passOne });
    if (read) {
      return { ...read, nextPosition: from + start + read.records.length };
    }
    if (!passOne) {
      return nothing(offset, from);
    }
    // Nothing complete yet: go on with the batch that did not fit, read as a whole.
    from += start;
    wanted =
      findBatchHeader(bytes, start)?.sizeBytes ?? RECORD_BATCH_HEADER_BYTES;
    search = 0;
    const complete = bytes.length - start >= wanted;
    if (from < end && (complete || from + wanted > end)) {
      throw new Error(
        `The batch at byte ${from} of ${segment.files.log} is unreadable`,
      );
    }
  }
  return undefined;
}

/** There is a batch, but it is larger than the caller wants. */
function nothing(offset: bigint, from: number): SegmentRead {
  const records = Buffer.alloc(0);
  return { records, recordCount: 0, nextOffset: offset, nextPosition: from };
}

async function readRange(
  pool: FilePool,
  segment: Segment,
  from: number,
  range: { length: number; end: number },
): Promise<Buffer> {
  const target = Buffer.allocUnsafe(Math.min(range.length, range.end - from));
  const count = await pool.use(segment.files.log, file =>
    file.read(target, from),
  );
  if (count < target.length) {
    throw new Error(`${segment.files.log} is shorter than it should be`);
  }
  return target;
}

/** Index of the first batch that ends at or behind the offset, or of the first incomplete one. */
function skipTo(bytes: Buffer, offset: bigint): number {
  let at = 0;
  for (;;) {
    const header = completeBatch(bytes, at);
    if (!header || lastOffsetOf(header) >= offset) {
      return at;
    }
    at += header.sizeBytes;
  }
}

function takeBatches(
  bytes: Buffer,
  start: number,
  limits: { maxBytes: number; passOne: boolean },
): Omit<SegmentRead, 'nextPosition'> | undefined {
  let at = start;
  let recordCount = 0;
  let nextOffset = -1n;
  for (;;) {
    const header = completeBatch(bytes, at);
    const fits =
      header &&
      ((limits.passOne && at === start) ||
        at + header.sizeBytes - start <= limits.maxBytes);
    if (!fits) {
      break;
    }
    recordCount += header.recordCount;
    nextOffset = lastOffsetOf(header) + 1n;
    at += header.sizeBytes;
  }
  return at === start
    ? undefined
    : { records: bytes.subarray(start, at), recordCount, nextOffset };
}

function completeBatch(
  bytes: Buffer,
  at: number,
): RecordBatchHeader | undefined {
  const header = findBatchHeader(bytes, at);
  return header && at + header.sizeBytes <= bytes.length ? header : undefined;
}
