import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  RequestEvent,
  RequestState,
  RequestSummary,
  say,
} from '@millrace/backstage-plugin-streaming-common';
import { Knex } from 'knex';
import { messageOf } from '../../lib/messageOf';
import { sayError } from '../../lib/sayError';
import { withCause } from '../../lib/withCause';
import { OpenTopic } from '../../selfService';
import { applyQuery } from './applyQuery';
import {
  Idempotency,
  LeaseLostError,
  NewRequest,
  NewRequestEvent,
  RequestChanges,
  RequestLease,
  RequestQuery,
  RequestStore,
  StoredRequest,
  StoredStep,
} from './RequestStore';
import {
  candidatesOf,
  toEvent,
  toRequestId,
  toRequestNumber,
  toStep,
  toStepRow,
  toStoredRequest,
  toSummary,
} from './rows';

/** How long a worker may be silent before another one takes over, milliseconds. */
const LEASE_MS = 30_000;
/** Requests that a worker looks at before it gives up claiming one: others may be faster. */
const CLAIM_CANDIDATES = 10;
/** States in which a request may still create its topic. */
const openStates: readonly RequestState[] = [
  'checking',
  'awaiting_approval',
  'approved',
  'provisioning',
  'failed',
];

/** Requests in the database of the plugin; SQLite and PostgreSQL. */
export class DatabaseRequestStore implements RequestStore {
  readonly #database: Knex;
  readonly #now: () => number;

  constructor(options: { database: Knex; now?: () => number }) {
    this.#database = options.database;
    this.#now = options.now ?? Date.now;
  }

