import { ProtocolError } from './ProtocolError';
import type { TaggedField } from './TaggedField';

/** Byte fields from this length on are passed on by reference instead of being copied. */
const REFERENCE_BYTES = 2048;
const INITIAL_BYTES = 512;
const MAX_STRING_BYTES = 0x7fff;

/**
 * Writes the primitive types of the Kafka protocol into a list of buffers.
 *
 * Large byte fields (records of a Fetch answer) are not copied: the result is a list of parts
 * for a vectored socket write. Whoever passes such a buffer must not change it afterwards.
 *
 * @throws ProtocolError from string methods, when a string is longer than the protocol carries.
 * @public
 */
export class Writer {
  #parts: Buffer[] = [];
  #partBytes = 0;
  #buffer: Buffer;
  #offset = 0;

  constructor(initialBytes = INITIAL_BYTES) {
    this.#buffer = Buffer.allocUnsafe(initialBytes);
  }

  /** Bytes written so far. */
  get size(): number {
    return this.#partBytes + this.#offset;
  }

  /** Everything written, in order, as parts. The writer may not be used afterwards. */
  finish(): Buffer[] {
    this.#seal();
    return this.#parts;
  }

  /** Everything written as one buffer. The writer may not be used afterwards. */
  toBuffer(): Buffer {
    const parts = this.finish();
    const [only] = parts;
    return parts.length === 1 && only ? only : Buffer.concat(parts);
  }

  int8(value: number): void {
    this.#offset = this.#reserve(1).writeInt8(value, this.#offset);
  }

  int16(value: number): void {
    this.#offset = this.#reserve(2).writeInt16BE(value, this.#offset);
  }

  uint16(value: number): void {
    this.#offset = this.#reserve(2).writeUInt16BE(value, this.#offset);
  }

  int32(value: number): void {
    this.#offset = this.#reserve(4).writeInt32BE(value, this.#offset);
  }

  uint32(value: number): void {
    this.#offset = this.#reserve(4).writeUInt32BE(value, this.#offset);
  }

  int64(value: bigint): void {
    this.#offset = this.#reserve(8).writeBigInt64BE(value, this.#offset);
  }

  float64(value: number): void {
    this.#offset = this.#reserve(8).writeDoubleBE(value, this.#offset);
  }

  bool(value: boolean): void {
    this.int8(value ? 1 : 0);
  }

  /** @param value - dashed hexadecimal text, see `ZERO_UUID`. */
  uuid(value: string): void {
    const buffer = this.#reserve(16);
    const written = buffer.write(value.replace(/-/g, ''), this.#offset, 'hex');
    if (written !== 16) throw new ProtocolError(`"${value}" is not a uuid`);
    this.#offset += 16;
  }

  unsignedVarint(value: number): void {
    const buffer = this.#reserve(5);
    let rest = value >>> 0;
    while (rest >= 0x80) {
      buffer[this.#offset++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    buffer[this.#offset++] = rest;
  }

  /** A signed variable-length integer (zigzag), as records use it. */
  varint(value: number): void {
    this.unsignedVarint((value << 1) ^ (value >> 31));
  }

  /** A signed variable-length integer of up to 64 bits (zigzag), as records use it. */
  varlong(value: bigint): void {
    const buffer = this.#reserve(10);
    let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
    while (rest >= 0x80n) {
      buffer[this.#offset++] = Number(rest & 0x7fn) | 0x80;
      rest >>= 7n;
    }
    buffer[this.#offset++] = Number(rest);
  }

  string(value: string): void {
    const length = textLength(value);
    this.int16(length);
    this.#text(value, length);
  }

  compactString(value: string): void {
    const length = textLength(value);
    this.unsignedVarint(length + 1);
    this.#text(value, length);
  }

  nullableString(value: string | null): void {
    if (value === null) this.int16(-1);
    else this.string(value);
  }

  compactNullableString(value: string | null): void {
    if (value === null) this.unsignedVarint(0);
    else this.compactString(value);
  }

  bytes(value: Buffer): void {
    this.int32(value.length);
    this.raw(value);
  }

  compactBytes(value: Buffer): void {
    this.unsignedVarint(value.length + 1);
    this.raw(value);
  }

  nullableBytes(value: Buffer | null): void {
    if (value === null) this.int32(-1);
    else this.bytes(value);
  }

  compactNullableBytes(value: Buffer | null): void {
    if (value === null) this.unsignedVarint(0);
    else this.compactBytes(value);
  }

  /** @param length - number of elements, -1 for a null array. */
  arrayLength(length: number): void {
    this.int32(length);
  }

  /** @param length - number of elements, -1 for a null array (flexible versions). */
  compactArrayLength(length: number): void {
    this.unsignedVarint(length + 1);
  }

  /** Bytes without a length before them. */
  raw(value: Buffer): void {
    if (value.length < REFERENCE_BYTES) {
      value.copy(this.#reserve(value.length), this.#offset);
      this.#offset += value.length;
      return;
    }
    this.#seal();
    this.#parts.push(value);
    this.#partBytes += value.length;
    this.#buffer = Buffer.allocUnsafe(INITIAL_BYTES);
  }

  /** One tagged field: tag, size, and what `encode` writes. */
  taggedField(tag: number, encode: (writer: Writer) => void): void {
    const writer = new Writer(64);
    encode(writer);
    this.unsignedVarint(tag);
    this.unsignedVarint(writer.size);
    for (const part of writer.finish()) this.raw(part);
  }

  /**
   * The section of tagged fields for a struct whose known tagged fields were all left out or
   * counted in `known` and are written next by the caller.
   */
  tagCount(known: number, unknown: readonly TaggedField[] | undefined): void {
    this.unsignedVarint(known + (unknown?.length ?? 0));
  }

  /** Fields kept from decoding, after the known ones. */
  unknownTaggedFields(fields: readonly TaggedField[] | undefined): void {
    if (fields === undefined) return;
    for (const field of fields) {
      this.unsignedVarint(field.tag);
      this.unsignedVarint(field.data.length);
      this.raw(field.data);
    }
  }

  #text(value: string, length: number): void {
    this.#reserve(length).write(value, this.#offset, length, 'utf8');
    this.#offset += length;
  }

  #reserve(length: number): Buffer {
    if (this.#buffer.length - this.#offset < length) {
      const larger = Buffer.allocUnsafe(
        Math.max(this.#buffer.length * 2, this.#offset + length),
      );
      this.#buffer.copy(larger, 0, 0, this.#offset);
      this.#buffer = larger;
    }
    return this.#buffer;
  }

  #seal(): void {
    if (this.#offset === 0) return;
    this.#parts.push(this.#buffer.subarray(0, this.#offset));
    this.#partBytes += this.#offset;
    this.#offset = 0;
  }
}

function textLength(value: string): number {
  const length = Buffer.byteLength(value);
  if (length > MAX_STRING_BYTES) {
    throw new ProtocolError(
      `A string of ${length} bytes exceeds ${MAX_STRING_BYTES}`,
    );
  }
  return length;
}
