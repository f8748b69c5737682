/**
 * The schema languages of the registry protocol.
 *
 * @public
 */
export type SchemaType = 'AVRO' | 'JSON' | 'PROTOBUF';

/**
 * The schema languages that this library can parse and compare.
 *
 * @public
 */
export const supportedSchemaTypes: readonly SchemaType[] = [
  'AVRO',
  'JSON',
  'PROTOBUF',
];
