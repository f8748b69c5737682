/**
 * The Kafka wire protocol: generated codecs, record batches and error codes.
 *
 * @packageDocumentation
 */
export * from './errors/KafkaError';
export * from './errors/errorByCode';
export * from './generated';
export * from './headers';
export * from './records/Record';
export { type WritableCompression } from './records/compression';
export * from './records/buildRecordBatch';
export {
  COMPRESSIONS,
  RECORD_BATCH_HEADER_BYTES,
  isRecordBatchIntact,
  placeRecordBatch,
  readRecordBatchHeader,
  recordBatchSize,
  stampRecordBatch,
  verifyRecordBatch,
  type Compression,
  type RecordBatchHeader,
} from './records/RecordBatchHeader';
export {
  type AnyMessageCodec,
  type ApiCodecs,
  type MessageCodec,
  type VersionRange,
} from './wire/MessageCodec';
export * from './wire/ProtocolError';
export * from './wire/Reader';
export * from './wire/TaggedField';
export * from './wire/Writer';
export { ZERO_UUID, fromBase64Uuid, toBase64Uuid } from './wire/uuid';
