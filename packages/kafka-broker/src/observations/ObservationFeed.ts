/*
 * Writes what was observed to the internal topic, so that a portal reads it over the Kafka
 * protocol like any other topic. A new edge is written within a second of its first batch, every
 * other thing once per minute.
 */
import { buildRecordBatch } from '@millrace/kafka-protocol';
import type { Transfer } from '../handlers/Transfer';
import { Clock } from '../log/Clock';
import { Logger } from '../logging/Logger';
import { observationKey, ObservationRecord } from './observationRecords';
import { ObservationRecorder } from './ObservationRecorder';

const WINDOW_MS = 60_000;
/** Programs start together: their first batches are told together, still well within a second. */
const NEW_EDGE_DELAY_MS = 250;
const RECORDS_PER_BATCH = 500;

/** @internal */
export interface ObservationFeedOptions {
  recorder: ObservationRecorder;
  /** Lag of all groups now. */
  measureLag: () => Promise<ObservationRecord[]>;
  /** Stores a record batch in the internal topic. */
  append: (batch: Buffer) => Promise<void>;
  clock: Clock;
  logger: Logger;
}

/** @internal */
export class ObservationFeed {
  readonly #options: ObservationFeedOptions;
  #writing: Promise<void> = Promise.resolve();
  #cancelWindow: (() => void) | undefined;
  #cancelNew: (() => void) | undefined;
  #running = false;

  constructor(options: ObservationFeedOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = true;
    this.#scheduleWindow();
  }

  /** Writes the window that has begun and ends. */
  async stop(): Promise<void> {
    if (!this.#running) {
      return;
    }
    this.#running = false;
    this.#cancelWindow?.();
    this.#cancelNew?.();
    await this.#write(async () => this.#options.recorder.takeWindow());
  }

  /** Counts records that were moved. */
  observe(transfer: Transfer): void {
    if (this.#options.recorder.observe(transfer)) {
      this.#tellSoon();
    }
  }

  #tellSoon(): void {
    if (!this.#running || this.#cancelNew) {
      return;
    }
    this.#cancelNew = this.#options.clock.setTimer(() => {
      this.#cancelNew = undefined;
      this.#write(async () => this.#options.recorder.takeNew());
    }, NEW_EDGE_DELAY_MS);
  }

  #scheduleWindow(): void {
    this.#cancelWindow = this.#options.clock.setTimer(() => {
      this.#scheduleWindow();
      this.#write(async () => [
        ...this.#options.recorder.takeWindow(),
        ...(await this.#options.measureLag()),
      ]);
    }, WINDOW_MS);
  }

  /** One write after the other; a failure is logged and costs that write only. */
  #write(take: () => Promise<ObservationRecord[]>): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      try {
        await this.#append(await take());
      } catch (error) {
        this.#options.logger.warn('Observations could not be written', {
          error: String(error),
        });
      }
    });
    return this.#writing;
  }

  async #append(records: readonly ObservationRecord[]): Promise<void> {
    const timestamp = BigInt(this.#options.clock.now());
    for (let from = 0; from < records.length; from += RECORDS_PER_BATCH) {
      await this.#options.append(
        buildRecordBatch(
          records.slice(from, from + RECORDS_PER_BATCH).map(record => ({
            key: Buffer.from(observationKey(record)),
            value: Buffer.from(JSON.stringify(record)),
            timestamp,
          })),
        ),
      );
    }
  }
}
