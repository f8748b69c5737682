/*
 * The registry without its HTTP face.
 *
 * Two states are kept. `#durable` holds what the log has confirmed and is what readers see.
 * `#planned` is ahead of it by the writes that are on their way: commands decide on it one after
 * the other, without waiting, so that many writes share one append and still see each other. When
 * an append fails its outcome is unknown; later writes then wait until everything on its way has
 * settled, and go on from what is durable.
 */
import { Decision } from './commands/Decision';
import { restoreRecords } from './commands/restoreRecords';
import { Judge } from './judge/Question';
import { SchemaJudge } from './judge/SchemaJudge';
import { Logger } from './Logger';
import {
  decodeRecord,
  EncodedRecord,
  encodeRecord,
  RegistryRecord,
} from './log/RegistryRecord';
import { LogRecord, SchemaLog } from './log/SchemaLog';
import { metricsText, requestLabels } from './metricsText';
import { RegistryState } from './state/RegistryState';

/** What an operator asks first. */
export interface RegistryHealth {
  ready: boolean;
  subjects: number;
  versions: number;
  highestId: number;
  /** Records that could not be read; they are kept in the topic. */
  unreadableRecords: number;
  /** How long the replay at start took. */
  replayMs: number;
}

/** What was decided, with the text that it is written as. */
interface SentRecord extends EncodedRecord {
  record: RegistryRecord;
}

export class Registry {
  /** Whether new schemas must keep the rules on names and defaults; stored ones never must. */
  readonly validateNewSchemas: boolean;
  /** Answers what takes reading schemas. */
  readonly judge: SchemaJudge;
  readonly #log: SchemaLog;
  readonly #logger: Logger;
  readonly #requests = new Map<string, number>();
  #durable = new RegistryState();
  #planned = new RegistryState();
  #ready = false;
  #replayMs = 0;
  #unreadableRecords = 0;
  /** The last record of each key that does not count, until one follows that does. */
  readonly #voided = new Map<string, RegistryRecord>();
  #onTheirWay = new Set<Promise<void>>();
  /** What is on its way by its key; read back unchanged, it shares its texts with what is planned. */
  readonly #sent = new Map<string, SentRecord>();
  #recovery: Promise<void> | undefined;
  #restoring = false;

  constructor(options: {
    log: SchemaLog;
    judge: SchemaJudge;
    logger: Logger;
    validateNewSchemas?: boolean;
  }) {
    this.validateNewSchemas = options.validateNewSchemas ?? true;
    this.#log = options.log;
    this.judge = options.judge;
    this.#logger = options.logger;
  }

  /** What is durable. Callers read and never change it. */
  get state(): RegistryState {
    return this.#durable;
  }

  get ready(): boolean {
    return this.#ready;
  }

  /** Replays the log; answers right from when it resolves. */
  async start(): Promise<void> {
    const begin = performance.now();
    this.judge.warm();
    await this.#log.start(record => this.#apply(record));
    this.#planned = RegistryState.copyOf(this.#durable);
    this.#replayMs = Math.round(performance.now() - begin);
    this.#ready = true;
    this.#logger.info('Replayed the schema log', { ...this.health() });
    await this.#restore();
  }

  async stop(): Promise<void> {
    this.#ready = false;
    await this.#log.stop();
    await this.judge.stop();
  }

  health(): RegistryHealth {
    return {
      ready: this.#ready,
      ...this.#durable.size(),
      unreadableRecords: this.#unreadableRecords,
      replayMs: this.#replayMs,
    };
  }

  /** Counts a request that was answered. */
  countRequest(
    route: { method: string; path: string },
    httpStatus: number,
  ): void {
    const labels = requestLabels(route, httpStatus);
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
  }

  /** What there is to measure, as Prometheus text. */
  metricsText(): string {
    return metricsText(this.health(), this.judge.figures, this.#requests);
  }

  /**
   * Decides on a command and answers when it is durable and can be read.
   *
   * @throws RegistryError of the decision, or 50001 / 50002 of the log
   */
  async write<T>(
    decide: (state: RegistryState, judge: Judge) => Decision<T>,
  ): Promise<T> {
    const { answer, appended } = await this.judge.run(
      judge => this.#plan(decide(this.#planned, judge)),
      () => this.#recovery,
    );
    if (!appended) {
      // The answer may rest on a write that is not durable yet.
      await Promise.all(this.#onTheirWay);
      return answer;
    }
    try {
      await appended;
      // This instance may have been told of them while another wrote.
      void this.#restore();
      return answer;
    } catch (error) {
      this.#recovery ??= this.#recover();
      throw error;
    } finally {
      this.#onTheirWay.delete(appended);
    }
  }

  /** Sends what was decided on its way; other decisions see it from here on. */
  #plan<T>({ records, answer }: Decision<T>): {
    answer: T;
    appended?: Promise<void>;
  } {
    if (!records.length) return { answer };
    const sent = records.map(
      (record): SentRecord => ({ ...encodeRecord(record), record }),
    );
    this.#log.requireRoom(sent);
    const now = Date.now();
    records.forEach(record => this.#planned.apply(record, now));
    sent.forEach(each => this.#sent.set(each.key, each));
    const appended = this.#log.append(sent);
    this.#onTheirWay.add(appended);
    return { answer, appended };
  }

  async #recover(): Promise<void> {
    await Promise.allSettled(this.#onTheirWay);
    this.#sent.clear();
    this.#planned = RegistryState.copyOf(this.#durable);
    this.#recovery = undefined;
    this.#logger.warn('A write failed; going on from what is durable');
  }

  #apply(logged: LogRecord): void {
    const record = this.#decode(logged);
    if (!record) return;
    if (!logged.counts) {
      if (record.keytype !== 'NOOP') this.#voided.set(logged.key, record);
      if (this.#ready) void this.#restore();
      return;
    }
    this.#voided.delete(logged.key);
    this.#durable.apply(record, logged.timestampMs);
    if (this.#ready && !logged.awaited) {
      this.#planned.apply(record, logged.timestampMs);
    }
  }

  /** Says again what void records may hide after a compaction; only the instance that writes can. */
  async #restore(): Promise<void> {
    if (this.#restoring) return;
    this.#restoring = true;
    while (this.#voided.size) {
      const voided = [...this.#voided];
      this.#voided.clear();
      try {
        await this.write(state => ({
          records: voided.flatMap(([, each]) => restoreRecords(state, each)),
          answer: undefined,
        }));
        this.#logger.info('Made up for records that came too late', {
          records: voided.length,
        });
      } catch (error) {
        // They are left to the instance that writes, or to this one once it does.
        voided.forEach(([key, each]) => this.#voided.set(key, each));
        this.#logger.debug('Records that came too late were left alone', {
          records: voided.length,
          error: String(error),
        });
        break;
      }
    }
    this.#restoring = false;
  }

  #decode(logged: LogRecord): RegistryRecord | undefined {
    const sent = logged.awaited ? this.#sent.get(logged.key) : undefined;
    if (sent && sent.value === logged.value) {
      this.#sent.delete(logged.key);
      return sent.record;
    }
    try {
      return decodeRecord(logged);
    } catch (error) {
      this.#unreadableRecords++;
      this.#logger.warn('A record of the schema log cannot be read', {
        offset: logged.offset,
        error: String(error),
      });
      return undefined;
    }
  }
}
