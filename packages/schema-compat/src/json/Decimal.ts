/** Numbers with more digits, before or after the point, are only told to be the same or not. */
const maxDigits = 1_000;

/** A number of a JSON text, exactly as it was written: `digits` × 10^`exponent`. */
export class Decimal {
  readonly #raw: string;
  /** Absent for numbers that are too long. */
  readonly #digits: bigint | undefined;
  readonly #exponent: number;

  /** `raw` is a number of JSON. */
  constructor(raw: string) {
    const [, whole = '0', fraction = '', power = '0'] =
      /^(-?\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(raw) ?? [];
    this.#raw = raw;
    this.#exponent = Number(power) - fraction.length;
    const isShort =
      raw.length <= maxDigits && Math.abs(this.#exponent) <= maxDigits;
    this.#digits = isShort ? BigInt(`${whole}${fraction}`) : undefined;
  }

  /** Below 0, 0 or above 0, as this is less than the other, equal or more; NaN if not known. */
  compareTo(other: Decimal): number {
    if (this.#raw === other.#raw) return 0;
    const [left, right] = this.#aligned(other);
    if (left === undefined || right === undefined) return NaN;
    if (left === right) return 0;
    return left < right ? -1 : 1;
  }

  /** Whether this is certainly a whole number of times the other, which is not 0. */
  isMultipleOf(other: Decimal): boolean {
    if (this.#raw === other.#raw) return true;
    const [left, right] = this.#aligned(other);
    return left !== undefined && right !== undefined
      ? left % right === BigInt(0)
      : false;
  }

  /** The nearest number, for sentences. */
  toNumber(): number {
    return Number(this.#raw);
  }

  /** Both as whole numbers of the same unit; nothing where one is too long. */
  #aligned(other: Decimal): bigint[] {
    const [ours, theirs] = [this.#digits, other.#digits];
    if (ours === undefined || theirs === undefined) return [];
    const unit = Math.min(this.#exponent, other.#exponent);
    const scale = (exponent: number) => BigInt(10) ** BigInt(exponent - unit);
    return [ours * scale(this.#exponent), theirs * scale(other.#exponent)];
  }
}
