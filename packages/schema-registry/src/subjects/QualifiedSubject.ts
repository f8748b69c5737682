import { errorCodes, RegistryError } from '../RegistryError';

/** The context of subjects without a prefix. */
export const defaultContext = '.';

const globalContext = '.__GLOBAL';
/** The scope above all contexts, for config and mode only. */
export const globalContextScope = `:${globalContext}:`;

const qualifiedPattern = /^:(\.[^:]*):([\s\S]*)$/;
const reservedNames: readonly string[] = ['__GLOBAL', '__EMPTY'];

/**
 * A subject and the context it lives in. `name` is '' for the context itself. `text` is the name
 * as the protocol writes it: bare in the default context, `:.eu:name` elsewhere.
 */
export interface QualifiedSubject {
  context: string;
  name: string;
  text: string;
}

/** Reads a subject as written, with or without its context; never fails. */
export function parseSubject(written: string): QualifiedSubject {
  if (written && !written.startsWith(':')) {
    return { context: defaultContext, name: written, text: written };
  }
  const [, context = defaultContext, name = written] =
    qualifiedPattern.exec(written) ?? [];
  return subjectIn(context, name);
}

/** A subject of a known context. */
export function subjectIn(context: string, name: string): QualifiedSubject {
  const text =
    context === defaultContext && name ? name : `:${context}:${name}`;
  return { context, name, text };
}

/** Reads a subject in the context of a referring schema, which its own prefix overrides. */
export function parseSubjectWithin(
  written: string,
  context: string,
): QualifiedSubject {
  return qualifiedPattern.test(written)
    ? parseSubject(written)
    : subjectIn(context, written);
}

/**
 * Refuses what cannot name a subject.
 *
 * @throws RegistryError 42208
 */
export function requireSubjectName(subject: QualifiedSubject): void {
  const { name, context } = subject;
  const fault =
    context === globalContext
      ? `the context ${context} holds config and mode only`
      : nameFault(name);
  if (fault) {
    throw new RegistryError(
      errorCodes.invalidSubject,
      `The specified subject ${JSON.stringify(name)} is not valid: ${fault}`,
    );
  }
}

function nameFault(name: string): string | undefined {
  if (!name) return 'the name is empty';
  if (reservedNames.includes(name)) return 'the name is reserved';
  return [...name].some(isControl)
    ? 'the name holds a control character'
    : undefined;
}

function isControl(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}
