import { type Damage, describeDamage } from './Damage';
import type { LogLogger } from './LogLogger';

/** What a partition still does: everything, reading only, or nothing. */
export class PartitionHealth {
  readonly #name: string;
  readonly #logger: LogLogger;
  #noWrites: string | undefined;
  #noReads: string | undefined;
  #readFault: string | undefined;

  constructor(name: string, logger: LogLogger, damage: Damage | undefined) {
    this.#name = name;
    this.#logger = logger;
    this.#noReads = damage && describeDamage(damage);
    this.#noWrites = this.#noReads;
  }

  /** Why nothing is written until a restart or a repair; undefined while writing goes on. */
  get noWrites(): string | undefined {
    return this.#noWrites;
  }

  /** Why nothing is read until a repair; undefined while reading goes on. */
  get noReads(): string | undefined {
    return this.#noReads;
  }

  /** What is wrong; undefined while all is well. */
  get problem(): string | undefined {
    return this.#noWrites ?? this.#readFault;
  }

  /** The disk refused a write or a flush. */
  writeFailed(error: unknown, highWatermark: bigint): void {
    this.#noWrites = `Partition ${
      this.#name
    } is offline after a write error (${error}); repair the disk and restart the broker`;
    this.#logger.error('Partition went offline', {
      partition: this.#name,
      error: String(error),
      highWatermark: highWatermark.toString(),
    });
  }

  /**
   * Something stored is unreadable: told once, the rest of the partition serves on.
   *
   * @returns the problem as a sentence
   */
  readFailed(error: unknown): string {
    if (this.#readFault === undefined) {
      this.#readFault = `Partition ${this.#name} has unreadable data: ${error}`;
      this.#logger.error('Stored data is unreadable', {
        partition: this.#name,
        error: String(error),
      });
    }
    return this.#readFault;
  }

  /** The partition is closed on purpose. */
  closed(): void {
    this.#noWrites ??= `Partition ${this.#name} is closed`;
  }
}
