import { Writer } from '../wire/Writer';
import {
  compress,
  compressionCode,
  type WritableCompression,
} from './compression';
import type { RecordHeader } from './Record';
import {
  RECORD_BATCH_HEADER_BYTES,
  writeRecordBatchHeader,
} from './RecordBatchHeader';

/**
 * A record to write. Its offset is its place in the batch.
 *
 * @public
 */
export interface RecordToWrite {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  /** Milliseconds since 1970. */
  readonly timestamp: bigint;
  readonly headers?: readonly RecordHeader[];
}

/**
 * Choices for {@link buildRecordBatch}; the defaults are a plain batch at offset 0.
 *
 * @public
 */
export interface RecordBatchOptions {
  readonly baseOffset?: bigint;
  readonly partitionLeaderEpoch?: number;
  readonly compression?: WritableCompression;
  readonly producerId?: bigint;
  readonly producerEpoch?: number;
  readonly baseSequence?: number;
}

/**
 * Builds one record batch (magic 2) with its CRC.
 *
 * @throws RangeError when there are no records: a batch has at least one.
 * @public
 */
export function buildRecordBatch(
  records: readonly RecordToWrite[],
  options: RecordBatchOptions = {},
): Buffer {
  const [first] = records;
  if (!first) throw new RangeError('A record batch needs at least one record');
  const { compression = 'none' } = options;
  const body = compress(encodeRecords(records, first.timestamp), compression);
  const batch = Buffer.allocUnsafe(RECORD_BATCH_HEADER_BYTES + body.length);
  body.copy(batch, RECORD_BATCH_HEADER_BYTES);
  writeRecordBatchHeader(batch, {
    baseOffset: options.baseOffset ?? 0n,
    partitionLeaderEpoch: options.partitionLeaderEpoch ?? -1,
    attributes: compressionCode(compression),
    lastOffsetDelta: records.length - 1,
    baseTimestamp: first.timestamp,
    maxTimestamp: records.reduce(
      (max, record) => (record.timestamp > max ? record.timestamp : max),
      first.timestamp,
    ),
    producerId: options.producerId ?? -1n,
    producerEpoch: options.producerEpoch ?? -1,
    baseSequence: options.baseSequence ?? -1,
    recordCount: records.length,
  });
  return batch;
}

function encodeRecords(
  records: readonly RecordToWrite[],
  baseTimestamp: bigint,
): Buffer {
  const all = new Writer(1024);
  records.forEach((record, index) => {
    const one = new Writer(256);
    one.int8(0);
    one.varlong(record.timestamp - baseTimestamp);
    one.varint(index);
    nullableBytes(one, record.key);
    nullableBytes(one, record.value);
    one.varint(record.headers?.length ?? 0);
    for (const header of record.headers ?? []) {
      nullableBytes(one, Buffer.from(header.key, 'utf8'));
      nullableBytes(one, header.value);
    }
    all.varint(one.size);
    for (const part of one.finish()) all.raw(part);
  });
  return all.toBuffer();
}

function nullableBytes(writer: Writer, value: Buffer | null): void {
  writer.varint(value === null ? -1 : value.length);
  if (value !== null) writer.raw(value);
}
