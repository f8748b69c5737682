import { Said } from '../sentences/Said';
import { say } from '../sentences/say';
import { SchemaReference } from './SchemaReference';

/** A problem of a referenced schema: places in another text mean nothing to the reader. */
export function sayInReference(
  { name, subject, version }: SchemaReference,
  problem: Said,
): Said {
  return say('schema.parse.reference', { name, subject, version, problem });
}
