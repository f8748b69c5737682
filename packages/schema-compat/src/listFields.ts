import { listAvroFields } from './avro/listAvroFields';
import { listJsonFields } from './json/listJsonFields';
import { SchemaField } from './model/SchemaField';
import { requireSchema, SchemaInput } from './parseSchema';

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
  const schema = requireSchema(input);
  if (schema.type === 'AVRO') return listAvroFields(schema);
  return listJsonFields(schema).map(
    ({ schema: _schema, required: _required, ...field }) => field,
  );
}
