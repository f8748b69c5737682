import * as fs from 'node:fs/promises';
import * as path from 'node:path';

/**
 * The few file operations a journal is built from, so that tests can drop unflushed writes,
 * tear them, or refuse them. Names are plain file names inside one directory.
 *
 * @internal
 */
export interface JournalFiles {
  /** Names in the directory, in no particular order; creates the directory when absent. */
  list(): Promise<string[]>;
  /** The whole file. */
  read(name: string): Promise<Buffer>;
  /** Opens for appending, creating an empty file when absent. */
  openForAppend(name: string): Promise<JournalFile>;
  rename(from: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
  truncate(name: string, length: number): Promise<void>;
  /** Makes creations, renames and removals durable. */
  flushDirectory(): Promise<void>;
}

/**
 * One open file of a {@link JournalFiles}.
 *
 * @internal
 */
export interface JournalFile {
  append(bytes: Buffer): Promise<void>;
  /** Returns when everything appended before is on the disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * {@link JournalFiles} in a real directory, created with mode 0700, files with 0600.
 *
 * @internal
 */
export class NodeJournalFiles implements JournalFiles {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async list(): Promise<string[]> {
    await fs.mkdir(this.#directory, { recursive: true, mode: 0o700 });
    return fs.readdir(this.#directory);
  }

  async read(name: string): Promise<Buffer> {
    return fs.readFile(this.#path(name));
  }

  async openForAppend(name: string): Promise<JournalFile> {
    const handle = await fs.open(this.#path(name), 'a', 0o600);
    return {
      async append(bytes) {
        let written = 0;
        while (written < bytes.length) {
          const result = await handle.write(bytes, written);
          written += result.bytesWritten;
        }
      },
      flush: () => handle.datasync(),
      close: () => handle.close(),
    };
  }

  async rename(from: string, to: string): Promise<void> {
    await fs.rename(this.#path(from), this.#path(to));
  }

  async remove(name: string): Promise<void> {
    await fs.rm(this.#path(name), { force: true });
  }

  async truncate(name: string, length: number): Promise<void> {
    const handle = await fs.open(this.#path(name), 'r+');
    try {
      await handle.truncate(length);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  async flushDirectory(): Promise<void> {
    const handle = await fs.open(this.#directory, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  #path(name: string): string {
    return path.join(this.#directory, name);
  }
}
