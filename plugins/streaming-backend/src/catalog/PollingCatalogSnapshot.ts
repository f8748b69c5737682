import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { messageOf } from '../lib/messageOf';
import { matchApplication } from './bindings';
import {
  Application,
  ApplicationMatch,
  CatalogDomain,
  CatalogGroup,
  CatalogSnapshot,
  TrafficIdentity,
} from './CatalogSnapshot';
import { CatalogContent, ENTITY_FIELDS, readEntities } from './readEntities';

/** A person who edits an annotation expects to see it work while still looking. */
const INTERVAL_MS = 5_000;

/** {@link CatalogSnapshot} that asks the catalog again every few seconds with the plugin's own credentials. */
export class PollingCatalogSnapshot implements CatalogSnapshot {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #environmentOf: (cluster: string) => string | undefined;
  readonly #listeners = new Set<() => void>();
  #content: CatalogContent = readEntities([]);
  #groups = new Map<string, CatalogGroup>();
  #applications = new Map<string, Application>();
  #signature = '';
  #refreshedAt: number | null = null;
  #failing = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    /** Environment of a cluster; undefined for unknown ones. */
    environmentOf: (cluster: string) => string | undefined;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#environmentOf = options.environmentOf;
  }

  /** Reads now and then again and again; failures are logged once and tried again. */
  start(): void {
    const poll = async () => {
      await this.refreshNow().catch(error => this.#noteFailure(error));
      if (!this.#stopped) {
        this.#timer = setTimeout(poll, INTERVAL_MS);
        this.#timer.unref();
      }
    };
    poll();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  get refreshedAt(): number | null {
    return this.#refreshedAt;
  }

  applications(): readonly Application[] {
    return this.#content.applications;
  }

  application(entityRef: string): Application | undefined {
    return this.#applications.get(entityRef);
  }

  applicationFor({ cluster, ...identity }: TrafficIdentity): ApplicationMatch {
    return matchApplication(
      this.#content.applications,
      identity,
      this.#environmentOf(cluster),
    );
  }

  groups(): readonly CatalogGroup[] {
    return this.#content.groups;
  }

  group(entityRef: string): CatalogGroup | undefined {
    return this.#groups.get(entityRef);
  }

  groupsOf(userRef: string): readonly string[] {
    const found = new Set(this.#content.memberships.get(userRef));
    // A set visits what is added while walking it, so this climbs to the top; cycles end at what is known.
    for (const ref of found) {
      const parent = this.group(ref)?.parent;
      if (parent) {
        found.add(parent);
      }
    }
    return [...found];
  }

  findGroup(name: string): CatalogGroup | undefined {
    const wanted = name.toLocaleLowerCase('en-US');
    const tests: ((group: CatalogGroup) => boolean)[] = [
      group => group.entityRef === wanted,
      group => group.entityRef.split('/').pop() === wanted,
      group => group.title.toLocaleLowerCase('en-US') === wanted,
    ];
    for (const test of tests) {
      const [first, second] = this.#content.groups.filter(test);
      if (first) {
        return second ? undefined : first;
      }
    }
    return undefined;
  }

  domains(): readonly CatalogDomain[] {
    return this.#content.domains;
  }

  domain(name: string): CatalogDomain | undefined {
    const wanted = name.toLocaleLowerCase('en-US');
    return this.#content.domains.find(one => one.name === wanted);
  }

  async refreshNow(): Promise<void> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: [{ kind: ['Component', 'Group', 'User', 'Domain'] }],
        fields: ENTITY_FIELDS,
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const content = readEntities(items);
    const signature = JSON.stringify([
      content.applications,
      content.groups,
      content.domains,
      [...content.memberships],
    ]);
    const first = this.#refreshedAt === null;
    this.#content = content;
    this.#groups = new Map(content.groups.map(one => [one.entityRef, one]));
    this.#applications = new Map(
      content.applications.map(one => [one.entityRef, one]),
    );
    this.#refreshedAt = Date.now();
    this.#failing = false;
    if (first || signature !== this.#signature) {
      this.#signature = signature;
      this.#listeners.forEach(listener => listener());
    }
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #noteFailure(error: unknown): void {
    if (!this.#failing) {
      this.#failing = true;
      this.#logger.warn(
        `The catalog cannot be read, owners and applications stay as last seen: ${messageOf(
          error,
        )}`,
      );
    }
  }
}
