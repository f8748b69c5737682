import type { FileSystem, LogFile } from './FileSystem';

/** Far below the usual limit of 1,024 descriptors of a process, and enough for busy clusters. */
const DEFAULT_LIMIT = 384;

interface Entry {
  readonly file: Promise<LogFile>;
  pins: number;
  doomed: boolean;
}

/**
 * Open files of all partitions, least recently used closed first.
 *
 * An idle partition holds no descriptor. A file in use is never closed: between a write and its
 * flush the same descriptor must stay open, or an error of the write-back could go unseen.
 */
export class FilePool {
  readonly #fileSystem: FileSystem;
  readonly #limit: number;
  /** Insertion order is the order of last use. */
  readonly #entries = new Map<string, Entry>();

  constructor(fileSystem: FileSystem, limit: number = DEFAULT_LIMIT) {
    this.#fileSystem = fileSystem;
    this.#limit = limit;
  }

  /** Opens the file where needed and keeps it open until {@link FilePool.release}. */
  async acquire(
    path: string,
    options: { create: boolean } = { create: false },
  ): Promise<LogFile> {
    const known = this.#entries.get(path);
    const entry = known ?? {
      file: this.#fileSystem.open(path, options),
      pins: 0,
      doomed: false,
    };
    entry.pins += 1;
    this.#entries.delete(path);
    this.#entries.set(path, entry);
    try {
      const file = await entry.file;
      this.#evict();
      return file;
    } catch (error) {
      if (this.#entries.get(path) === entry) {
        this.#entries.delete(path);
      }
      throw error;
    }
  }

  /** Gives back what {@link FilePool.acquire} returned. */
  release(path: string): void {
    const entry = this.#entries.get(path);
    if (!entry) {
      return;
    }
    entry.pins -= 1;
    if (entry.doomed && entry.pins === 0) {
      this.#drop(path, entry);
    }
  }

  /** Runs one operation on an open file. */
  async use<T>(
    path: string,
    action: (file: LogFile) => Promise<T>,
  ): Promise<T> {
    const file = await this.acquire(path);
    try {
      return await action(file);
    } finally {
      this.release(path);
    }
  }

  /** Closes the file as soon as nobody uses it; for files that were removed or replaced. */
  forget(path: string): void {
    const entry = this.#entries.get(path);
    if (!entry) {
      return;
    }
    entry.doomed = true;
    if (entry.pins === 0) {
      this.#drop(path, entry);
    }
  }

  /** Closes everything; the users are gone by then. */
  async close(): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    await Promise.all(entries.map(closeQuietly));
  }

  #evict(): void {
    if (this.#entries.size <= this.#limit) {
      return;
    }
    for (const [path, entry] of this.#entries) {
      if (entry.pins === 0) {
        this.#drop(path, entry);
        if (this.#entries.size <= this.#limit) {
          return;
        }
      }
    }
  }

  #drop(path: string, entry: Entry): void {
    this.#entries.delete(path);
    closeQuietly(entry);
  }
}

/** Everything written was flushed before, so an error of close has nothing left to lose. */
async function closeQuietly(entry: Entry): Promise<void> {
  await entry.file.then(file => file.close()).catch(() => undefined);
}
