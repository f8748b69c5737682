import type { Journal, JournalWriter } from '../journal/Journal';
import { journalKinds } from '../journal/journalKinds';

/** One flush of the journal per so many producers; what a crash leaves of a block is lost. */
const BLOCK_SIZE = 1000n;
const STORED_BYTES = 8;

/**
 * Producer ids, each given away once, also across crashes.
 *
 * Ids are taken from a block that the journal knows as used before the first one is given away.
 */
export class ProducerIds {
  readonly #writer: JournalWriter<bigint>;
  #next: bigint | undefined;
  /** End of the reserved blocks, exclusive. */
  #reserved = 0n;
  #reserving: Promise<void> | undefined;

  /** Registers with the journal; call {@link ProducerIds.next} after it was opened. */
  constructor(journal: Pick<Journal, 'register'>) {
    this.#writer = journal.register<bigint>({
      kind: journalKinds.producerIds,
      version: 1,
      encode: reserved => {
        const bytes = Buffer.alloc(STORED_BYTES);
        bytes.writeBigInt64BE(reserved);
        return bytes;
      },
      decode: body => body.readBigInt64BE(0),
      apply: reserved => {
        this.#reserved = reserved;
      },
      snapshot: () => (this.#reserved > 0n ? [this.#reserved] : []),
    });
  }

  /**
   * The next id.
   *
   * @throws JournalError when the disk refused the next block
   */
  async next(): Promise<bigint> {
    // What was reserved before this start may have been given away.
    this.#next ??= this.#reserved;
    while (this.#next >= this.#reserved) {
      this.#reserving ??= this.#writer
        .append(this.#reserved + BLOCK_SIZE)
        .finally(() => {
          this.#reserving = undefined;
        });
      await this.#reserving;
    }
    const id = this.#next;
    this.#next += 1n;
    return id;
  }
}
