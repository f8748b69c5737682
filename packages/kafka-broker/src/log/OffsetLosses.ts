/**
 * Offsets that cannot be read any more, both inclusive.
 *
 * @public
 */
export interface OffsetRange {
  readonly firstOffset: bigint;
  readonly lastOffset: bigint;
}

/** Counts offsets and notes where some are missing because of damage. */
export class OffsetLosses {
  readonly ranges: OffsetRange[] = [];
  /** Offset behind the last good batch. */
  nextOffset: bigint;
  /** Whether unreadable bytes lie behind the last good batch. */
  damaged = false;
  #started = false;

  constructor(nextOffset: bigint) {
    this.nextOffset = nextOffset;
  }

  /**
   * Goes on behind a good batch.
   *
   * @returns false where its offsets were there before, so that it is not good at all
   */
  keep(baseOffset: bigint, lastOffset: bigint): boolean {
    // The log start may lie inside the first batch that is there.
    if (this.#started && baseOffset < this.nextOffset) {
      return false;
    }
    this.#started = true;
    if (this.damaged) {
      this.skipTo(baseOffset);
    }
    this.nextOffset = lastOffset + 1n;
    return true;
  }

  /** Everything before the offset is lost. */
  skipTo(offset: bigint): void {
    if (offset > this.nextOffset) {
      this.ranges.push({
        firstOffset: this.nextOffset,
        lastOffset: offset - 1n,
      });
      this.nextOffset = offset;
    }
    this.damaged = false;
  }
}
