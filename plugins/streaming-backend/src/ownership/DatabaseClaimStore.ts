import { Knex } from 'knex';

const TABLE = 'topic_claims';

/** Who claimed a topic for which group. */
export interface Claim {
  cluster: string;
  topic: string;
  /** Complete reference of the group. */
  owner: string;
  /** Complete reference of the user. */
  claimedBy: string;
  /** Epoch milliseconds. */
  claimedAt: number;
}

interface Row {
  cluster: string;
  topic: string;
  owner: string;
  claimed_by: string;
  claimed_at: string | number;
}

/** Claims of topics in the plugin's database, with a copy in memory that `load` renews. */
export class DatabaseClaimStore {
  readonly #database: Knex;
  #claims = new Map<string, Claim>();

  constructor(database: Knex) {
    this.#database = database;
  }

  /** Reads what other instances wrote. */
  async load(): Promise<void> {
    const rows = await this.#database<Row>(TABLE).select();
    this.#claims = new Map(
      rows.map(row => [
        keyOf(row.cluster, row.topic),
        {
          cluster: row.cluster,
          topic: row.topic,
          owner: row.owner,
          claimedBy: row.claimed_by,
          claimedAt: Number(row.claimed_at),
        },
      ]),
    );
  }

  async record(claim: Claim): Promise<void> {
    const { cluster, topic } = claim;
    await this.#database<Row>(TABLE)
      .insert({
        cluster,
        topic,
        owner: claim.owner,
        claimed_by: claim.claimedBy,
        claimed_at: claim.claimedAt,
      })
      .onConflict(['cluster', 'topic'])
      .merge();
    this.#claims.set(keyOf(cluster, topic), claim);
  }

  get(cluster: string, topic: string): Claim | undefined {
    return this.#claims.get(keyOf(cluster, topic));
  }
}

function keyOf(cluster: string, topic: string): string {
  return `${cluster}\0${topic}`;
}
