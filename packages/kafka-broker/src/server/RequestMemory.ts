/**
 * A connection as far as the memory of requests is concerned.
 *
 * @internal
 */
export interface RequestSender {
  /** Stops reading from the client until {@link resumeReading}. */
  pauseReading(): void;
  resumeReading(): void;
}

/** Reading goes on once this share of the limit is reached again. */
const RESUME_SHARE = 0.75;

/**
 * Keeps the requests of all clients that are received and not answered below a limit, by not
 * reading from the largest senders.
 *
 * One sender with bytes outstanding always reads on: if all were paused with half a frame each,
 * nobody could ever finish.
 *
 * @internal
 */
export class RequestMemory {
  readonly #limitBytes: number;
  readonly #held = new Map<RequestSender, number>();
  readonly #paused = new Set<RequestSender>();
  #totalBytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Bytes of requests held for all senders. */
  get totalBytes(): number {
    return this.#totalBytes;
  }

  /** Tells how many bytes of requests `sender` holds now. */
  set(sender: RequestSender, bytes: number): void {
    const before = this.#held.get(sender) ?? 0;
    if (bytes === before) return;
    this.#totalBytes += bytes - before;
    if (bytes === 0) this.#held.delete(sender);
    else this.#held.set(sender, bytes);
    if (this.#totalBytes > this.#limitBytes) this.#pauseLargest();
    else if (this.#paused.size > 0) this.#resume();
  }

  /** Forgets a sender whose connection is gone. */
  remove(sender: RequestSender): void {
    this.#paused.delete(sender);
    this.set(sender, 0);
  }

  #pauseLargest(): void {
    const reading = [...this.#held]
      .filter(([sender]) => !this.#paused.has(sender))
      .sort(([, a], [, b]) => b - a);
    const [largest] = reading;
    if (!largest || reading.length < 2) return;
    this.#paused.add(largest[0]);
    largest[0].pauseReading();
  }

  #resume(): void {
    const nobodyReads = [...this.#held.keys()].every(sender =>
      this.#paused.has(sender),
    );
    if (this.#totalBytes > this.#limitBytes * RESUME_SHARE && !nobodyReads) {
      return;
    }
    const senders = [...this.#paused];
    this.#paused.clear();
    for (const sender of senders) sender.resumeReading();
  }
}
