/**
 * A tagged field (KIP-482) whose tag the definitions do not know, kept as it came.
 *
 * @public
 */
export interface TaggedField {
  readonly tag: number;
  readonly data: Buffer;
}
