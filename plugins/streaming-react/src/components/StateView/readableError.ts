import { ResponseError } from '@backstage/errors';
import { Said, saidSchema } from '@millrace/backstage-plugin-streaming-common';

/**
 * What went wrong, for people and for those who help them. `said` is the sentence as data where the backend sent it;
 * an answer of another shape than agreed has no sentence.
 *
 * @internal
 */
export function readableError(error: Error): {
  sentence: string | undefined;
  said?: Said;
  technical: string;
} {
  if (error.name === '$ZodError' || error.name === 'ZodError') {
    return { sentence: undefined, technical: error.message };
  }
  // `ResponseError` is compared by name: more than one copy of the package may be installed.
  if (error.name !== 'ResponseError') {
    return { sentence: error.message, technical: error.stack ?? error.message };
  }
  const { body } = error as ResponseError;
  return {
    sentence: body.error.message,
    said: saidSchema.safeParse(body.error.said).data,
    technical: JSON.stringify(body, null, 2),
  };
}

/**
 * Whether something does not exist, or may not be seen, which the backend answers in the same way.
 *
 * @internal
 */
export function isNotFound(error: Error): boolean {
  // Compared by name, as above.
  return (
    error.name === 'NotFoundError' ||
    (error.name === 'ResponseError' &&
      (error as ResponseError).body.error.name === 'NotFoundError')
  );
}
