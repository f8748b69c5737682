import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

const TABLE = 'streaming_feed_state';
/** Beside the catalog's own migrations in the same database. */
const MIGRATIONS_TABLE = 'streaming_feed_migrations';
const BATCH = 500;

interface Row {
  landscape: string;
  entity_ref: string;
  hash: string;
}

/** Remembers what was sent, so that an unchanged entity is not sent again after a restart. */
export class FeedStateStore {
  readonly #database: Knex;

  private constructor(database: Knex) {
    this.#database = database;
  }

  static async create(service: DatabaseService): Promise<FeedStateStore> {
    const database = await service.getClient();
    if (!service.migrations?.skip) {
      await database.migrate.latest({
        tableName: MIGRATIONS_TABLE,
        directory: resolvePackagePath(
          '@millrace/backstage-plugin-catalog-backend-module-streaming',
          'migrations',
        ),
      });
    }
    return new FeedStateStore(database);
  }

  /** Entity reference → hash. */
  async read(landscape: string): Promise<Map<string, string>> {
    const rows = await this.#database<Row>(TABLE).where({ landscape });
    return new Map(rows.map(row => [row.entity_ref, row.hash]));
  }

  async write(
    landscape: string,
    change: { sent: ReadonlyMap<string, string>; removed: readonly string[] },
  ): Promise<void> {
    const rows = [...change.sent].map(([entity_ref, hash]) => ({
      landscape,
      entity_ref,
      hash,
    }));
    for (let at = 0; at < rows.length; at += BATCH) {
      await this.#database<Row>(TABLE)
        .insert(rows.slice(at, at + BATCH))
        .onConflict(['landscape', 'entity_ref'])
        .merge();
    }
    for (let at = 0; at < change.removed.length; at += BATCH) {
      await this.#database<Row>(TABLE)
        .where({ landscape })
        .whereIn('entity_ref', change.removed.slice(at, at + BATCH))
        .delete();
    }
  }
}
