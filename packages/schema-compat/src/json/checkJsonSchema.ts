import {
  CompatibilityDirection,
  CompatibilityPolicy,
} from '../model/CompatibilityLevel';
import { SchemaIncompatibility } from '../model/SchemaIncompatibility';
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
  const isBackward = direction === 'BACKWARD';
  const [reader, writer] = isBackward
    ? [candidate, previous]
    : [previous, candidate];
  const [readerName, writerName] = isBackward ? ['new', 'old'] : ['old', 'new'];
  return resolveJsonSchema(reader, writer, policy).map(finding => ({
    rule: finding.rule,
    direction,
    path: finding.path || '/',
    fieldPath: finding.fieldPath.replace(/^\./, ''),
    message: `The ${readerName} schema ${finding.detail} at path '#${finding.path}' and so may refuse data of the ${writerName} schema`,
    additionalInfo: '',
  }));
}
