/*
 * Which records of a shared log count.
 *
 * Every record of ours carries a mark in a header: who wrote it, the number of the append, and the
 * term of the writer. To write, an instance claims a term above all that it has read; the first to
 * claim a term owns it. From a claim on, records of lower terms are void, wherever their writer
 * learns of it, and so are appends that come after a later one of the same writer (a request that
 * was sent twice). All that is decided by the order of the log alone, so every reader decides it
 * alike, and no instance hands out an id that another has given: it answers when it has read its
 * own record, and a void one is refused. Records without a mark, those of other registries, count.
 */

/** What the header of a record says. */
export interface WriterMark {
  instance: string;
  append: number;
  /** 0 for a record that only marks a place in the log. */
  term: number;
  /** The writer stops; whoever is left may claim the next term. */
  resigns: boolean;
}

export class WriterOrder {
  #term = 0;
  #append = 0;
  #writer: string | undefined;

  /** The instance that writes now; undefined when none does. */
  get writer(): string | undefined {
    return this.#writer;
  }

  /**
   * A term above all that were read. At least the time, since compaction may have taken the claim
   * of a writer that wrote nothing else.
   */
  nextTerm(nowMs: number): number {
    return Math.max(this.#term + 1, nowMs);
  }

  /** Whether a record counts; to be asked once for each, in the order of the log. */
  admit({ instance, append, term, resigns }: WriterMark): boolean {
    if (term > this.#term) {
      this.#term = term;
      this.#append = 0;
      this.#writer = instance;
    }
    if (term < this.#term || instance !== this.#writer) return false;
    if (append < this.#append) return false;
    this.#append = append;
    if (resigns) this.#writer = undefined;
    return true;
  }
}

export function formatMark(mark: WriterMark): string {
  const { instance, append, term, resigns } = mark;
  return [instance, append, term, ...(resigns ? ['resigns'] : [])].join(' ');
}

/** Shape: undefined for a record of another registry. */
export function parseMark(header: unknown): WriterMark | undefined {
  if (header === undefined) return undefined;
  const [instance = '', append, term, last] = String(header).split(' ');
  return {
    instance,
    append: Number(append),
    term: Number(term),
    resigns: last === 'resigns',
  };
}
