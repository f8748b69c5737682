import type { RequestContext } from './Handler';

/**
 * Records that went between one client and one partition, told once per request.
 *
 * @public
 */
export interface Transfer {
  /** Name of the topic. */
  readonly topic: string;
  readonly partition: number;
  readonly direction: 'write' | 'read';
  /** From batch heads; payloads are not looked at. */
  readonly records: number;
  /** Bytes as stored, heads and compression included. */
  readonly bytes: number;
  /** Offset behind the last record: for a reader the position it will go on from. */
  readonly nextOffset: bigint;
  readonly context: RequestContext;
  /** The consumer group, where the request says so; Fetch does not. */
  readonly group?: string;
}

/**
 * Called after every append and every fetch that moved records. Must not throw and must be
 * cheap: it runs on the path of the records.
 *
 * @public
 */
export type ObserveTransfer = (transfer: Transfer) => void;
