import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { Feed } from '@millrace/backstage-plugin-streaming-common';
import { landscapeLocation, stableHash, toEntities } from '../entities';
import { FeedStateStore } from './FeedStateStore';

/** Entities per mutation. */
const BATCH = 500;

/**
 * Brings the streams of one landscape into the catalog: reads the feed, compares it with what was sent last, and
 * sends the difference. While the feed is incomplete nothing is removed.
 */
export class StreamEntityProvider implements EntityProvider {
  readonly #landscape: string;
  readonly #readFeed: (landscape: string) => Promise<Feed>;
  readonly #readDomains: () => Promise<ReadonlyMap<string, string>>;
  readonly #state: Pick<FeedStateStore, 'read' | 'write'>;
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
    logger: LoggerService;
  }) {
    this.#landscape = options.landscape;
    this.#readFeed = options.readFeed;
    this.#readDomains = options.readDomains;
    this.#state = options.state;
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
    const [feed, domains, known] = await Promise.all([
      this.#readFeed(this.#landscape),
      this.#readDomains(),
      this.#state.read(this.#landscape),
    ]);
    const present = new Map(
      toEntities(feed, domains).map(entity => [
        stringifyEntityRef(entity),
        entity,
      ]),
    );
    const changed = [...present].flatMap(([ref, entity]) => {
      const hash = stableHash(entity);
      return known.get(ref) === hash ? [] : [{ ref, entity, hash }];
    });
    const removed = feed.complete
      ? [...known.keys()].filter(ref => !present.has(ref))
      : [];
    if (changed.length === 0 && removed.length === 0) {
      return;
    }
    const locationKey = this.getProviderName();
    for (let at = 0; at < Math.max(changed.length, 1); at += BATCH) {
      const part = changed.slice(at, at + BATCH);
      // Removals go with the first part, so that a renamed thing is not there twice for long.
      const gone = at === 0 ? removed : [];
      await connection.applyMutation({
        type: 'delta',
        added: part.map(({ entity }) => toDeferred(entity, locationKey)),
        removed: gone.map(entityRef => ({ entityRef, locationKey })),
      });
      await this.#state.write(this.#landscape, {
        sent: new Map(part.map(({ ref, hash }) => [ref, hash])),
        removed: gone,
      });
    }
    this.#logger.info('Streams were brought into the catalog', {
      landscape: this.#landscape,
      changed: changed.length,
      removed: removed.length,
      unchanged: present.size - changed.length,
    });
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

function toDeferred(entity: Entity, locationKey: string) {
  return { entity, locationKey };
}
