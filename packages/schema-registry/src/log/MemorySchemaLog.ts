import { EncodedRecord } from './RegistryRecord';
import { LogRecord, SchemaLog } from './SchemaLog';

/** A log that lives as long as its object; several registries may follow each other on it. */
export class MemorySchemaLog implements SchemaLog {
  readonly records: LogRecord[] = [];
  readonly #now: () => number;
  #apply: (record: LogRecord) => void = () => {};

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async start(apply: (record: LogRecord) => void): Promise<void> {
    this.records.forEach(apply);
    this.#apply = apply;
  }

  requireRoom(): void {}

  async append(records: readonly EncodedRecord[]): Promise<void> {
    for (const record of records) {
      const logged = {
        ...record,
        offset: BigInt(this.records.length),
        timestampMs: this.#now(),
        awaited: true,
        counts: true,
      };
      this.records.push({ ...logged, awaited: false });
      this.#apply(logged);
    }
  }

  async stop(): Promise<void> {
    this.#apply = () => {};
  }
}
