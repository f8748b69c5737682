import { ProtocolError } from './ProtocolError';
import { formatUuid } from './uuid';
import type { TaggedField } from './TaggedField';

/**
 * More array elements than any honest request has. Elements can be as short as one byte on the
 * wire and a hundred in memory, so the frame's length alone does not bound what decoding costs.
 */
const MAX_ELEMENTS = 1_000_000;

/**
 * Reads the primitive types of the Kafka protocol from one frame.
 *
 * Every method checks that the frame holds what it is about to read; lengths that come from the
 * frame are checked against it before anything is allocated. Byte fields are slices of the
 * frame, not copies. Layouts: https://kafka.apache.org/protocol#protocol_types
 *
 * @throws ProtocolError from every method, when the frame is too short or a length is impossible.
 * @public
 */
export class Reader {
  readonly #buffer: Buffer;
  readonly #end: number;
  #offset: number;
  #elements = 0;

  constructor(buffer: Buffer, offset = 0, end = buffer.length) {
    this.#buffer = buffer;
    this.#offset = offset;
    this.#end = end;
  }

  /** Position of the next byte, counted from the start of the buffer. */
  get offset(): number {
    return this.#offset;
  }

  /** Bytes not yet read. */
  get remaining(): number {
    return this.#end - this.#offset;
  }

  int8(): number {
    return this.#buffer.readInt8(this.#advance(1));
  }

  int16(): number {
    return this.#buffer.readInt16BE(this.#advance(2));
  }

  uint16(): number {
    return this.#buffer.readUInt16BE(this.#advance(2));
  }

  int32(): number {
    return this.#buffer.readInt32BE(this.#advance(4));
  }

  uint32(): number {
    return this.#buffer.readUInt32BE(this.#advance(4));
  }

  int64(): bigint {
    return this.#buffer.readBigInt64BE(this.#advance(8));
  }

  float64(): number {
    return this.#buffer.readDoubleBE(this.#advance(8));
  }

  bool(): boolean {
    return this.int8() !== 0;
  }

  /** A topic or member id as dashed hexadecimal text. */
  uuid(): string {
    return formatUuid(this.#buffer, this.#advance(16));
  }

  unsignedVarint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#buffer[this.#advance(1)] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        if (value > 0xffffffff) break;
        return value;
      }
    }
    throw new ProtocolError('A variable-length integer exceeds 32 bits');
  }

  /** A signed variable-length integer (zigzag), as records use it. */
  varint(): number {
    const value = this.unsignedVarint();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A signed variable-length integer of up to 64 bits (zigzag), as records use it. */
  varlong(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#buffer[this.#advance(1)] ?? 0;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) {
        if (value > 0xffffffffffffffffn) break;
        return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n));
      }
    }
    throw new ProtocolError('A variable-length integer exceeds 64 bits');
  }

  string(): string {
    return this.#text(this.int16(), false);
  }

  compactString(): string {
    return this.#text(this.unsignedVarint() - 1, false);
  }

  nullableString(): string | null {
    const length = this.int16();
    return length === -1 ? null : this.#text(length, true);
  }

  compactNullableString(): string | null {
    const length = this.unsignedVarint() - 1;
    return length === -1 ? null : this.#text(length, true);
  }

  bytes(): Buffer {
    return this.raw(this.int32());
  }

  compactBytes(): Buffer {
    return this.raw(this.unsignedVarint() - 1);
  }

  nullableBytes(): Buffer | null {
    const length = this.int32();
    return length === -1 ? null : this.raw(length);
  }

  compactNullableBytes(): Buffer | null {
    const length = this.unsignedVarint() - 1;
    return length === -1 ? null : this.raw(length);
  }

  /** The number of elements that follow, or -1 for a null array. */
  arrayLength(): number {
    return this.#elementCount(this.int32());
  }

  /** The number of elements that follow, or -1 for a null array (flexible versions). */
  compactArrayLength(): number {
    return this.#elementCount(this.unsignedVarint() - 1);
  }

  /** The next `length` bytes as a slice of the frame. */
  raw(length: number): Buffer {
    const start = this.#advance(length);
    return this.#buffer.subarray(start, start + length);
  }

  /**
   * Reads a section of tagged fields.
   *
   * @param known - decodes the fields the definitions know and returns true, else returns false
   *   without reading.
   * @returns the fields that are not known in the order they came, undefined for none.
   */
  taggedFields(known?: (tag: number) => boolean): TaggedField[] | undefined {
    const count = this.unsignedVarint();
    if (count === 0) return undefined;
    this.#elementCount(count);
    let unknown: TaggedField[] | undefined;
    for (let index = 0; index < count; index++) {
      const tag = this.unsignedVarint();
      const size = this.unsignedVarint();
      this.#require(size);
      const end = this.#offset + size;
      if (known === undefined || !known(tag)) {
        unknown ??= [];
        unknown.push({ tag, data: this.raw(size) });
      }
      if (this.#offset !== end) {
        throw new ProtocolError(
          `Tagged field ${tag} does not fill its ${size} bytes`,
        );
      }
    }
    return unknown;
  }

  #text(length: number, nullable: boolean): string {
    if (length < 0) {
      throw new ProtocolError(
        nullable
          ? `Impossible string length ${length}`
          : `A string that may not be null has length ${length}`,
      );
    }
    const start = this.#advance(length);
    return this.#buffer.toString('utf8', start, start + length);
  }

  #elementCount(count: number): number {
    if (count === -1) return -1;
    if (count < 0 || count > this.remaining) {
      throw new ProtocolError(
        `Array of ${count} elements in ${this.remaining} remaining bytes`,
      );
    }
    this.#elements += count;
    if (this.#elements > MAX_ELEMENTS) {
      throw new ProtocolError(`More than ${MAX_ELEMENTS} array elements`);
    }
    return count;
  }

  #advance(length: number): number {
    this.#require(length);
    const start = this.#offset;
    this.#offset = start + length;
    return start;
  }

  #require(length: number): void {
    if (length < 0 || length > this.#end - this.#offset) {
      throw new ProtocolError(
        `${length} bytes wanted, ${this.#end - this.#offset} remain`,
      );
    }
  }
}
