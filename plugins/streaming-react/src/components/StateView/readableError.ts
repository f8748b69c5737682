import { ResponseError } from '@backstage/errors';

/**
 * The sentence the backend wrote for people, and the technical text with the request and the status.
 *
 * @public
 */
export function readableError(error: Error): {
  sentence: string;
  technical: string;
} {
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
