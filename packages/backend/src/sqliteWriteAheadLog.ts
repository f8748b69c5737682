import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';

/** The log is merged into the file every so many pages of 4 KiB, because that waits for the disk. */
const CHECKPOINT_PAGES = 10_000;

/**
 * Lets SQLite append the catalog's changes to a log instead of rewriting its file.
 *
 * In SQLite's own default every transaction waits for the disk several times. The catalog makes several
 * transactions for each entity, so that thousands of new streams took minutes. With a write-ahead log
 * (https://sqlite.org/wal.html) the database stays whole whatever happens; a machine that loses its power may lose the
 * last moments, which the catalog reads again from its sources. On another database this does nothing.
 */
export const sqliteWriteAheadLog = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'sqlite-write-ahead-log',
  register(env) {
    env.registerInit({
      deps: { database: coreServices.database },
      async init({ database }) {
        const client = await database.getClient();
        if (client.client.config.client === 'better-sqlite3') {
          await client.raw('PRAGMA journal_mode = WAL');
          // What SQLite does by itself only where it finds the log at the start.
          await client.raw('PRAGMA synchronous = NORMAL');
          await client.raw(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
        }
      },
    });
  },
});
