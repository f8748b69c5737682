import { Knex } from 'knex';
import { Presence } from './presence';

const TABLE = 'topic_presence';
/** SQLite takes at most 32,766 values per statement; a row has 6. */
const BATCH = 500;

interface Row {
  cluster: string;
  name: string;
  first_seen: string | number;
  misses: number;
  absent_since: string | number | null;
  missing_since: string | number | null;
}

/** Remembers which topics were seen, so that absence is still noticed after a restart. */
export class DatabasePresenceStore {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  async read(cluster: string): Promise<Presence[]> {
    const rows = await this.#database<Row>(TABLE).where({ cluster });
    return rows.map(row => ({
      name: row.name,
      firstSeen: Number(row.first_seen),
      misses: row.misses,
      absentSince: toInstant(row.absent_since),
      missingSince: toInstant(row.missing_since),
    }));
  }

  async write(
    cluster: string,
    change: { changed: readonly Presence[]; forgotten: readonly string[] },
  ): Promise<void> {
    const { changed, forgotten } = change;
    for (let at = 0; at < changed.length; at += BATCH) {
      await this.#database<Row>(TABLE)
        .insert(
          changed.slice(at, at + BATCH).map(presence => ({
            cluster,
            name: presence.name,
            first_seen: presence.firstSeen,
            misses: presence.misses,
            absent_since: presence.absentSince,
            missing_since: presence.missingSince,
          })),
        )
        .onConflict(['cluster', 'name'])
        .merge();
    }
    for (let at = 0; at < forgotten.length; at += BATCH) {
      await this.#database<Row>(TABLE)
        .where({ cluster })
        .whereIn('name', forgotten.slice(at, at + BATCH))
        .delete();
    }
  }
}

/** PostgreSQL answers 64-bit columns as strings. */
function toInstant(value: string | number | null): number | null {
  return value === null ? null : Number(value);
}
