import { CompatibilityDirection } from '../model/CompatibilityLevel';
import { SchemaIncompatibility } from '../model/SchemaIncompatibility';
import { AvroDocument } from './AvroDocument';
import { resolveAvro, ResolutionFinding } from './AvroResolution';

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
    message: sentence(finding, direction),
    additionalInfo: finding.additionalInfo,
  }));
}

function sentence(
  { detail, path }: ResolutionFinding,
  direction: CompatibilityDirection,
): string {
  const [reader, writer] =
    direction === 'BACKWARD' ? ['new', 'old'] : ['old', 'new'];
  return `The ${reader} schema ${detail} at path '${
    path || '/'
  }' and so cannot read data of the ${writer} schema`;
}
