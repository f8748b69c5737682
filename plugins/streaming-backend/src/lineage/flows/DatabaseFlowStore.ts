import {
  LineageEdge,
  lineageRateSchema,
  provenances,
} from '@millrace/backstage-plugin-streaming-common';
import { Knex } from 'knex';
import { z } from 'zod/v4';
import { Flow } from './Flow';
import { FeedPosition, FlowStore } from './FlowStore';

/** Rows in one statement; SQLite bounds the number of values. */
const BATCH = 200;

/** A row of `lineage_flows`. PostgreSQL answers big integers as text. */
const rowSchema = z
  .object({
    id: z.string(),
    valid_from: z.coerce.number(),
    source: z.enum([
      'observations',
      'groups',
      'access rules',
      'catalog',
      'contracts',
    ]),
    provenance: z.enum(provenances),
    cluster: z.string(),
    topic: z.string(),
    direction: z.enum(['read', 'write']),
    actor: z.string(),
    first_seen: z.coerce.number().nullable(),
    last_seen: z.coerce.number().nullable(),
    rate: z.string().nullable(),
    attributes: z.string(),
  })
  .loose();

const actorSchema = z.object({
  application: z.string().optional(),
  clientFamily: z.string().optional(),
  principal: z.string().optional(),
  group: z.string().optional(),
});
const attributesSchema = z.record(z.string(), z.string());

interface PositionRow {
  partition: number;
  position: string;
}

/** Keeps flows in the plugin's database. */
export class DatabaseFlowStore implements FlowStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async open(): Promise<Flow[]> {
    const rows = await this.#knex('lineage_flows')
      .whereNull('valid_to')
      .orderBy(['valid_from', 'id']);
    const flows = new Map<string, Flow>();
    for (const row of rows) {
      const flow = toFlow(row);
      // Two instances may have begun the same flow at once: the earlier row counts.
      if (!flows.has(flow.id)) {
        flows.set(flow.id, flow);
      }
    }
    return [...flows.values()];
  }

  async lastAttributes(id: string) {
    const row = await this.#knex('lineage_flows')
      .where({ id })
      .orderBy('valid_from', 'desc')
      .first('attributes');
    return row ? attributesSchema.parse(JSON.parse(row.attributes)) : undefined;
  }

  async save(flows: readonly Flow[]): Promise<void> {
    for (let at = 0; at < flows.length; at += BATCH) {
      await this.#knex('lineage_flows')
        .insert(flows.slice(at, at + BATCH).map(toRow))
        .onConflict(['id', 'valid_from'])
        .merge(['first_seen', 'last_seen', 'rate', 'attributes', 'valid_to']);
    }
  }

  async end(flows: readonly { flow: Flow; at: number }[]): Promise<void> {
    if (flows.length === 0) {
      return;
    }
    await this.#knex.transaction(async transaction => {
      for (const { flow, at } of flows) {
        // By id alone, so that the second row of a flow begun twice ends too.
        await transaction('lineage_flows')
          .where({ id: flow.id })
          .whereNull('valid_to')
          .update({ valid_to: at });
      }
    });
  }

  async forgetEndedBefore(instant: number): Promise<void> {
    await this.#knex('lineage_flows').where('valid_to', '<', instant).delete();
  }

  async positions(cluster: string, topic: string): Promise<FeedPosition[]> {
    const rows: PositionRow[] = await this.#knex('lineage_positions')
      .where({ cluster, topic })
      .orderBy('partition')
      .select('partition', 'position');
    return rows.map(row => ({
      partition: row.partition,
      offset: BigInt(row.position),
    }));
  }

  async savePositions(
    cluster: string,
    topic: string,
    positions: readonly FeedPosition[],
  ): Promise<void> {
    await this.#knex.transaction(async transaction => {
      for (const { partition, offset } of positions) {
        const key = { cluster, topic, partition };
        const row = await transaction('lineage_positions')
          .where(key)
          .first('position');
        if (!row) {
          await transaction('lineage_positions')
            .insert({ ...key, position: String(offset) })
            .onConflict(['cluster', 'topic', 'partition'])
            .ignore();
        } else if (BigInt(row.position) < offset) {
          await transaction('lineage_positions')
            .where(key)
            .update({ position: String(offset) });
        }
      }
    });
  }
}

function toRow(flow: Flow) {
  return {
    id: flow.id,
    valid_from: flow.validFrom,
    valid_to: null,
    source: flow.source,
    provenance: flow.provenance,
    cluster: flow.cluster,
    topic: flow.topic,
    direction: flow.direction,
    actor: JSON.stringify(flow.actor),
    first_seen: flow.firstSeen,
    last_seen: flow.lastSeen,
    rate: flow.rate && JSON.stringify(flow.rate),
    attributes: JSON.stringify(flow.attributes),
  };
}

function toFlow(value: unknown): Flow {
  const row = rowSchema.parse(value);
  return {
    id: row.id,
    validFrom: row.valid_from,
    source: row.source,
    provenance: row.provenance,
    cluster: row.cluster,
    topic: row.topic,
    direction: row.direction,
    actor: actorSchema.parse(JSON.parse(row.actor)),
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    rate: toRate(row.rate),
    attributes: attributesSchema.parse(JSON.parse(row.attributes)),
  };
}

function toRate(text: string | null): LineageEdge['rate'] {
  return text === null ? null : lineageRateSchema.parse(JSON.parse(text));
}
