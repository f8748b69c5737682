/** How many batches a producer may have in flight, and so how many can be sent again. */
const REMEMBERED_BATCHES = 5;
const MAX_SEQUENCE = 0x7fffffff;

/** A batch of an idempotent producer that is in the log. */
export interface RememberedBatch {
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly firstOffset: bigint;
  readonly lastOffset: bigint;
  /** Append time in milliseconds where the topic stamps batches, else -1. */
  readonly appendTime: bigint;
}

/** What one partition knows of one idempotent producer. */
export interface ProducerState {
  readonly epoch: number;
  /** Oldest first, at most five. */
  readonly batches: readonly RememberedBatch[];
  /** Wall clock in milliseconds of the last batch; the state expires by it. */
  readonly lastUsedMs: number;
}

/** The part of a batch's head that idempotence looks at. */
export interface SequencedBatch {
  readonly producerEpoch: number;
  readonly baseSequence: number;
  readonly lastOffsetDelta: number;
}

/** What to do with a batch: store it, answer with a stored one, or refuse it. */
export type SequenceVerdict =
  | { readonly kind: 'append' }
  | { readonly kind: 'duplicate'; readonly batch: RememberedBatch }
  | {
      readonly kind: 'refused';
      readonly error: 'INVALID_PRODUCER_EPOCH' | 'OUT_OF_ORDER_SEQUENCE_NUMBER';
      readonly message: string;
    };

/**
 * Judges a batch by what the partition remembers of its producer.
 *
 * A producer that the partition does not know, because its state expired or its records were
 * removed, may begin with any sequence number (KIP-360); so UNKNOWN_PRODUCER_ID is never given,
 * as in current brokers.
 */
export function judgeSequence(
  state: ProducerState | undefined,
  batch: SequencedBatch,
): SequenceVerdict {
  if (!state) {
    return { kind: 'append' };
  }
  const { producerEpoch, baseSequence } = batch;
  if (producerEpoch < state.epoch) {
    return {
      kind: 'refused',
      error: 'INVALID_PRODUCER_EPOCH',
      message: `Producer epoch ${producerEpoch} is older than the current one, ${state.epoch}`,
    };
  }
  const known = producerEpoch === state.epoch ? state.batches : [];
  const lastSequence = lastSequenceOf(batch);
  const same = known.find(
    candidate =>
      candidate.firstSequence === baseSequence &&
      candidate.lastSequence === lastSequence,
  );
  if (same) {
    return { kind: 'duplicate', batch: same };
  }
  const expected = nextSequence(known.at(-1)?.lastSequence);
  return baseSequence === expected
    ? { kind: 'append' }
    : {
        kind: 'refused',
        error: 'OUT_OF_ORDER_SEQUENCE_NUMBER',
        message: `Sequence number ${baseSequence} does not follow: ${expected} is next for epoch ${producerEpoch}`,
      };
}

/** The producer's state after a batch was stored. */
export function rememberBatch(
  state: ProducerState | undefined,
  batch: SequencedBatch,
  stored: Omit<RememberedBatch, 'firstSequence' | 'lastSequence'>,
  nowMs: number,
): ProducerState {
  const sameEpoch = state?.epoch === batch.producerEpoch;
  const earlier = sameEpoch ? state.batches : [];
  return {
    epoch: batch.producerEpoch,
    batches: [
      ...earlier.slice(-(REMEMBERED_BATCHES - 1)),
      {
        ...stored,
        firstSequence: batch.baseSequence,
        lastSequence: lastSequenceOf(batch),
      },
    ],
    lastUsedMs: nowMs,
  };
}

/** Sequence numbers count up to 2^31 - 1 and go on with 0. */
function lastSequenceOf(batch: SequencedBatch): number {
  const last = batch.baseSequence + batch.lastOffsetDelta;
  return last > MAX_SEQUENCE ? last - MAX_SEQUENCE - 1 : last;
}

function nextSequence(last: number | undefined): number {
  return last === undefined || last === MAX_SEQUENCE ? 0 : last + 1;
}
