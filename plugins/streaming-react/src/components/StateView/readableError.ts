import { ResponseError } from '@backstage/errors';

/**
 * The sentence the backend wrote for people, and the technical text with the request and the status. An answer of
 * another shape than agreed is said in the words of `unexpected`.
 *
 * @public
 */
export function readableError(
  error: Error,
  unexpected: string = error.message,
): {
  sentence: string;
  technical: string;
} {
  if (error.name === '$ZodError' || error.name === 'ZodError') {
    return { sentence: unexpected, technical: error.message };
  }
  // `ResponseError` is compared by name: more than one copy of the package may be installed.
  if (error.name !== 'ResponseError') {
    return { sentence: error.message, technical: error.stack ?? error.message };
  }
  const { body } = error as ResponseError;
  return {
    sentence: body.error.message,
    technical: JSON.stringify(body, null, 2),
  };
}
