import type { Clock } from './Clock';
import type { FileSystem } from './FileSystem';

const CHECK_INTERVAL_MS = 1_000;

export interface DiskSpaceOptions {
  readonly fileSystem: FileSystem;
  readonly folder: string;
  readonly clock: Clock;
  /** Below it nothing is written; above twice as much writing resumes. 0 switches it off. */
  readonly minFreeBytes: number;
}

/**
 * Watches the free space of the data folder's disk, so that writes stop while deletes and
 * offset commits still have room.
 */
export class DiskSpace {
  readonly #options: DiskSpaceOptions;
  #refusal: string | undefined;
  #cancel: () => void = () => undefined;

  constructor(options: DiskSpaceOptions) {
    this.#options = options;
  }

  /** Why nothing may be written at the moment; undefined where there is room. */
  get refusal(): string | undefined {
    return this.#refusal;
  }

  /** Looks once and from then on every second. */
  async start(): Promise<void> {
    if (this.#options.minFreeBytes > 0) {
      await this.check();
      this.#schedule();
    }
  }

  stop(): void {
    this.#cancel();
  }

  /** Looks now. Where the disk does not answer, the last answer stands. */
  async check(): Promise<void> {
    const { fileSystem, folder, minFreeBytes } = this.#options;
    const free = await fileSystem.freeBytes(folder).catch(() => undefined);
    if (free === undefined) {
      return;
    }
    const needed = this.#refusal ? minFreeBytes * 2 : minFreeBytes;
    this.#refusal =
      free < needed
        ? `The disk of ${folder} has ${free} free bytes; writing resumes at ${
            minFreeBytes * 2
          }. Delete topics, shorten their retention or free the disk`
        : undefined;
  }

  #schedule(): void {
    this.#cancel = this.#options.clock.setTimer(() => {
      void this.check().then(() => this.#schedule());
    }, CHECK_INTERVAL_MS);
  }
}
