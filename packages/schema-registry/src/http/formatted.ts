import { formatSchema } from '../queries/formatSchema';
import { StoredSchema } from '../state/StoredSchema';
import { RouteRequest } from './Route';

/** A schema as the `format` of the request asks for it. */
export function formatted(
  { registry, query }: RouteRequest,
  schema: StoredSchema,
): StoredSchema {
  return formatSchema(schema, query.get('format'), registry);
}
