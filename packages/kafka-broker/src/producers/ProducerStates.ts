import {
  judgeSequence,
  ProducerState,
  RememberedBatch,
  rememberBatch,
  SequencedBatch,
  SequenceVerdict,
} from './ProducerState';

/*
 * Snapshot: version uint8, then per producer
 *   producerId int64, epoch int16, lastUsedMs int64, batch count uint8, and per batch
 *   firstSequence int32, lastSequence int32, firstOffset int64, lastOffset int64, appendTime int64
 */
const VERSION = 1;
const PRODUCER_BYTES = 19;
const BATCH_BYTES = 32;

/** A batch of an idempotent producer as it comes, before it has its place in the log. */
export interface ProducerBatch extends SequencedBatch {
  readonly producerId: bigint;
}

/**
 * The idempotent producers that wrote to one partition lately.
 *
 * Costs nothing for partitions that no such producer writes to.
 */
export class ProducerStates {
  #states: Map<bigint, ProducerState> | undefined;

  /** Number of producers that are remembered. */
  get size(): number {
    return this.#states?.size ?? 0;
  }

  /** What to do with a batch; changes nothing. */
  judge(batch: ProducerBatch): SequenceVerdict {
    return judgeSequence(this.#states?.get(batch.producerId), batch);
  }

  /** Takes a batch in that was given its place. */
  remember(
    batch: ProducerBatch,
    stored: Omit<RememberedBatch, 'firstSequence' | 'lastSequence'>,
    nowMs: number,
  ): void {
    this.#states ??= new Map();
    const state = this.#states.get(batch.producerId);
    const next = rememberBatch(state, batch, stored, nowMs);
    this.#states.set(batch.producerId, next);
  }

  /** Forgets producers that wrote nothing since `beforeMs` (wall clock). */
  expire(beforeMs: number): void {
    for (const [producerId, state] of this.#states ?? []) {
      if (state.lastUsedMs < beforeMs) {
        this.#states?.delete(producerId);
      }
    }
  }

  /** The whole state as bytes, for the partition's checkpoint; empty without producers. */
  encode(): Buffer {
    const states = [...(this.#states ?? [])];
    if (states.length === 0) {
      return Buffer.alloc(0);
    }
    const size = states.reduce(
      (sum, [, state]) =>
        sum + PRODUCER_BYTES + state.batches.length * BATCH_BYTES,
      1,
    );
    const bytes = Buffer.alloc(size);
    let at = bytes.writeUInt8(VERSION, 0);
    for (const [producerId, state] of states) {
      at = bytes.writeBigInt64BE(producerId, at);
      at = bytes.writeInt16BE(state.epoch, at);
      at = bytes.writeBigInt64BE(BigInt(Math.trunc(state.lastUsedMs)), at);
      at = bytes.writeUInt8(state.batches.length, at);
      for (const batch of state.batches) {
        at = bytes.writeInt32BE(batch.firstSequence, at);
        at = bytes.writeInt32BE(batch.lastSequence, at);
        at = bytes.writeBigInt64BE(batch.firstOffset, at);
        at = bytes.writeBigInt64BE(batch.lastOffset, at);
        at = bytes.writeBigInt64BE(batch.appendTime, at);
      }
    }
    return bytes;
  }

  /**
   * Reads what {@link ProducerStates.encode} wrote; the caller has checked the bytes' CRC.
   *
   * @throws Error when the version is a newer one
   */
  static decode(bytes: Buffer): ProducerStates {
    const states = new ProducerStates();
    if (bytes.length === 0) {
      return states;
    }
    const version = bytes.readUInt8(0);
    if (version !== VERSION) {
      throw new Error(
        `Producer state has version ${version}; this broker reads version ${VERSION}`,
      );
    }
    const map = new Map<bigint, ProducerState>();
    let at = 1;
    while (at < bytes.length) {
      const producerId = bytes.readBigInt64BE(at);
      const count = bytes.readUInt8(at + 18);
      map.set(producerId, {
        epoch: bytes.readInt16BE(at + 8),
        lastUsedMs: Number(bytes.readBigInt64BE(at + 10)),
        batches: readBatches(bytes, at + PRODUCER_BYTES, count),
      });
      at += PRODUCER_BYTES + count * BATCH_BYTES;
    }
    states.#states = map;
    return states;
  }
}

function readBatches(
  bytes: Buffer,
  from: number,
  count: number,
): RememberedBatch[] {
  return Array.from({ length: count }, (_, index) => {
    const at = from + index * BATCH_BYTES;
    return {
      firstSequence: bytes.readInt32BE(at),
      lastSequence: bytes.readInt32BE(at + 4),
      firstOffset: bytes.readBigInt64BE(at + 8),
      lastOffset: bytes.readBigInt64BE(at + 16),
      appendTime: bytes.readBigInt64BE(at + 24),
    };
  });
}
