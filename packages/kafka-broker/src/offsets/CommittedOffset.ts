/**
 * How far a group has come in one partition.
 *
 * @public
 */
export interface CommittedOffset {
  /** The next offset to read. */
  readonly offset: bigint;
  /** Leader epoch of the last record read, -1 when the client does not say. */
  readonly leaderEpoch: number;
  /** The client's own remark. */
  readonly metadata: string;
  /** Milliseconds since 1970. */
  readonly committedAtMs: number;
}

/**
 * Topic → partition → committed offset.
 *
 * @public
 */
export type OffsetsByTopic = ReadonlyMap<
  string,
  ReadonlyMap<number, CommittedOffset>
>;
