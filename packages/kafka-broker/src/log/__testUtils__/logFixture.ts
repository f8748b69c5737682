import { buildRecordBatch, recordsOf } from '@millrace/kafka-protocol';
import type { AppendOutcome, Appended } from '../AppendOutcome';
import { defaultLogConfig, type LogConfig } from '../LogConfig';
import { LogStore, type LogStoreOptions } from '../LogStore';
import type { PartitionLog } from '../PartitionLog';
import { FakeClock } from './FakeClock';
import { FaultFileSystem } from './FaultFileSystem';

/** Any topic id will do. */
export const TOPIC_ID = '11111111-2222-4333-8444-555555555555';

/** Folder of the first partition in the fixture's file system. */
export const PARTITION_FOLDER = `/data/partitions/${TOPIC_ID}/0`;

/** A log store on a disk in memory that can be stopped in several ways and opened again. */
export class LogFixture {
  readonly clock = new FakeClock();
  readonly disk = new FaultFileSystem();
  readonly logged: Array<{ level: string; message: string; facts: unknown }> =
    [];
  config: LogConfig = defaultLogConfig;
  readonly #options: Partial<LogStoreOptions>;

  constructor(options: Partial<LogStoreOptions> = {}) {
    this.#options = options;
  }

  async open(): Promise<LogStore> {
    // Whoever starts the broker makes the data folder.
    await this.disk.makeFolder('/data');
    await this.disk.syncFolder('');
    const log =
      (level: string) => (message: string, facts?: Record<string, unknown>) => {
        this.logged.push({ level, message, facts });
      };
    return LogStore.open({
      dataDir: '/data',
      fileSystem: this.disk.process(),
      clock: this.clock,
      logger: { info: log('info'), warn: log('warn'), error: log('error') },
      configOf: () => this.config,
      ...this.#options,
    });
  }
}

/** A batch of records whose values are given. */
export function batchOf(
  values: readonly string[],
  options: {
    timestamp?: bigint;
    key?: string | null;
    producer?: { id: bigint; epoch: number; sequence: number };
  } = {},
): Buffer {
  const { timestamp = 1n, key = null, producer } = options;
  return buildRecordBatch(
    values.map(value => ({
      key: key === null ? null : Buffer.from(key),
      value: Buffer.from(value),
      timestamp,
    })),
    producer && {
      producerId: producer.id,
      producerEpoch: producer.epoch,
      baseSequence: producer.sequence,
    },
  );
}

/** The success of an append, or a failed test. */
export function expectAppended(outcome: AppendOutcome): Appended {
  if (outcome.kind !== 'appended') {
    throw new Error(`Refused: ${outcome.error} ${outcome.message}`);
  }
  return outcome;
}

/** Every readable value of a partition in order, read in small pieces, with its offset. */
export async function readAll(
  log: PartitionLog,
  maxBytes = 200,
): Promise<Array<{ offset: bigint; value: string }>> {
  const all: Array<{ offset: bigint; value: string }> = [];
  let offset = log.logStartOffset;
  for (;;) {
    const read = await log.read({ offset, maxBytes });
    if (read.kind === 'refused') {
      throw new Error(`Refused: ${read.error} ${read.message}`);
    }
    if (read.records.length === 0) {
      return all;
    }
    for (const record of recordsIn(read.records)) {
      if (record.offset >= offset) {
        all.push(record);
      }
    }
    offset = read.nextOffset;
  }
}

/** Offsets and values of stored batches. */
export function recordsIn(
  records: Buffer,
): Array<{ offset: bigint; value: string }> {
  const found: Array<{ offset: bigint; value: string }> = [];
  let at = 0;
  while (at < records.length) {
    const batch = records.subarray(at, at + 12 + records.readInt32BE(at + 8));
    for (const { offset, value } of recordsOf(batch)) {
      found.push({ offset, value: String(value) });
    }
    at += batch.length;
  }
  return found;
}
