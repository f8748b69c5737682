import { ProtocolError } from '../wire/ProtocolError';

const INITIAL_BYTES = 64 * 1024;

/**
 * A growing output for the block formats, which copy from what they already wrote.
 *
 * @throws ProtocolError from every method, when a copy starts before the output or the output
 *   would exceed its limit.
 * @internal
 */
export class BlockOutput {
  #buffer = Buffer.allocUnsafe(INITIAL_BYTES);
  #length = 0;
  readonly #limitBytes: number;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get length(): number {
    return this.#length;
  }

  /** What was written, without a copy. */
  toBuffer(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  /** Copies `length` bytes of the input. */
  literal(input: Buffer, start: number, length: number): void {
    if (start + length > input.length) {
      throw new ProtocolError('Compressed data ends inside a literal');
    }
    this.#reserve(length);
    input.copy(this.#buffer, this.#length, start, start + length);
    this.#length += length;
  }

  /** Repeats `length` bytes from `distance` bytes back; the two ranges may overlap. */
  repeat(distance: number, length: number): void {
    if (distance < 1 || distance > this.#length) {
      throw new ProtocolError('Compressed data refers before its start');
    }
    this.#reserve(length);
    const from = this.#length - distance;
    if (distance >= length) {
      this.#buffer.copy(this.#buffer, this.#length, from, from + length);
    } else {
      for (let index = 0; index < length; index++) {
        this.#buffer[this.#length + index] = this.#buffer[from + index] ?? 0;
      }
    }
    this.#length += length;
  }

  #reserve(length: number): void {
    const needed = this.#length + length;
    if (needed > this.#limitBytes) {
      throw new ProtocolError(
        `Decompressed records exceed ${this.#limitBytes} bytes`,
      );
    }
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#length * 2));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}
