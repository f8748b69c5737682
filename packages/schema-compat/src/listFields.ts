import { listAvroFields } from './avro/listAvroFields';
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
  return listAvroFields(requireSchema(input));
}
