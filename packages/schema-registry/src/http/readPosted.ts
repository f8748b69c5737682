import { Registration } from '../commands/registerSchema';
import { parseSubject, parseSubjectWithin } from '../subjects/QualifiedSubject';
import { InvalidSchemaError } from '../schemas/InvalidSchemaError';
import { readRegistration } from './bodies';
import { optionalFlag, RouteRequest } from './Route';

/**
 * The schema that a request posts. A reference to a hidden subject is one to a subject that is not
 * there, or its text could be read by referring to it.
 *
 * @throws RegistryError 42201
 */
export function readPosted({
  access,
  subject,
  query,
  body,
}: RouteRequest): Registration {
  const posted = readRegistration(body, optionalFlag(query, 'normalize'));
  const { context } = parseSubject(subject);
  for (const { name, subject: target } of posted.references) {
    if (!access.can('read', parseSubjectWithin(target, context).text)) {
      throw new InvalidSchemaError(
        `No schema reference found for "${name}": subject "${target}" does not exist`,
      );
    }
  }
  return posted;
}
