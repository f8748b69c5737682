/**
 * The Kafka wire protocol: generated codecs, record batches and error codes.
 *
 * @packageDocumentation
 */
export * from './errors/KafkaError';
export * from './errors/errorByCode';
export * from './generated';
export * from './wire/MessageCodec';
export * from './wire/ProtocolError';
export * from './wire/Reader';
export * from './wire/TaggedField';
export * from './wire/Writer';
export { ZERO_UUID, fromBase64Uuid, toBase64Uuid } from './wire/uuid';
