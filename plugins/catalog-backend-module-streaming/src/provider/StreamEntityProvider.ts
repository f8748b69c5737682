import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { Feed } from '@millrace/backstage-plugin-streaming-common';
import {
  byUrgency,
  landscapeLocation,
  stableHash,
  toEntities,
} from '../entities';
import { CatalogBacklog } from './CatalogBacklog';
import { FeedStateStore } from './FeedStateStore';

/** Entities per mutation. */
const BATCH = 250;
/** The next mutation is sent when so many entities of the earlier ones are left, so that the catalog never runs dry. */
const LOW_WATER = 250;

interface Changes {
  /** The most urgent first. */
  changed: { ref: string; entity: Entity; hash: string; isNew: boolean }[];
  /** References. */
  removed: string[];
  unchanged: number;
}

/**
 * Brings the streams of one landscape into the catalog: reads the feed, compares it with what was sent last, and
 * sends the difference. While the feed is incomplete nothing is removed.
 */
export class StreamEntityProvider implements EntityProvider {
  readonly #landscape: string;
  readonly #readFeed: (landscape: string) => Promise<Feed>;
  readonly #readDomains: () => Promise<ReadonlyMap<string, string>>;
  readonly #state: Pick<FeedStateStore, 'read' | 'write'>;
  readonly #backlog: CatalogBacklog;
  readonly #logger: LoggerService;
  #connection: EntityProviderConnection | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #failing = false;

  constructor(options: {
    landscape: string;
    readFeed: (landscape: string) => Promise<Feed>;
    /** Names of the catalog's Domains and their references. */
    readDomains: () => Promise<ReadonlyMap<string, string>>;
    state: Pick<FeedStateStore, 'read' | 'write'>;
    backlog: CatalogBacklog;
    logger: LoggerService;
  }) {
    this.#landscape = options.landscape;
    this.#readFeed = options.readFeed;
    this.#readDomains = options.readDomains;
    this.#state = options.state;
    this.#backlog = options.backlog;
    this.#logger = options.logger;
  }

  getProviderName(): string {
    return landscapeLocation(this.#landscape);
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /** Never two at a time: a call during a run makes one more follow it. Failures are logged, not thrown. */
  async refresh(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#run();
    try {
      await this.#running;
    } finally {
      this.#running = undefined;
    }
    return undefined;
  }

  async #run(): Promise<void> {
    do {
      this.#again = false;
      try {
        await this.#apply();
        this.#failing = false;
      } catch (error) {
        this.#noteFailure(error);
      }
    } while (this.#again);
  }

  async #apply(): Promise<void> {
    const connection = this.#connection;
    if (!connection) {
      return;
    }
    const changes = await this.#compare();
    const { changed, removed } = changes;
    if (changed.length === 0 && removed.length === 0) {
      return;
    }
    const locationKey = this.getProviderName();
    let sent = 0;
    do {
      const part = changed.slice(sent, sent + BATCH);
      // Removals go with the first part, so that a renamed thing is not there twice for long.
      const gone = sent === 0 ? removed : [];
      await connection.applyMutation({
        type: 'delta',
        added: part.map(({ entity }) => ({ entity, locationKey })),
        removed: gone.map(entityRef => ({ entityRef, locationKey })),
      });
      await this.#state.write(this.#landscape, {
        sent: new Map(part.map(({ ref, hash }) => [ref, hash])),
        removed: gone,
      });
      sent += part.length;
      this.#backlog.add(
        part.filter(({ isNew }) => isNew).map(({ ref }) => ref),
      );
      if (sent < changed.length) {
        await this.#backlog.shrinkTo(LOW_WATER);
      }
      // What has changed meanwhile may be more urgent than what is left; the next run sends both.
    } while (sent < changed.length && !this.#again);
    this.#logger.info('Streams were brought into the catalog', {
      landscape: this.#landscape,
      changed: sent,
      removed: removed.length,
      unchanged: changes.unchanged,
      left: changed.length - sent,
    });
  }

  async #compare(): Promise<Changes> {
    const [feed, domains, known] = await Promise.all([
      this.#readFeed(this.#landscape),
      this.#readDomains(),
      this.#state.read(this.#landscape),
    ]);
    const present = new Map(
      toEntities(feed, domains)
        .sort(byUrgency)
        .map(entity => [stringifyEntityRef(entity), entity]),
    );
    const changed = [...present].flatMap(([ref, entity]) => {
      const hash = stableHash(entity);
      const before = known.get(ref);
      return before === hash
        ? []
        : [{ ref, entity, hash, isNew: before === undefined }];
    });
    return {
      changed,
      removed: feed.complete
        ? [...known.keys()].filter(ref => !present.has(ref))
        : [],
      unchanged: present.size - changed.length,
    };
  }

  /** The streaming plugin starts beside the catalog, so the first reads may fail. */
  #noteFailure(error: unknown): void {
    const message = isError(error) ? error.message : String(error);
    if (this.#failing) {
      this.#logger.debug(`The streaming feed cannot be read: ${message}`);
      return;
    }
    this.#failing = true;
    this.#logger.info(
      `The streaming feed cannot be read yet, nothing is changed: ${message}`,
    );
  }
}
