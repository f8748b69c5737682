import { isError } from '@backstage/errors';

/** The sentence of whatever was thrown, also when it comes from another realm. */
export function messageOf(error: unknown): string {
  return isError(error) ? error.message : String(error);
}
