import {
  isRecordBatchIntact,
  RECORD_BATCH_HEADER_BYTES,
  type RecordBatchHeader,
} from '@millrace/kafka-protocol';
import { type AppendError, refuse, type Refused } from './AppendOutcome';
import { findBatchHeader, NO_PRODUCER_ID } from './BatchHeader';
import { findNullKey } from './findNullKey';
import type { LogConfig } from './LogConfig';

type Refusal = Refused<AppendError>;

/** A batch that may be stored, or the reason why not. */
export type BatchVerdict =
  | { readonly kind: 'valid'; readonly header: RecordBatchHeader }
  | Refusal;

/**
 * Checks the bytes of a produce request for one partition.
 *
 * Compressed batches are opened only for the null-key check of compacted topics.
 *
 * @param nowMs - wall clock, for the timestamp limits
 */
export function validateBatch(
  batch: Buffer,
  config: LogConfig,
  nowMs: number,
): BatchVerdict {
  if (batch.length < RECORD_BATCH_HEADER_BYTES) {
    return refuse(
      'CORRUPT_MESSAGE',
      `The batch has only ${batch.length} bytes`,
    );
  }
  const header = findBatchHeader(batch, 0);
  if (!header) {
    return refuse(
      'INVALID_RECORD',
      'The data is not a record batch of format 2 with a known compression',
    );
  }
  return (
    checkSize(batch, header, config) ??
    checkCounts(header) ??
    checkProducer(header) ??
    checkTimestamps(header, config, nowMs) ??
    checkKeys(batch, config) ?? { kind: 'valid', header }
  );
}

function checkSize(
  batch: Buffer,
  header: RecordBatchHeader,
  config: LogConfig,
): Refusal | undefined {
  const { sizeBytes } = header;
  if (sizeBytes > batch.length) {
    return refuse('CORRUPT_MESSAGE', 'The batch is shorter than it says');
  }
  if (sizeBytes < batch.length) {
    return refuse(
      'INVALID_RECORD',
      'A produce request holds exactly one batch per partition',
    );
  }
  if (sizeBytes > config.maxMessageBytes) {
    return refuse(
      'MESSAGE_TOO_LARGE',
      `The batch has ${sizeBytes} bytes; max.message.bytes of the topic is ${config.maxMessageBytes}`,
    );
  }
  return isRecordBatchIntact(batch)
    ? undefined
    : refuse('CORRUPT_MESSAGE', 'The checksum of the batch does not match');
}

function checkCounts(header: RecordBatchHeader): Refusal | undefined {
  const { recordCount, lastOffsetDelta, isControl } = header;
  if (recordCount <= 0 || lastOffsetDelta !== recordCount - 1) {
    return refuse(
      'INVALID_RECORD',
      `The batch counts ${recordCount} records but its last offset delta is ${lastOffsetDelta}`,
    );
  }
  return isControl
    ? refuse('INVALID_RECORD', 'Clients may not write control batches')
    : undefined;
}

function checkProducer(header: RecordBatchHeader): Refusal | undefined {
  const { producerId, producerEpoch, baseSequence } = header;
  if (header.isTransactional) {
    return refuse(
      'INVALID_TXN_STATE',
      'Transactions are not supported by this broker',
    );
  }
  if (
    producerId !== NO_PRODUCER_ID &&
    (producerEpoch < 0 || baseSequence < 0)
  ) {
    return refuse(
      'INVALID_RECORD',
      `Producer ${producerId} sent epoch ${producerEpoch} and sequence number ${baseSequence}`,
    );
  }
  return undefined;
}

function checkTimestamps(
  header: RecordBatchHeader,
  config: LogConfig,
  nowMs: number,
): Refusal | undefined {
  if (config.timestampType === 'LogAppendTime') {
    return undefined;
  }
  const now = BigInt(nowMs);
  const { baseTimestamp, maxTimestamp } = header;
  const tooEarly =
    baseTimestamp >= 0n && now - baseTimestamp > config.timestampBeforeMaxMs;
  const tooLate = maxTimestamp - now > config.timestampAfterMaxMs;
  return tooEarly || tooLate
    ? refuse(
        'INVALID_TIMESTAMP',
        `Timestamp ${
          tooLate ? maxTimestamp : baseTimestamp
        } is out of range: at most ${
          config.timestampBeforeMaxMs
        } ms before and ${
          config.timestampAfterMaxMs
        } ms after the broker's time, ${now}`,
      )
    : undefined;
}

function checkKeys(batch: Buffer, config: LogConfig): Refusal | undefined {
  if (!config.compacted) {
    return undefined;
  }
  const found = findNullKey(batch);
  if (found === undefined) {
    return undefined;
  }
  return found === 'unreadable'
    ? refuse('INVALID_RECORD', 'The records of the batch cannot be read')
    : refuse(
        'INVALID_RECORD',
        'A compacted topic does not accept a record without key',
        found,
      );
}
