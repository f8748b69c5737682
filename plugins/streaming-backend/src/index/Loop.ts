/** Share of the time that a pass may keep a cluster busy: it rests this many times as long as it took. */
const REST_FACTOR = 4;

/**
 * Runs a pass again and again: `intervalMs` after the last one ended, later when passes take long, at once after
 * `wake`. Never two at a time. `run` handles its own failures.
 */
export class Loop {
  readonly #run: () => Promise<void>;
  readonly #intervalMs: number;
  #timer: NodeJS.Timeout | undefined;
  #running = false;
  #again = false;
  #stopped = false;

  constructor(options: { run: () => Promise<void>; intervalMs: number }) {
    this.#run = options.run;
    this.#intervalMs = options.intervalMs;
  }

  /** Starts, or runs the next pass at once. */
  wake(): void {
    if (this.#running) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#pass();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #pass(): Promise<void> {
    if (this.#stopped) {
      return;
    }
    this.#running = true;
    const startedAt = performance.now();
    await this.#run();
    const tookMs = performance.now() - startedAt;
    this.#running = false;
    if (this.#stopped) {
      return;
    }
    const restMs = Math.max(this.#intervalMs, tookMs * REST_FACTOR);
    const waitMs = this.#again ? 0 : restMs;
    this.#again = false;
    this.#timer = setTimeout(() => this.#pass(), waitMs);
    this.#timer.unref();
  }
}
