import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ConventionSet,
  parseConventions,
  parsePolicies,
  Policies,
} from '@millrace/backstage-plugin-streaming-common';
import { WatchedFile } from './WatchedFile';

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
