/**
 * Time as the broker sees it. Injected everywhere, so that tests move it by hand.
 *
 * @public
 */
export interface Clock {
  /** Wall clock in milliseconds since 1970; may go backwards. For record timestamps only. */
  now(): number;
  /** Milliseconds since an arbitrary start; never goes backwards. For timers and durations. */
  monotonicMs(): number;
  /** Calls back once after `delayMs`; the returned function cancels it. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

/**
 * The host's clock. Its timers do not keep the process alive.
 *
 * @public
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
