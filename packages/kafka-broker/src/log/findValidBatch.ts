import {
  isRecordBatchIntact,
  RECORD_BATCH_HEADER_BYTES,
} from '@millrace/kafka-protocol';
import { findBatchHeader } from './BatchHeader';
import type { LogFile } from './FileSystem';

/** The search looks at every byte, so it must not copy them more often than needed. */
const CHUNK_BYTES = 4 * 1024 * 1024;
const MAGIC_AT = 16;
const MAGIC = 2;

/** A good batch behind a bad one. */
export interface FoundBatch {
  readonly position: number;
  readonly baseOffset: bigint;
}

/**
 * Looks for the next batch with a fitting CRC whose offsets lie behind what was read before.
 * The lengths in between cannot be trusted, so every position is tried.
 */
export async function findValidBatch(
  file: LogFile,
  range: { from: number; to: number; minOffset: bigint },
): Promise<FoundBatch | undefined> {
  const { to, minOffset } = range;
  let start = range.from;
  while (start + RECORD_BATCH_HEADER_BYTES <= to) {
    const bytes = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, to - start));
    await file.read(bytes, start);
    let at = bytes.indexOf(MAGIC, MAGIC_AT) - MAGIC_AT;
    while (at >= 0 && at + RECORD_BATCH_HEADER_BYTES <= bytes.length) {
      const position = start + at;
      const header = findBatchHeader(bytes, at);
      if (
        header &&
        header.baseOffset >= minOffset &&
        header.lastOffsetDelta >= 0 &&
        position + header.sizeBytes <= to &&
        (await isValidAt(file, position, header.sizeBytes))
      ) {
        return { position, baseOffset: header.baseOffset };
      }
      at = bytes.indexOf(MAGIC, at + MAGIC_AT + 1) - MAGIC_AT;
    }
    // A head may lie across the border of two chunks.
    start += Math.max(1, bytes.length - RECORD_BATCH_HEADER_BYTES + 1);
  }
  return undefined;
}

async function isValidAt(
  file: LogFile,
  position: number,
  sizeBytes: number,
): Promise<boolean> {
  const batch = Buffer.allocUnsafe(sizeBytes);
  const count = await file.read(batch, position);
  return count === sizeBytes && isRecordBatchIntact(batch);
}
