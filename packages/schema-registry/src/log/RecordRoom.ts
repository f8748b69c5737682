import { errorCodes, RegistryError } from '../RegistryError';
import { EncodedRecord } from './RegistryRecord';

/** The most that a record needs besides key and value: its header and its lengths. */
const recordBytes = 256;
/** The most that a batch needs besides its records. */
const batchBytes = 64;

/** How much a topic takes at once: its `max.message.bytes`, which counts whole batches. */
export class RecordRoom {
  readonly #topic: string;
  readonly #maxBytes: number;

  constructor(topic: string, maxBytes: number) {
    this.#topic = topic;
    this.#maxBytes = maxBytes;
  }

  /** @throws RegistryError 42209 naming the limit, for a record that no batch can hold */
  require(records: readonly EncodedRecord[]): void {
    for (const record of records) {
      const needed = batchBytes + sizeOf(record);
      if (needed > this.#maxBytes) {
        throw new RegistryError(
          errorCodes.schemaTooLarge,
          `The record of the schema may need ${needed} bytes; topic "${
            this.#topic
          }" takes ${
            this.#maxBytes
          } (max.message.bytes). Raise it and restart the registry, or make the schema smaller`,
        );
      }
    }
  }

  /** Cuts messages into batches that the topic takes, in order. */
  batches<M extends EncodedRecord>(messages: readonly M[]): M[][] {
    const batches: M[][] = [];
    let room = 0;
    for (const message of messages) {
      const needed = sizeOf(message);
      const last = batches.at(-1);
      if (last && needed <= room) {
        last.push(message);
      } else {
        batches.push([message]);
        room = this.#maxBytes - batchBytes;
      }
      room -= needed;
    }
    return batches;
  }
}

function sizeOf({ key, value }: EncodedRecord): number {
  return recordBytes + Buffer.byteLength(key) + Buffer.byteLength(value ?? '');
}
