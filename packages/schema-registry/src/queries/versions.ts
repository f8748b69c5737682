import { errorCodes, RegistryError } from '../RegistryError';
import { StateReader } from '../state/StateReader';
import { StoredSchema } from '../state/StoredSchema';
import {
  defaultContext,
  parseSubject,
  subjectIn,
} from '../subjects/QualifiedSubject';

/** A version number, or the newest live one. */
export type VersionSelector = number | 'latest';

const highestVersion = 2 ** 31 - 1;

/**
 * Reads a version as a path writes it: a number, `-1` or `latest` in any case.
 *
 * @throws RegistryError 42202
 */
export function parseVersion(written: string): VersionSelector {
  if (written === '-1' || written.toLowerCase() === 'latest') return 'latest';
  const version = /^[0-9]{1,10}$/.test(written) ? Number(written) : 0;
  if (version >= 1 && version <= highestVersion) return version;
  throw new RegistryError(
    errorCodes.invalidVersion,
    `The specified version '${written}' is not a valid version id. Allowed values are between [1, 2^31-1] and the string "latest"`,
  );
}

/** How soft-deleted versions count: hidden, shown too, or shown alone. */
export type DeletedView = 'hidden' | 'included' | 'only';

export function inView(schema: StoredSchema, view: DeletedView): boolean {
  return view === 'included' || schema.deleted === (view === 'only');
}

/**
 * The subject that a name means for reading: as written when it exists or has a context, else the
 * first context by name that has it.
 */
export function findSubject(state: StateReader, written: string): string {
  const subject = parseSubject(written);
  if (
    subject.context !== defaultContext ||
    state.versions(subject.text).length
  ) {
    return subject.text;
  }
  const elsewhere = state
    .contexts()
    .map(context => subjectIn(context, subject.name).text)
    .find(text => state.versions(text).length);
  return elsewhere ?? subject.text;
}

/**
 * The versions of a subject in a view, oldest first.
 *
 * @throws RegistryError 40401 when there are none
 */
export function requireVersions(
  state: StateReader,
  written: string,
  view: DeletedView = 'hidden',
): StoredSchema[] {
  const found = state
    .versions(findSubject(state, written))
    .filter(schema => inView(schema, view));
  if (found.length) return found;
  throw subjectNotFound(written);
}

/**
 * One version of a subject.
 *
 * @throws RegistryError 40401 or 40402
 */
export function requireVersion(
  state: StateReader,
  written: string,
  selector: VersionSelector,
  view: DeletedView = 'hidden',
): StoredSchema {
  const all = state.versions(findSubject(state, written));
  const shown = all.filter(schema => inView(schema, view));
  if (!shown.length) throw subjectNotFound(written);
  const found =
    selector === 'latest'
      ? shown.at(-1)
      : shown.find(({ version }) => version === selector);
  if (found) return found;
  throw new RegistryError(
    errorCodes.versionNotFound,
    `Version ${selector} not found.`,
  );
}

export function subjectNotFound(written: string): RegistryError {
  return new RegistryError(
    errorCodes.subjectNotFound,
    `Subject '${written}' not found.`,
  );
}
