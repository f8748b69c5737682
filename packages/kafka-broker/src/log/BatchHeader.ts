import {
  RECORD_BATCH_HEADER_BYTES,
  readRecordBatchHeader,
  type RecordBatchHeader,
} from '@millrace/kafka-protocol';

/** Producer id of batches that are neither idempotent nor transactional. */
export const NO_PRODUCER_ID = -1n;

/**
 * Reads the head of the batch at `at`; undefined where there is none, as behind the end of what
 * was written. Neither the CRC nor the rest of the batch is looked at.
 */
export function findBatchHeader(
  buffer: Buffer,
  at: number,
): RecordBatchHeader | undefined {
  if (buffer.length - at < RECORD_BATCH_HEADER_BYTES) {
    return undefined;
  }
  try {
    const header = readRecordBatchHeader(buffer, at);
    return header.sizeBytes < RECORD_BATCH_HEADER_BYTES ? undefined : header;
  } catch {
    return undefined;
  }
}

/** Offset of the batch's last record; compaction may have removed the record itself. */
export function lastOffsetOf(
  header: Pick<RecordBatchHeader, 'baseOffset' | 'lastOffsetDelta'>,
): bigint {
  return header.baseOffset + BigInt(header.lastOffsetDelta);
}
