import { topicContractSchema } from '@millrace/backstage-plugin-streaming-common';
import { Knex } from 'knex';
import { z } from 'zod/v4';
import { ContractStore, StoredContract } from './ContractStore';

const TABLE = 'topic_contracts';

const storedContractSchema = z.object({
  cluster: z.string(),
  topic: z.string(),
  owner: z.string(),
  contract: topicContractSchema,
  subjects: z.array(
    z.object({ subject: z.string(), role: z.enum(['key', 'value']) }),
  ),
  configs: z.record(z.string(), z.string()),
  deadLetterTopic: z.string().nullable(),
});

interface Row {
  cluster: string;
  topic: string;
  contract: string;
}

/** {@link ContractStore} in the plugin's database, with a copy in memory that `load` renews. */
export class DatabaseContractStore implements ContractStore {
  readonly #database: Knex;
  #contracts = new Map<string, StoredContract>();
  #list: readonly StoredContract[] | undefined;

  constructor(database: Knex) {
    this.#database = database;
  }

  /** Reads what other instances wrote. A row that cannot be read is left out. */
  async load(): Promise<void> {
    const rows = await this.#database<Row>(TABLE).select();
    this.#contracts = new Map(
      rows.flatMap(row => {
        const parsed = storedContractSchema.safeParse(JSON.parse(row.contract));
        return parsed.success
          ? [[keyOf(row.cluster, row.topic), parsed.data] as const]
          : [];
      }),
    );
    this.#list = undefined;
  }

  async record(contract: StoredContract): Promise<void> {
    const { cluster, topic } = contract;
    await this.#database<Row>(TABLE)
      .insert({ cluster, topic, contract: JSON.stringify(contract) })
      .onConflict(['cluster', 'topic'])
      .merge();
    this.#contracts.set(keyOf(cluster, topic), contract);
    this.#list = undefined;
  }

  async remove(cluster: string, topic: string): Promise<void> {
    await this.#database<Row>(TABLE).where({ cluster, topic }).delete();
    this.#contracts.delete(keyOf(cluster, topic));
    this.#list = undefined;
  }

  get(cluster: string, topic: string): StoredContract | undefined {
    return this.#contracts.get(keyOf(cluster, topic));
  }

  list(): readonly StoredContract[] {
    this.#list ??= [...this.#contracts.values()];
    return this.#list;
  }
}

function keyOf(cluster: string, topic: string): string {
  return `${cluster}\0${topic}`;
}
