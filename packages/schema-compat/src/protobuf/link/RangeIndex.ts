import { Said } from '../../sentences/Said';
import { say } from '../../sentences/say';
import { ProtoRange } from '../model/ProtoFile';

/** Ranges in order, so that a number is found in them without looking at all. */
export class RangeIndex<T extends ProtoRange> {
  readonly #sorted: readonly T[];

  constructor(ranges: readonly T[]) {
    this.#sorted = [...ranges].sort((a, b) => a.start - b.start);
  }

  /** A range that a number is in; where ranges overlap, one that starts last. */
  find(number: number): T | undefined {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const range = this.#sorted[middle];
      if (range && range.start <= number) low = middle + 1;
      else high = middle;
    }
    const range = this.#sorted[low - 1];
    return range && number <= range.end ? range : undefined;
  }

  /** Neighbours that have numbers in common. */
  *overlaps(): Iterable<[T, T]> {
    let widest: T | undefined;
    for (const range of this.#sorted) {
      if (widest && range.start <= widest.end) yield [widest, range];
      if (!widest || range.end > widest.end) widest = range;
    }
  }
}

/** That two ranges have numbers in common, said of the second. */
export function sayOverlap(first: ProtoRange, second: ProtoRange): Said {
  return say('schema.proto.range-overlap', {
    start: second.start,
    end: second.end,
    otherStart: first.start,
    otherEnd: first.end,
  });
}
