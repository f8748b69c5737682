import { ServiceUnavailableError } from '@backstage/errors';

/**
 * Waits for an answer, but not for ever.
 *
 * @throws ServiceUnavailableError naming who did not answer, and for how long
 */
export async function within<T>(
  timeoutMs: number,
  who: string,
  ask: () => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new ServiceUnavailableError(
            `${who} did not answer within ${timeoutMs / 1000} s`,
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
