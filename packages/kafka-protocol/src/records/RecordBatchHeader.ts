import { crc32c } from '@node-rs/crc32';
import { ProtocolError } from '../wire/ProtocolError';

/** Bytes before the first record of a batch. @public */
export const RECORD_BATCH_HEADER_BYTES = 61;

/** Bytes before the part that `batchLength` counts: base offset and the length itself. */
const LOG_OVERHEAD_BYTES = 12;
const LENGTH_AT = 8;
const LEADER_EPOCH_AT = 12;
const MAGIC_AT = 16;
const CRC_AT = 17;
const ATTRIBUTES_AT = 21;
const LAST_OFFSET_DELTA_AT = 23;
const BASE_TIMESTAMP_AT = 27;
const MAX_TIMESTAMP_AT = 35;
const PRODUCER_ID_AT = 43;
const PRODUCER_EPOCH_AT = 51;
const BASE_SEQUENCE_AT = 53;
const RECORD_COUNT_AT = 57;

const COMPRESSION_MASK = 0x07;
const LOG_APPEND_TIME_BIT = 0x08;
const TRANSACTIONAL_BIT = 0x10;
const CONTROL_BIT = 0x20;

/** Names of the compression types, in the order of their codes. @public */
export const COMPRESSIONS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;

/** How the records of a batch are compressed. @public */
export type Compression = (typeof COMPRESSIONS)[number];

/**
 * The fields before the records of a batch in the format "magic 2" (KIP-98).
 *
 * @public
 */
export interface RecordBatchHeader {
  readonly baseOffset: bigint;
  /** Length of the whole batch, header included. */
  readonly sizeBytes: number;
  readonly partitionLeaderEpoch: number;
  readonly magic: number;
  /** CRC32C of everything from the attributes on. */
  readonly crc: number;
  readonly attributes: number;
  readonly compression: Compression;
  /** True where the timestamps are the broker's, not the producer's. */
  readonly isLogAppendTime: boolean;
  readonly isTransactional: boolean;
  /** True for a batch that holds a transaction marker and no records of a user. */
  readonly isControl: boolean;
  readonly lastOffsetDelta: number;
  /** Timestamp of the first record, milliseconds since 1970. */
  readonly baseTimestamp: bigint;
  readonly maxTimestamp: bigint;
  /** -1 for a producer that is not idempotent. */
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly baseSequence: number;
  readonly recordCount: number;
}

/**
 * The length of the batch at `offset`, header included, or undefined where fewer bytes than the
 * length field needs are left.
 *
 * @throws ProtocolError when the length is smaller than a batch's header.
 * @public
 */
export function recordBatchSize(
  buffer: Buffer,
  offset = 0,
): number | undefined {
  if (buffer.length - offset < LOG_OVERHEAD_BYTES) return undefined;
  const size = LOG_OVERHEAD_BYTES + buffer.readInt32BE(offset + LENGTH_AT);
  if (size < RECORD_BATCH_HEADER_BYTES) {
    throw new ProtocolError(`A record batch of ${size} bytes has no header`);
  }
  return size;
}

/**
 * Reads the header of the batch at `offset`. The records after it need not be there.
 *
 * @throws ProtocolError when the header is cut short, is not magic 2, or names an unknown
 *   compression.
 * @public
 */
export function readRecordBatchHeader(
  buffer: Buffer,
  offset = 0,
): RecordBatchHeader {
  if (buffer.length - offset < RECORD_BATCH_HEADER_BYTES) {
    throw new ProtocolError(
      `A record batch header needs ${RECORD_BATCH_HEADER_BYTES} bytes, ${
        buffer.length - offset
      } remain`,
    );
  }
  const magic = buffer.readInt8(offset + MAGIC_AT);
  if (magic !== 2) {
    throw new ProtocolError(`Record batches of magic ${magic} are not read`);
  }
  const attributes = buffer.readInt16BE(offset + ATTRIBUTES_AT);
  const compression = COMPRESSIONS[attributes & COMPRESSION_MASK];
  if (compression === undefined) {
    throw new ProtocolError(
      `Compression type ${attributes & COMPRESSION_MASK} is not known`,
    );
  }
  const batchLength = buffer.readInt32BE(offset + LENGTH_AT);
  return {
    baseOffset: buffer.readBigInt64BE(offset),
    sizeBytes: LOG_OVERHEAD_BYTES + batchLength,
    partitionLeaderEpoch: buffer.readInt32BE(offset + LEADER_EPOCH_AT),
    magic,
    crc: buffer.readUInt32BE(offset + CRC_AT),
    attributes,
    compression,
    isLogAppendTime: (attributes & LOG_APPEND_TIME_BIT) !== 0,
    isTransactional: (attributes & TRANSACTIONAL_BIT) !== 0,
    isControl: (attributes & CONTROL_BIT) !== 0,
    lastOffsetDelta: buffer.readInt32BE(offset + LAST_OFFSET_DELTA_AT),
    baseTimestamp: buffer.readBigInt64BE(offset + BASE_TIMESTAMP_AT),
    maxTimestamp: buffer.readBigInt64BE(offset + MAX_TIMESTAMP_AT),
    producerId: buffer.readBigInt64BE(offset + PRODUCER_ID_AT),
    producerEpoch: buffer.readInt16BE(offset + PRODUCER_EPOCH_AT),
    baseSequence: buffer.readInt32BE(offset + BASE_SEQUENCE_AT),
    recordCount: buffer.readInt32BE(offset + RECORD_COUNT_AT),
  };
}

