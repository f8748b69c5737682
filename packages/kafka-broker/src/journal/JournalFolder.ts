import path from 'node:path';
import type { FileSystem } from '../log/FileSystem';
import { JournalFile, JournalFiles } from './JournalFiles';

/**
 * A journal's files in a folder of the broker's file system.
 *
 * @internal
 */
export class JournalFolder implements JournalFiles {
  readonly #fileSystem: FileSystem;
  readonly #folder: string;

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem;
    this.#folder = folder;
  }

  async list(): Promise<string[]> {
    await this.#fileSystem.makeFolder(this.#folder);
    await this.#fileSystem.syncFolder(path.dirname(this.#folder));
    return this.#fileSystem.list(this.#folder);
  }

  async read(name: string): Promise<Buffer> {
    const content = await this.#fileSystem.readFile(this.#path(name));
    if (!content) {
      throw new Error(`${this.#path(name)} does not exist`);
    }
    return content;
  }

  async openForAppend(name: string): Promise<JournalFile> {
    const file = await this.#fileSystem.open(this.#path(name), {
      create: true,
    });
    let end = await file.size();
    return {
      async append(bytes) {
        await file.write([bytes], end);
        end += bytes.length;
      },
      flush: () => file.sync(),
      close: () => file.close(),
    };
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#fileSystem.rename(this.#path(from), this.#path(to));
  }

  async remove(name: string): Promise<void> {
    await this.#fileSystem.remove(this.#path(name));
  }

  async truncate(name: string, length: number): Promise<void> {
    const file = await this.#fileSystem.open(this.#path(name), {
      create: false,
    });
    try {
      await file.truncate(length);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async flushDirectory(): Promise<void> {
    await this.#fileSystem.syncFolder(this.#folder);
  }

  #path(name: string): string {
    return path.join(this.#folder, name);
  }
}
