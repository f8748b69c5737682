/**
 * Kafka's names of the reasons for which a log refuses a batch.
 *
 * @public
 */
export type AppendError =
  | 'CORRUPT_MESSAGE'
  | 'INVALID_PRODUCER_EPOCH'
  | 'INVALID_RECORD'
  | 'INVALID_TIMESTAMP'
  | 'INVALID_TXN_STATE'
  | 'KAFKA_STORAGE_ERROR'
  | 'MESSAGE_TOO_LARGE'
  | 'OUT_OF_ORDER_SEQUENCE_NUMBER';

/**
 * The batch has its place and is as durable as the flush mode promises.
 *
 * @public
 */
export interface Appended {
  readonly kind: 'appended';
  readonly baseOffset: bigint;
  readonly lastOffset: bigint;
  /** Milliseconds since 1970 where the broker stamped the batch, else -1. */
  readonly appendTimeMs: bigint;
  readonly logStartOffset: bigint;
  /** The batch was there before: nothing was stored now. */
  readonly duplicate: boolean;
  readonly recordCount: number;
  readonly sizeBytes: number;
}

/**
 * Nothing was stored.
 *
 * @public
 */
export interface Refused<Name extends string> {
  readonly kind: 'refused';
  readonly error: Name;
  readonly message: string;
  /** The record that is at fault, counted from 0; undefined where it is the whole batch. */
  readonly recordIndex?: number;
}

/** @public */
export type AppendOutcome = Appended | Refused<AppendError>;

/** Shorthand for a refusal. */
export function refuse<Name extends string>(
  error: Name,
  message: string,
  recordIndex?: number,
): Refused<Name> {
  return { kind: 'refused', error, message, recordIndex };
}
