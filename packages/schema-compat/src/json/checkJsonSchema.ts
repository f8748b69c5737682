import {
  CompatibilityDirection,
  CompatibilityPolicy,
} from '../model/CompatibilityLevel';
import { SchemaIncompatibility } from '../model/SchemaIncompatibility';
import { say, worded } from '../sentences/say';
import { JsonSchemaDocument } from './JsonSchemaDocument';
import { resolveJsonSchema } from './JsonSchemaResolution';

/**
 * What keeps one schema from allowing all that the other allows, in one direction.
 *
 * BACKWARD: `candidate` reads what `previous` allowed; FORWARD: the reverse.
 */
export function checkJsonSchema(
  candidate: JsonSchemaDocument,
  previous: JsonSchemaDocument,
  {
    direction,
    policy,
  }: { direction: CompatibilityDirection; policy?: CompatibilityPolicy },
): SchemaIncompatibility[] {
  const [reader, writer] =
    direction === 'BACKWARD' ? [candidate, previous] : [previous, candidate];
  return resolveJsonSchema(reader, writer, policy).map(finding => ({
    rule: finding.rule,
    direction,
    path: finding.path || '/',
    fieldPath: finding.fieldPath.replace(/^\./, ''),
    ...worded(
      say(`schema.conflict.json-${direction}`, {
        problem: finding.problem,
        path: finding.path,
      }),
    ),
    additionalInfo: '',
  }));
}
