import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import fs from 'node:fs/promises';
import { parse } from 'yaml';
import { messageOf } from '../lib/messageOf';

/** How often a file is looked at again at most, milliseconds. */
const LOOK_INTERVAL_MS = 1000;

/**
 * A YAML file that people edit while the portal runs. While it is broken, what it said before holds, and the log
 * says why. A path of null stands for an absent document.
 */
export class WatchedFile<T> {
  readonly #path: string | null;
  readonly #parse: (document: unknown) => { value: T; warnings: string[] };
  readonly #logger: LoggerService;
  readonly #now: () => number;
  #value: T | undefined;
  #stamp = '';
  #lookedAt = 0;

  constructor(options: {
    path: string | null;
    parse: (document: unknown) => { value: T; warnings: string[] };
    logger: LoggerService;
    now: () => number;
  }) {
    this.#path = options.path;
    this.#parse = options.parse;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** @throws InputError naming the file and each problem in it */
  async load(): Promise<T> {
    this.#lookedAt = this.#now();
    if (this.#path === null) {
      this.#value = this.#parse(undefined).value;
      return this.#value;
    }
    try {
      this.#stamp = await stampOf(this.#path);
      const text = await fs.readFile(this.#path, 'utf8');
      const { value, warnings } = this.#parse(parse(text));
      for (const warning of warnings) {
        this.#logger.warn(`${this.#path}: ${warning}`);
      }
      this.#value = value;
      return value;
    } catch (error) {
      throw new InputError(`${this.#path}: ${messageOf(error)}`);
    }
  }

  /** What the file says, read again when it changed. */
  async current(): Promise<T> {
    const value = this.#value ?? (await this.load());
    if (
      this.#path === null ||
      this.#now() - this.#lookedAt < LOOK_INTERVAL_MS
    ) {
      return value;
    }
    this.#lookedAt = this.#now();
    try {
      return (await stampOf(this.#path)) === this.#stamp
        ? value
        : await this.load();
    } catch (error) {
      this.#logger.error(
        `${messageOf(error)}; what the file said before still holds`,
      );
      return value;
    }
  }
}

async function stampOf(path: string): Promise<string> {
  const { mtimeMs, size } = await fs.stat(path);
  return `${mtimeMs} ${size}`;
}
