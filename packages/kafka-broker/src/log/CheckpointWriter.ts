import { Checkpoint, writeCheckpoint } from './Checkpoint';
import type { FileSystem } from './FileSystem';

/**
 * The latest checkpoint of one partition, written one change after the other: rolling and
 * retention change different parts of it at the same time.
 */
export class CheckpointWriter {
  readonly #fileSystem: FileSystem;
  readonly #folder: string;
  #current: Checkpoint;
  #queue: Promise<void> = Promise.resolve();

  constructor(fileSystem: FileSystem, folder: string, current: Checkpoint) {
    this.#fileSystem = fileSystem;
    this.#folder = folder;
    this.#current = current;
  }

  /** Everything before this offset is flushed, and a start need not check it. */
  get recoveryOffset(): bigint {
    return this.#current.recoveryOffset;
  }

  /** Durable when it returns. */
  update(change: Partial<Checkpoint>): Promise<void> {
    const written = this.#queue.then(async () => {
      const next = { ...this.#current, ...change };
      await writeCheckpoint(this.#fileSystem, this.#folder, next);
      this.#current = next;
    });
    this.#queue = written.catch(() => undefined);
    return written;
  }
}
