import { Said } from '../../sentences/Said';
import { say } from '../../sentences/say';

const maxLength = 511;
const maxParts = 100;

/** Why a package cannot have a name, in one sentence; the compiler draws the same lines. */
export function packageFault(name: string): Said | undefined {
  if (name.length > maxLength) {
    return say('schema.proto.package-long', {
      length: name.length,
      limit: maxLength,
    });
  }
  const parts = name.split('.').length;
  return parts > maxParts
    ? say('schema.proto.package-parts', { parts, limit: maxParts })
    : undefined;
}
