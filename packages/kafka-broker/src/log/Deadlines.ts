import type { Clock } from './Clock';

interface Deadline {
  readonly atMs: number;
  callback: (() => void) | undefined;
}

/**
 * Many deadlines with one timer, for long polls: a binary heap by time.
 *
 * Most polls are answered before their deadline. A cancelled one stays in the heap as an empty
 * entry until its time has come, which is cheaper than looking for it.
 */
export class Deadlines {
  readonly #clock: Clock;
  readonly #heap: Deadline[] = [];
  #armedForMs = Infinity;
  #cancelTimer: () => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Calls back once after `delayMs`.
   *
   * @returns cancels it
   */
  add(delayMs: number, callback: () => void): () => void {
    const atMs = this.#clock.monotonicMs() + delayMs;
    const deadline: Deadline = { atMs, callback };
    this.#push(deadline);
    this.#arm();
    return () => {
      deadline.callback = undefined;
    };
  }

  #arm(): void {
    const next = this.#heap[0];
    if (!next || next.atMs >= this.#armedForMs) {
      return;
    }
    this.#cancelTimer();
    this.#armedForMs = next.atMs;
    const delayMs = Math.max(0, next.atMs - this.#clock.monotonicMs());
    this.#cancelTimer = this.#clock.setTimer(() => this.#run(), delayMs);
  }

  #run(): void {
    this.#armedForMs = Infinity;
    const nowMs = this.#clock.monotonicMs();
    for (;;) {
      const next = this.#heap[0];
      if (!next || next.atMs > nowMs) {
        break;
      }
      this.#pop();
      next.callback?.();
    }
    this.#arm();
  }

  #push(deadline: Deadline): void {
    const heap = this.#heap;
    let at = heap.push(deadline) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (!above || above.atMs <= deadline.atMs) {
        break;
      }
      heap[at] = above;
      at = parent;
    }
    heap[at] = deadline;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) {
      return;
    }
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      const right = heap[child + 1];
      if (right && right.atMs < (heap[child]?.atMs ?? Infinity)) {
        child += 1;
      }
      const below = heap[child];
      if (!below || below.atMs >= last.atMs) {
        break;
      }
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
  }
}
