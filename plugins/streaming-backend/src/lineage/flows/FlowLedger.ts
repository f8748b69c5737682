/*
 * The flows that hold now, in memory, and their way into the store.
 *
 * Two kinds of sources feed it. Those that see traffic report *sightings*: a flow begins with the first and ends,
 * at its last one, after a week of silence. Those that know a whole state (rules, declarations) hand in all of it,
 * and the ledger begins and ends what differs. Readers are told at once; the store follows.
 */
import { LoggerService } from '@backstage/backend-plugin-api';
import { Flow, FlowSource, FlowStatement, toFlowId } from './Flow';
import { FlowStore } from './FlowStore';

/** Silence after which an observed flow ends at its last sighting. */
const SILENCE_MS = 7 * 24 * 60 * 60_000;
/** How long ended flows are kept. */
const HISTORY_MS = 400 * 24 * 60 * 60_000;

export interface FlowChange {
  /** Begun, or seen again. */
  set: readonly Flow[];
  ended: readonly Flow[];
}

/** Which statements a source answers for when it hands in its whole state. */
export interface FlowScope {
  source: FlowSource;
  cluster: string;
}

export class FlowLedger {
  readonly #store: FlowStore;
  readonly #now: () => number;
  readonly #logger: LoggerService;
  readonly #flows = new Map<string, Flow>();
  readonly #listeners = new Set<(change: FlowChange) => void>();
  #writes: Promise<void> = Promise.resolve();

  private constructor(options: {
    store: FlowStore;
    logger: LoggerService;
    now: () => number;
  }) {
    this.#store = options.store;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Reads what the store holds. */
  static async load(options: {
    store: FlowStore;
    logger: LoggerService;
    now?: () => number;
  }): Promise<FlowLedger> {
    const ledger = new FlowLedger({ now: Date.now, ...options });
    for (const flow of await options.store.open()) {
      ledger.#flows.set(flow.id, flow);
    }
    return ledger;
  }

  /** The flows that hold, in no particular order. */
  flows(): Iterable<Flow> {
    return this.#flows.values();
  }

  get(id: string): Flow | undefined {
    return this.#flows.get(id);
  }

  /** Calls the listener after each change; returns how to stop. */
  subscribe(listener: (change: FlowChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes sightings: each flow begins or is brought up to date. Resolves when they are stored. */
  async sight(statements: readonly FlowStatement[]): Promise<void> {
    const set = statements.map(statement => this.#merge(statement));
    await this.#apply({ set, ended: [] });
  }

  /** Makes the flows of the scope exactly these. Resolves when they are stored. */
  async replace(
    scope: FlowScope,
    statements: readonly FlowStatement[],
  ): Promise<void> {
    const wanted = new Set<string>();
    const set: Flow[] = [];
    for (const statement of statements) {
      const id = toFlowId(statement);
      const known = this.#flows.get(id);
      wanted.add(id);
      if (!known || !isSame(known.attributes, statement.attributes)) {
        set.push(this.#merge(statement));
      }
    }
    const ended = [...this.#flows.values()].filter(
      flow =>
        flow.source === scope.source &&
        flow.cluster === scope.cluster &&
        !wanted.has(flow.id),
    );
    await this.#apply({ set, ended });
  }

  /** Ends flows, each at its last sighting. */
  async end(flows: readonly Flow[]): Promise<void> {
    await this.#apply({ set: [], ended: flows });
  }

  /** Ends what was silent for too long and forgets what ended too long ago. */
  async sweep(): Promise<void> {
    const now = this.#now();
    const silent = [...this.#flows.values()].filter(
      flow =>
        flow.provenance === 'observed' &&
        now - (flow.lastSeen ?? flow.validFrom) > SILENCE_MS,
    );
    await this.#apply({ set: [], ended: silent });
    await this.#store.forgetEndedBefore(now - HISTORY_MS);
  }

  /** Resolves when everything said so far is stored. */
  async flushed(): Promise<void> {
    await this.#writes;
  }

  #merge(statement: FlowStatement): Flow {
    const id = toFlowId(statement);
    const known = this.#flows.get(id);
    const now = this.#now();
    return {
      ...statement,
      id,
      validFrom: known?.validFrom ?? now,
      firstSeen: earliest(known?.firstSeen, statement.firstSeen),
      lastSeen: latest(known?.lastSeen, statement.lastSeen),
    };
  }

  async #apply(change: FlowChange): Promise<void> {
    if (change.set.length === 0 && change.ended.length === 0) {
      return;
    }
    change.set.forEach(flow => this.#flows.set(flow.id, flow));
    change.ended.forEach(flow => this.#flows.delete(flow.id));
    this.#listeners.forEach(listener => listener(change));
    const now = this.#now();
    const write = this.#writes.then(async () => {
      await this.#store.save(change.set);
      await this.#store.end(
        change.ended.map(flow => ({
          flow,
          at: flow.provenance === 'observed' ? flow.lastSeen ?? now : now,
        })),
      );
    });
    // One failed write must not keep the later ones from being tried; whoever waits for it hears of it.
    this.#writes = write.catch(error =>
      this.#logger.warn(`Lineage could not be stored: ${error}`),
    );
    await write;
  }
}

function earliest(a: number | null | undefined, b: number | null) {
  return a === null || a === undefined || b === null ? a ?? b : Math.min(a, b);
}

function latest(a: number | null | undefined, b: number | null) {
  return a === null || a === undefined || b === null ? a ?? b : Math.max(a, b);
}

function isSame(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => a[key] === b[key])
  );
}
