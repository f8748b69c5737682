/**
 * Answers of one connection in the order of their requests, whatever order they are ready in.
 *
 * @internal
 */
export class ResponseQueue {
  readonly #slots: Slot[] = [];
  readonly #write: (parts: readonly Buffer[]) => void;

  constructor(write: (parts: readonly Buffer[]) => void) {
    this.#write = write;
  }

  /** Requests that are not answered yet. */
  get length(): number {
    return this.#slots.length;
  }

  /**
   * Takes the next place in the order.
   *
   * @returns what to call once with the answer, or with undefined for a request without one.
   */
  reserve(): (parts: readonly Buffer[] | undefined) => void {
    const slot: Slot = { done: false, parts: undefined };
    this.#slots.push(slot);
    return parts => {
      slot.done = true;
      slot.parts = parts;
      this.#flush();
    };
  }

  #flush(): void {
    while (this.#slots[0]?.done) {
      const slot = this.#slots.shift();
      if (slot?.parts) this.#write(slot.parts);
    }
  }
}

interface Slot {
  done: boolean;
  parts: readonly Buffer[] | undefined;
}
