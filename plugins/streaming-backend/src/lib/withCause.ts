/**
 * Attaches what led to an error. Backstage's errors append the text of a cause given to their constructor to their
 * message, which is noise where the message was made from the cause.
 */
export function withCause<E extends Error>(error: E, cause: Error): E {
  Object.defineProperty(error, 'cause', { value: cause, enumerable: false });
  return error;
}