/**
 * Reads the header of the batch at `offset` and checks the batch as a broker does before it
 * appends: complete, magic 2, CRC32C, and as many records as the last offset says.
 *
 * @throws ProtocolError that names what is wrong.
 * @public
 */
export function verifyRecordBatch(
  buffer: Buffer,
  offset = 0,
): RecordBatchHeader {
  const header = readRecordBatchHeader(buffer, offset);
  if (
    header.sizeBytes < RECORD_BATCH_HEADER_BYTES ||
    header.sizeBytes > buffer.length - offset
  ) {
    throw new ProtocolError(
      `A record batch says ${header.sizeBytes} bytes, ${
        buffer.length - offset
      } are there`,
    );
  }
  if (!isRecordBatchIntact(buffer, offset)) {
    throw new ProtocolError('The checksum of a record batch does not match');
  }
  if (
    header.recordCount < 1 ||
    header.lastOffsetDelta !== header.recordCount - 1
  ) {
    throw new ProtocolError(
      `A record batch of ${header.recordCount} records ends at offset delta ${header.lastOffsetDelta}`,
    );
  }
  return header;
}

/**
 * Whether the stored CRC32C of the complete batch at `offset` matches its bytes. Batches whose
 * records were compacted away have fewer records than offsets and pass.
 *
 * @public
 */
export function isRecordBatchIntact(buffer: Buffer, offset = 0): boolean {
  return buffer.readUInt32BE(offset + CRC_AT) === checksum(buffer, offset);
}

/**
 * Gives the batch at `offset` its place in the log. Both fields lie before the range of the CRC,
 * so nothing else changes.
 *
 * @public
 */
export function placeRecordBatch(
  buffer: Buffer,
  offset: number,
  place: { baseOffset: bigint; partitionLeaderEpoch: number },
): void {
  buffer.writeBigInt64BE(place.baseOffset, offset);
  buffer.writeInt32BE(place.partitionLeaderEpoch, offset + LEADER_EPOCH_AT);
}

/**
 * Marks the batch at `offset` as stamped by the broker: largest timestamp, attribute bit, CRC.
 *
 * @param timestamp - milliseconds since 1970; it then counts for every record of the batch.
 * @public
 */
export function stampRecordBatch(
  buffer: Buffer,
  offset: number,
  timestamp: bigint,
): void {
  const attributes = buffer.readInt16BE(offset + ATTRIBUTES_AT);
  buffer.writeInt16BE(attributes | LOG_APPEND_TIME_BIT, offset + ATTRIBUTES_AT);
  buffer.writeBigInt64BE(timestamp, offset + MAX_TIMESTAMP_AT);
  buffer.writeUInt32BE(checksum(buffer, offset), offset + CRC_AT);
}

/**
 * Writes a header, CRC included, before records that are already in place.
 *
 * @internal
 */
export function writeRecordBatchHeader(
  buffer: Buffer,
  header: Omit<
    RecordBatchHeader,
    | 'sizeBytes'
    | 'magic'
    | 'crc'
    | 'compression'
    | 'isLogAppendTime'
    | 'isTransactional'
    | 'isControl'
  >,
): void {
  buffer.writeBigInt64BE(header.baseOffset, 0);
  buffer.writeInt32BE(buffer.length - LOG_OVERHEAD_BYTES, LENGTH_AT);
  buffer.writeInt32BE(header.partitionLeaderEpoch, LEADER_EPOCH_AT);
  buffer.writeInt8(2, MAGIC_AT);
  buffer.writeInt16BE(header.attributes, ATTRIBUTES_AT);
  buffer.writeInt32BE(header.lastOffsetDelta, LAST_OFFSET_DELTA_AT);
  buffer.writeBigInt64BE(header.baseTimestamp, BASE_TIMESTAMP_AT);
  buffer.writeBigInt64BE(header.maxTimestamp, MAX_TIMESTAMP_AT);
  buffer.writeBigInt64BE(header.producerId, PRODUCER_ID_AT);
  buffer.writeInt16BE(header.producerEpoch, PRODUCER_EPOCH_AT);
  buffer.writeInt32BE(header.baseSequence, BASE_SEQUENCE_AT);
  buffer.writeInt32BE(header.recordCount, RECORD_COUNT_AT);
  buffer.writeUInt32BE(checksum(buffer, 0), CRC_AT);
}

function checksum(buffer: Buffer, offset: number): number {
  const end =
    offset + LOG_OVERHEAD_BYTES + buffer.readInt32BE(offset + LENGTH_AT);
  return crc32c(buffer.subarray(offset + ATTRIBUTES_AT, end));
}
