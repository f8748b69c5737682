interface Waiter {
  readonly offset: bigint;
  readonly done: (committed: boolean) => void;
}

/** Those who wait until the log is committed up to an offset. */
export class CommitWaiters {
  #waiters: Waiter[] = [];

  /**
   * @param offset - not smaller than that of earlier calls, except for repeated batches
   * @returns whether it came to that; false where the log failed before
   */
  wait(offset: bigint): Promise<boolean> {
    return new Promise(done => {
      this.#waiters.push({ offset, done });
    });
  }

  /** Everything before the offset is committed. */
  committed(offset: bigint): void {
    const waiters = this.#waiters;
    let first = 0;
    while (first < waiters.length && (waiters[first]?.offset ?? 0n) <= offset) {
      waiters[first]?.done(true);
      first += 1;
    }
    this.#waiters = waiters.slice(first);
  }

  /** Nothing is going to be committed any more. */
  failed(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    waiters.forEach(({ done }) => done(false));
  }
}
