import type { Deadlines } from './Deadlines';
import type { PartitionLog } from './PartitionLog';

export interface WaitOptions {
  readonly deadlines: Deadlines;
  readonly maxWaitMs: number;
  /** New bytes, over all partitions, that end the wait. */
  readonly bytes: number;
  readonly signal: AbortSignal;
}

/**
 * Returns when the partitions got enough new bytes, when one of them went offline or was closed,
 * when the time is up, or when nobody waits for the answer any more.
 *
 * Listens at each partition and shares one timer with all other waits, so that thousands of
 * idle consumers cost nothing.
 */
export function waitForRecords(
  logs: readonly PartitionLog[],
  options: WaitOptions,
): Promise<void> {
  const { deadlines, maxWaitMs, signal } = options;
  return new Promise(resolve => {
    let missing = options.bytes;
    const stops: Array<() => void> = [];
    const done = () => {
      stops.forEach(stop => stop());
      signal.removeEventListener('abort', done);
      resolve();
    };
    const advanced = (bytes: number) => {
      missing -= bytes;
      if (bytes === 0 || missing <= 0) {
        done();
      }
    };
    stops.push(...logs.map(log => log.onAdvance(advanced)));
    stops.push(deadlines.add(maxWaitMs, done));
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) {
      done();
    }
  });
}