  async create(
    request: NewRequest,
    idempotency?: Idempotency,
  ): Promise<{ request: StoredRequest; existing: boolean }> {
    const earlier = await this.#findEarlier(request.requester, idempotency);
    if (earlier) {
      return { request: earlier, existing: true };
    }
    const now = this.#now();
    const { document, ...columns } = request;
    try {
      const number = await this.#database.transaction(async transaction => {
        const [row] = await transaction('requests')
          .insert({
            ...columns,
            version: 1,
            revision: 1,
            state: 'draft',
            document: JSON.stringify(document),
            created_at: now,
            updated_at: now,
            idempotency_key: idempotency?.key ?? null,
            idempotency_hash: idempotency?.hash ?? null,
          })
          .returning('number');
        await this.#insertEvents(transaction, row.number, now, [
          {
            actor: request.requester,
            kind: 'created',
            from: null,
            to: 'draft',
            text: null,
            revision: 1,
          },
        ]);
        return Number(row.number);
      });
      return { request: await this.get(toRequestId(number)), existing: false };
    } catch (error) {
      // Two calls with the same key at the same time: the other one was faster.
      const winner = isDatabaseConflictError(error)
        ? await this.#findEarlier(request.requester, idempotency)
        : undefined;
      if (winner) {
        return { request: winner, existing: true };
      }
      throw error;
    }
  }

  async get(id: string): Promise<StoredRequest> {
    const row = await this.#database('requests')
      .where({ number: numberOf(id) })
      .first();
    if (!row) {
      throw unknownRequest(id);
    }
    try {
      return toStoredRequest(row);
    } catch (error) {
      throw withCause(
        new Error(`Request ${id} cannot be read: ${messageOf(error)}`),
        error instanceof Error ? error : new Error(String(error)),
      );
    }
  }

  async list(
    query: RequestQuery,
  ): Promise<{ items: RequestSummary[]; total: number }> {
    const matching = applyQuery(this.#database('requests'), query);
    const counted = await matching.clone().count({ total: '*' }).first();
    const rows = await matching
      .select('requests.*')
      .orderBy('number', 'desc')
      .offset(query.offset)
      .limit(query.limit);
    return {
      items: rows.map(toSummary),
      total: Number(counted?.total ?? 0),
    };
  }

  async openTopics(cluster: string): Promise<OpenTopic[]> {
    const rows = await this.#database('requests')
      .where({ cluster })
      .whereIn('state', [...openStates])
      .select('number', 'topic', 'state')
      .orderBy('number');
    return rows.map(row => ({
      name: row.topic,
      request: toRequestId(row.number),
      state: row.state,
    }));
  }

  async update(
    request: StoredRequest,
    changes: RequestChanges,
    events: readonly NewRequestEvent[],
    options: { lease?: RequestLease; resetSteps?: boolean } = {},
  ): Promise<StoredRequest> {
    const { lease, resetSteps } = options;
    const number = numberOf(request.id);
    const now = this.#now();
    const { document, ...columns } = changes;
    await this.#database.transaction(async transaction => {
      const written = await transaction('requests')
        .where({
          number,
          version: request.version,
          ...(lease ? { lease_owner: lease.owner } : {}),
        })
        .update({
          ...columns,
          ...(document ? { document: JSON.stringify(document) } : {}),
          version: request.version + 1,
          updated_at: now,
          ...(lease ? { lease_until: now + LEASE_MS } : {}),
        });
      if (written !== 1) {
        throw new ConflictError(
          `Request ${request.id} was changed by somebody else in the meantime; read it again and repeat`,
        );
      }
      await this.#insertEvents(transaction, number, now, events);
      if (resetSteps) {
        await transaction('request_steps')
          .where({ request: number })
          .whereNotIn('outcome', ['done', 'already-as-planned', 'recorded'])
          .update({ outcome: 'pending', ended_at: null });
      }
      await this.#replaceCandidates(
        transaction,
        number,
        candidatesOf({
          state: changes.state ?? request.state,
          document: document ?? request.document,
        }),
      );
    });
    return this.get(request.id);
  }

  async appendEvent(id: string, event: NewRequestEvent): Promise<void> {
    await this.#insertEvents(this.#database, numberOf(id), this.#now(), [
      event,
    ]);
  }

  async events(id: string): Promise<RequestEvent[]> {
    const rows = await this.#database('request_events')
      .where({ request: numberOf(id) })
      .orderBy('id');
    return rows.map(toEvent);
  }

  async steps(id: string): Promise<StoredStep[]> {
    const rows = await this.#database('request_steps')
      .where({ request: numberOf(id) })
      .orderBy('position');
    return rows.map(toStep);
  }

  async saveStep(
    lease: RequestLease,
    step: StoredStep,
    position: number,
  ): Promise<void> {
    const request = numberOf(lease.request);
    await this.#database.transaction(async transaction => {
      const held = await transaction('requests')
        .where({ number: request, lease_owner: lease.owner })
        .update({ lease_until: this.#now() + LEASE_MS });
      if (held !== 1) {
        throw new LeaseLostError(lease);
      }
      await transaction('request_steps')
        .insert({ ...toStepRow(step), request, position })
        .onConflict(['request', 'id'])
        .merge();
    });
  }

  async claim(
    worker: string,
    states: readonly RequestState[],
    id?: string,
  ): Promise<RequestLease | undefined> {
    const now = this.#now();
    const free = (query: Knex.QueryBuilder) =>
      query
        .whereIn('state', [...states])
        .andWhere(lease =>
          lease.whereNull('lease_until').orWhere('lease_until', '<', now),
        );
    const wanted = id === undefined ? {} : { number: numberOf(id) };
    const rows = await free(this.#database('requests').where(wanted))
      .select('number')
      .orderBy('updated_at')
      .limit(CLAIM_CANDIDATES);
    for (const { number } of rows) {
      // Repeats the condition: of several workers only the first still finds it free.
      const claimed = await free(
        this.#database('requests').where({ number }),
      ).update({ lease_owner: worker, lease_until: now + LEASE_MS });
      if (claimed === 1) {
        return { request: toRequestId(number), owner: worker };
      }
    }
    return undefined;
  }

  async release(lease: RequestLease): Promise<void> {
    await this.#database('requests')
      .where({ number: numberOf(lease.request), lease_owner: lease.owner })
      .update({ lease_owner: null, lease_until: null });
  }

  async untouchedSince(state: RequestState, time: number): Promise<string[]> {
    const rows = await this.#database('requests')
      .where({ state })
      .andWhere('updated_at', '<', time)
      .select('number')
      .orderBy('number');
    return rows.map(row => toRequestId(row.number));
  }

  async #findEarlier(
    requester: string,
    idempotency: Idempotency | undefined,
  ): Promise<StoredRequest | undefined> {
    if (!idempotency) {
      return undefined;
    }
    const { key, hash } = idempotency;
    const row = await this.#database('requests')
      .where({ requester, idempotency_key: key })
      .first();
    if (row && row.idempotency_hash !== null && row.idempotency_hash !== hash) {
      throw sayError(
        ConflictError,
        say('request.keyReused', { key, id: toRequestId(row.number) }),
      );
    }
    return row && toStoredRequest(row);
  }

  async #insertEvents(
    database: Knex,
    request: number,
    at: number,
    events: readonly NewRequestEvent[],
  ): Promise<void> {
    if (events.length > 0) {
      await database('request_events').insert(
        events.map(({ from, to, said, ...event }) => ({
          ...event,
          said: said ? JSON.stringify(said) : null,
          request,
          at,
          from_state: from,
          to_state: to,
        })),
      );
    }
  }

  async #replaceCandidates(
    database: Knex,
    request: number,
    candidates: readonly string[],
  ): Promise<void> {
    await database('request_candidates').where({ request }).delete();
    if (candidates.length > 0) {
      await database('request_candidates').insert(
        candidates.map(candidate => ({ request, entity_ref: candidate })),
      );
    }
  }
}

/** The same for what does not exist and for what one may not see. */
export function unknownRequest(id: string): NotFoundError {
  return sayError(NotFoundError, say('request.unknown', { id }));
}

function numberOf(id: string): number {
  const number = toRequestNumber(id);
  if (number === undefined) {
    throw unknownRequest(id);
  }
  return number;
}
