import { EncodedRecord } from './RegistryRecord';

/**
 * A record at its place in the log. `timestampMs` is when it was written; `awaited` says that it
 * comes from an `append` of this object that has not failed, so it is not news to the writer. One
 * that does not count is void: it came too late, and whoever writes now makes up for it, because
 * compaction may let it outlive the record that counts.
 */
export interface LogRecord extends EncodedRecord {
  offset: bigint;
  timestampMs: number;
  awaited: boolean;
  counts: boolean;
}

/**
 * The durable, ordered memory of a registry: a compacted topic, or a list in tests.
 */
export interface SchemaLog {
  /**
   * Replays what is there, in order, and resolves when the end is reached; goes on calling `apply`
   * for every record that comes later, whoever wrote it.
   *
   * @throws Error with a sentence when the log cannot serve a registry
   */
  start(apply: (record: LogRecord) => void): Promise<void>;

  /**
   * Refuses records that the log cannot hold, before anything is decided on them.
   *
   * @throws RegistryError 42209 naming the limit
   */
  requireRoom(records: readonly EncodedRecord[]): void;

  /**
   * Appends records together and resolves once they are durable and applied here.
   *
   * @throws RegistryError 50001 or 50002; after either, the outcome is unknown
   */
  append(records: readonly EncodedRecord[]): Promise<void>;

  stop(): Promise<void>;
}
