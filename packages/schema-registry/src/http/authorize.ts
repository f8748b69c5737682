import { Access, Right } from '../auth/Access';
import { findSubject, subjectNotFound } from '../queries/versions';
import { resolveAlias } from '../queries/settings';
import { errorCodes, RegistryError } from '../RegistryError';
import { RegistryState, scopeOf } from '../state/RegistryState';
import { globalContextScope, parseSubject } from '../subjects/QualifiedSubject';
import { Route } from './Route';

type Params = Readonly<Record<string, string | undefined>>;

/**
 * Checks the right that a route names, and tells the subject that it was checked for: on a path to
 * schemas the one that an alias stands for, found in other contexts when it is read; on a path to
 * settings as it is written.
 *
 * A subject that may not be read answers as one that is not there. Writing and configuring are
 * refused whether it is there or not, so that the refusal does not tell either.
 *
 * @throws RegistryError 40301 or 40401
 */
export function authorize(
  { right, target }: Pick<Route, 'right' | 'target'>,
  params: Params,
  { state, access }: { state: RegistryState; access: Access },
): string {
  const written =
    params.subject ?? (params.context && `:${params.context}:`) ?? '';
  if (right === 'anybody') return written;
  if (!written) {
    if (right !== 'read' && !access.can(right, null)) {
      throw denied(access, right, 'the whole registry');
    }
    return written;
  }
  if (target === 'scope') {
    authorizeScope(right, written, access);
    return written;
  }
  const aliased = resolveAlias(state, written);
  const subject =
    right === 'read' ? findSubject(state, aliased) : parseSubject(aliased).text;
  // An alias leads nowhere that its own name does not: both must be allowed.
  const names = aliased === written ? [subject] : [written, subject];
  const hidden = names.some(each => !access.can('read', qualified(each)));
  if (hidden && right !== 'write') throw subjectNotFound(written);
  if (names.some(each => !access.can(right, qualified(each)))) {
    throw denied(access, right, `"${written}"`);
  }
  return aliased === written && right !== 'read' ? written : subject;
}

function authorizeScope(right: Right, written: string, access: Access): void {
  const { name, context } = parseSubject(written);
  const scope = scopeOf(written);
  const everywhere = scope === null || scope === globalContextScope;
  const sees = name ? access.can('read', scope) : access.seesContext(context);
  if (right === 'read') {
    if (!sees && !everywhere) throw subjectNotFound(written);
  } else if (!access.can(right, everywhere ? null : scope)) {
    throw denied(access, right, `"${written}"`);
  }
}

function qualified(written: string): string {
  return parseSubject(written).text;
}

function denied(access: Access, right: string, what: string): RegistryError {
  return new RegistryError(
    errorCodes.denied,
    `${access.who} may not ${right} ${what}`,
  );
}
