import { CompatibilityDirection } from '../model/CompatibilityLevel';
import { SchemaIncompatibility } from '../model/SchemaIncompatibility';
import { say, worded } from '../sentences/say';
import { AvroDocument } from './AvroDocument';
import { resolveAvro } from './AvroResolution';

/**
 * What keeps one schema from reading the other's data, in one direction.
 *
 * BACKWARD: `candidate` reads what `previous` wrote; FORWARD: the reverse.
 */
export function checkAvro(
  candidate: AvroDocument,
  previous: AvroDocument,
  direction: CompatibilityDirection,
): SchemaIncompatibility[] {
  const [reader, writer] =
    direction === 'BACKWARD' ? [candidate, previous] : [previous, candidate];
  return resolveAvro(reader.root, writer.root).map(finding => ({
    rule: finding.rule,
    direction,
    path: finding.path || '/',
    fieldPath: finding.fieldPath.replace(/^\./, ''),
    ...worded(
      say(`schema.conflict.avro-${direction}`, {
        problem: finding.problem,
        path: finding.path || '/',
      }),
    ),
    additionalInfo: finding.additionalInfo,
  }));
}
