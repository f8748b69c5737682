import { ServiceUnavailableError } from '@backstage/errors';
import { Said, say } from '@millrace/backstage-plugin-streaming-common';
import { sayError } from '../lib/sayError';

/**
 * Waits for an answer, but not for ever.
 *
 * @throws ServiceUnavailableError naming who did not answer, and for how long
 */
export async function within<T>(
  timeoutMs: number,
  who: Said,
  ask: () => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () =>
        reject(
          sayError(
            ServiceUnavailableError,
            say('answer.late', { who, seconds: timeoutMs / 1000 }),
          ),
        ),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([ask(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
