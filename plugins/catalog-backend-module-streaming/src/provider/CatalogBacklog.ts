/** How often it is asked what the catalog has taken in; each question costs the catalog about one entity. */
const POLL_MS = 300;
/** An entity that is not there by then was refused by the catalog, or the catalog does not answer. */
const PATIENCE_MS = 15_000;

/**
 * What was sent to the catalog and is not in it yet.
 *
 * The catalog takes in a few entities at a time and has no order among those that wait. Who sends thousands at once
 * therefore makes everybody wait behind them; with this, one sends no more than can be taken in soon.
 */
export class CatalogBacklog {
  readonly #findPresent: (refs: string[]) => Promise<ReadonlySet<string>>;
  /** Entity reference → when we stop waiting for it. */
  readonly #awaited = new Map<string, number>();

  /** `findPresent` tells which of the references the catalog has. */
  constructor(options: {
    findPresent: (refs: string[]) => Promise<ReadonlySet<string>>;
  }) {
    this.#findPresent = options.findPresent;
  }

  add(refs: readonly string[]): void {
    const until = Date.now() + PATIENCE_MS;
    refs.forEach(ref => this.#awaited.set(ref, until));
  }

  /** Returns when at most `count` entities are on their way. Never fails: without an answer it waits out its patience. */
  async shrinkTo(count: number): Promise<void> {
    while (this.#awaited.size > count) {
      await this.#forgetPresent();
      if (this.#awaited.size > count) {
        // A portal that is told to stop does not wait for this.
        await new Promise(resolve => setTimeout(resolve, POLL_MS).unref());
      }
    }
  }

  async #forgetPresent(): Promise<void> {
    const refs = [...this.#awaited.keys()];
    const present = await this.#findPresent(refs).catch(() => new Set());
    const now = Date.now();
    for (const [ref, until] of this.#awaited) {
      if (present.has(ref) || now > until) {
        this.#awaited.delete(ref);
      }
    }
  }
}
