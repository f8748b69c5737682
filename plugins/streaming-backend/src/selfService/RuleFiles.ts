import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  ConventionSet,
  parseConventions,
  parsePolicies,
  Policies,
} from '@millrace/backstage-plugin-streaming-common';
import fs from 'node:fs/promises';
import { parse } from 'yaml';
import { messageOf } from '../lib/messageOf';

/** How often a file is looked at again at most, milliseconds. */
const LOOK_INTERVAL_MS = 1000;

/** The rules that requests are judged by, as the files say now. */
export interface Rules {
  conventions: ConventionSet;
  policies: Policies;
}

/**
 * The conventions and policies files. Edits hold for the next check without a restart; while a file is broken, what
 * it said before holds and the log says why.
 */
export class RuleFiles {
  readonly #conventions: WatchedFile<ConventionSet>;
  readonly #policies: WatchedFile<Policies>;

  private constructor(
    conventions: WatchedFile<ConventionSet>,
    policies: WatchedFile<Policies>,
  ) {
    this.#conventions = conventions;
    this.#policies = policies;
  }

  /**
   * Reads both files; a path of null stands for the shipped rules.
   *
   * @throws InputError naming the file and each problem in it
   */
  static async create(options: {
    conventionsFile: string | null;
    policiesFile: string | null;
    logger: LoggerService;
    now?: () => number;
  }): Promise<RuleFiles> {
    const { logger, now = Date.now } = options;
    const conventions = new WatchedFile({
      path: options.conventionsFile,
      logger,
      now,
      parse: document => {
        const { conventions: value, warnings } = parseConventions(document);
        return { value, warnings };
      },
    });
    const policies = new WatchedFile({
      path: options.policiesFile,
      logger,
      now,
      parse: document => {
        const { policies: value, warnings } = parsePolicies(document);
        return { value, warnings };
      },
    });
    await conventions.load();
    await policies.load();
    return new RuleFiles(conventions, policies);
  }

  async current(): Promise<Rules> {
    return {
      conventions: await this.#conventions.current(),
      policies: await this.#policies.current(),
    };
  }
}

class WatchedFile<T> {
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
