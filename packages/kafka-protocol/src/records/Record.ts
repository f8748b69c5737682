import { ProtocolError } from '../wire/ProtocolError';
import { Reader } from '../wire/Reader';
import { decompress } from './compression';
import {
  RECORD_BATCH_HEADER_BYTES,
  readRecordBatchHeader,
  recordBatchSize,
} from './RecordBatchHeader';

/**
 * One header of a record.
 *
 * @public
 */
export interface RecordHeader {
  readonly key: string;
  readonly value: Buffer | null;
}

/**
 * One record of a batch, with absolute offset and timestamp.
 *
 * @public
 */
export interface KafkaRecord {
  readonly offset: bigint;
  /** Milliseconds since 1970. */
  readonly timestamp: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly RecordHeader[];
}

/**
 * Splits bytes as Fetch answers carry them into complete batches. A batch cut short at the end,
 * which a broker may send, is left out.
 *
 * @returns slices of `records`, in order.
 * @throws ProtocolError when a length is impossible.
 * @public
 */
export function* recordBatches(records: Buffer): Generator<Buffer> {
  let offset = 0;
  for (;;) {
    const size = recordBatchSize(records, offset);
    if (size === undefined || size > records.length - offset) return;
    yield records.subarray(offset, offset + size);
    offset += size;
  }
}

/**
 * The records of one complete batch, in order, decompressed where needed. Keys and values are
 * slices of the batch or of its decompressed form.
 *
 * @throws ProtocolError when the records are malformed; the CRC is not checked here.
 * @public
 */
export function* recordsOf(batch: Buffer): Generator<KafkaRecord> {
  const header = readRecordBatchHeader(batch);
  const body = batch.subarray(RECORD_BATCH_HEADER_BYTES, header.sizeBytes);
  const reader = new Reader(decompress(body, header.compression));
  for (let index = 0; index < header.recordCount; index++) {
    const length = reader.varint();
    const end = reader.offset + length;
    if (length < 0 || length > reader.remaining) {
      throw new ProtocolError(`Record ${index} of a batch exceeds the batch`);
    }
    // Attributes of a record: none are defined.
    reader.int8();
    const timestampDelta = reader.varlong();
    const offsetDelta = reader.varint();
    const record: KafkaRecord = {
      offset: header.baseOffset + BigInt(offsetDelta),
      timestamp: header.isLogAppendTime
        ? header.maxTimestamp
        : header.baseTimestamp + timestampDelta,
      key: nullableBytes(reader),
      value: nullableBytes(reader),
      headers: recordHeaders(reader),
    };
    if (reader.offset !== end) {
      throw new ProtocolError(`Record ${index} of a batch has a wrong length`);
    }
    yield record;
  }
}

function recordHeaders(reader: Reader): RecordHeader[] {
  const count = reader.varint();
  if (count < 0 || count > reader.remaining) {
    throw new ProtocolError(`A record says it has ${count} headers`);
  }
  const headers: RecordHeader[] = [];
  for (let index = 0; index < count; index++) {
    const key = nullableBytes(reader);
    if (key === null) throw new ProtocolError('A record header has no key');
    headers.push({ key: key.toString('utf8'), value: nullableBytes(reader) });
  }
  return headers;
}

function nullableBytes(reader: Reader): Buffer | null {
  const length = reader.varint();
  return length === -1 ? null : reader.raw(length);
}
