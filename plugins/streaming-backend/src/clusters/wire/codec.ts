/*
 * Kafka's primitive types as the non-flexible versions of its requests write them: big endian, strings and arrays
 * with a length in front, -1 for null. Enough for the few requests in this folder.
 */

/** Writes primitives into one buffer. */
export class Writer {
  readonly #parts: Buffer[] = [];

  int8(value: number): this {
    return this.#push(1, buffer => buffer.writeInt8(value));
  }

  int16(value: number): this {
    return this.#push(2, buffer => buffer.writeInt16BE(value));
  }

  int32(value: number): this {
    return this.#push(4, buffer => buffer.writeInt32BE(value));
  }

  int64(value: bigint): this {
    return this.#push(8, buffer => buffer.writeBigInt64BE(value));
  }

  string(value: string): this {
    const bytes = Buffer.from(value);
    this.int16(bytes.length);
    this.#parts.push(bytes);
    return this;
  }

  bytes(value: Buffer): this {
    this.int32(value.length);
    this.#parts.push(value);
    return this;
  }

  array<T>(items: readonly T[], write: (item: T) => void): this {
    this.int32(items.length);
    items.forEach(write);
    return this;
  }

  toBuffer(): Buffer {
    return Buffer.concat(this.#parts);
  }

  #push(size: number, write: (buffer: Buffer) => void): this {
    const buffer = Buffer.alloc(size);
    write(buffer);
    this.#parts.push(buffer);
    return this;
  }
}

/** Reads primitives from one frame; reading past its end throws a RangeError. */
export class Reader {
  readonly #buffer: Buffer;
  #at = 0;

  constructor(buffer: Buffer) {
    this.#buffer = buffer;
  }

  int8(): number {
    return this.#buffer.readInt8(this.#advance(1));
  }

  int16(): number {
    return this.#buffer.readInt16BE(this.#advance(2));
  }

  int32(): number {
    return this.#buffer.readInt32BE(this.#advance(4));
  }

  int64(): bigint {
    return this.#buffer.readBigInt64BE(this.#advance(8));
  }

  boolean(): boolean {
    return this.int8() !== 0;
  }

  nullableString(): string | null {
    const length = this.int16();
    return length < 0 ? null : this.#take(length).toString();
  }

  string(): string {
    return this.nullableString() ?? '';
  }

  bytes(): Buffer {
    return this.#take(Math.max(0, this.int32()));
  }

  array<T>(read: () => T): T[] {
    const items: T[] = [];
    for (let left = this.int32(); left > 0; left--) {
      items.push(read());
    }
    return items;
  }

  #take(length: number): Buffer {
    const from = this.#advance(length);
    return this.#buffer.subarray(from, this.#at);
  }

  #advance(length: number): number {
    const from = this.#at;
    if (from + length > this.#buffer.length) {
      throw new RangeError('The response ends before its last field');
    }
    this.#at += length;
    return from;
  }
}
