import {
  inEnglish,
  Said,
  saidSchema,
  SaidValue,
} from '@millrace/backstage-plugin-streaming-common';
import { messageOf } from './messageOf';

/**
 * An error with an English message that holds its sentence as data, too. Backstage puts it into the body of the answer
 * as `error.said`, where pages find it.
 */
export function sayError<E extends Error>(
  ErrorClass: new (message: string) => E,
  said: Said,
): E & { said: Said } {
  return Object.assign(new ErrorClass(inEnglish(said)), { said });
}

/** The sentence of whatever was thrown: as data when it is one of ours, otherwise its text. */
export function saidBy(error: unknown): SaidValue {
  const said = saidSchema.safeParse(
    error instanceof Error && 'said' in error ? error.said : undefined,
  );
  return said.success ? said.data : messageOf(error);
}
