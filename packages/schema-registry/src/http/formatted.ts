import { formatSchema } from '../queries/formatSchema';
import { StoredSchema } from '../state/StoredSchema';
import { RouteRequest } from './Route';

/** A schema as the `format` of the request asks for it. */
export function formatted(
  { registry: { state }, judge, query }: RouteRequest,
  schema: StoredSchema,
): StoredSchema {
  return formatSchema({ state, judge }, schema, query.get('format'));
}
