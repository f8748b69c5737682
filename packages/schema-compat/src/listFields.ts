import { listAvroFields } from './avro/listAvroFields';
import { listJsonFields } from './json/listJsonFields';
import { FieldRow, SchemaField } from './model/SchemaField';
import { listProtobufFields } from './protobuf/listProtobufFields';
import { requireSchema, Schema, SchemaInput } from './parseSchema';

/**
 * The flat field table of a schema, depth first in the order of the text.
 *
 * Shape: a recursive type is listed once per path and not entered again; at most 10,000 rows.
 * A schema that is no record has one row with an empty path.
 *
 * @throws SchemaParseError when the input is not a schema.
 * @public
 */
export function listFields(input: SchemaInput): SchemaField[] {
  return listFieldRows(requireSchema(input)).map(
    ({ fullName: _fullName, ...field }) => field,
  );
}

/** The rows together with the names that data contracts know the fields by. */
export function listFieldRows(schema: Schema): FieldRow[] {
  if (schema.type === 'AVRO') return listAvroFields(schema);
  if (schema.type === 'PROTOBUF') {
    return listProtobufFields(schema).map(({ field: _field, ...row }) => row);
  }
  return listJsonFields(schema).map(
    ({ schema: _schema, required: _required, ...row }) => row,
  );
}
