import { ProtocolError } from '@millrace/kafka-protocol';

const LENGTH_BYTES = 4;
/** Chunks below this are gathered while a frame is incomplete. */
const SMALL_BYTES = 1024;
const GATHER_BYTES = 16 * 1024;

/**
 * Cuts a byte stream into frames: four bytes of length, then as many bytes.
 *
 * A frame that lies in one chunk is a slice of it. One that spans chunks is put together once,
 * when its last byte is there, so that memory follows what a client sent and not what it
 * announced; bytes of later frames are never copied. A client that sends a frame in crumbs has
 * them gathered, since every chunk costs far more than a byte.
 *
 * @internal
 */
export class FrameReader {
  readonly #limitBytes: number;
  /** Received and not yet returned; the first chunk is read from `#offset`. */
  #chunks: Buffer[] = [];
  #offset = 0;
  #bufferedBytes = 0;
  /** Where crumbs are gathered; `#gathered` is the part that is a chunk. */
  #gather: Buffer | undefined;
  #gatherStart = 0;
  #gatherEnd = 0;
  #gathered: Buffer | undefined;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Bytes received that are not part of a returned frame. */
  get bufferedBytes(): number {
    return this.#bufferedBytes;
  }

  push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#bufferedBytes += chunk.length;
    if (this.#chunks.length > 0 && chunk.length < SMALL_BYTES) {
      this.#pushCrumb(chunk);
    } else {
      this.#chunks.push(chunk);
    }
  }

  /**
   * The next complete frame without its length, or undefined until more bytes come.
   *
   * @throws ProtocolError when the announced length is negative or above the limit.
   */
  next(): Buffer | undefined {
    if (this.#bufferedBytes < LENGTH_BYTES) return undefined;
    const length = this.#peekLength();
    if (length < 0 || length > this.#limitBytes) {
      throw new ProtocolError(
        `A frame of ${length} bytes is outside 0 to ${this.#limitBytes}`,
      );
    }
    if (this.#bufferedBytes < LENGTH_BYTES + length) return undefined;
    this.#take(LENGTH_BYTES);
    return this.#take(length);
  }

  #pushCrumb(chunk: Buffer): void {
    if (!this.#gather || this.#gatherEnd + chunk.length > GATHER_BYTES) {
      this.#gather = Buffer.allocUnsafeSlow(GATHER_BYTES);
      this.#gatherEnd = 0;
      this.#gathered = undefined;
    }
    const isLast = this.#gathered && this.#chunks.at(-1) === this.#gathered;
    if (isLast) this.#chunks.pop();
    else this.#gatherStart = this.#gatherEnd;
    this.#gatherEnd += chunk.copy(this.#gather, this.#gatherEnd);
    this.#gathered = this.#gather.subarray(this.#gatherStart, this.#gatherEnd);
    this.#chunks.push(this.#gathered);
  }

  #peekLength(): number {
    const [first] = this.#chunks;
    if (first && first.length - this.#offset >= LENGTH_BYTES) {
      return first.readInt32BE(this.#offset);
    }
    const bytes = Buffer.alloc(LENGTH_BYTES);
    let filled = 0;
    let offset = this.#offset;
    for (const chunk of this.#chunks) {
      filled += chunk.copy(bytes, filled, offset);
      if (filled === LENGTH_BYTES) break;
      offset = 0;
    }
    return bytes.readInt32BE(0);
  }

  /** Removes `length` bytes that are known to be there. */
  #take(length: number): Buffer {
    this.#bufferedBytes -= length;
    const [first] = this.#chunks;
    if (first && first.length - this.#offset >= length) {
      const start = this.#offset;
      this.#offset += length;
      if (this.#offset === first.length) {
        this.#chunks.shift();
        this.#offset = 0;
      }
      return first.subarray(start, start + length);
    }
    return this.#join(length);
  }

  #join(length: number): Buffer {
    const frame = Buffer.allocUnsafe(length);
    let filled = 0;
    let used = 0;
    for (const chunk of this.#chunks) {
      const copied = chunk.copy(frame, filled, this.#offset);
      filled += copied;
      this.#offset += copied;
      if (this.#offset < chunk.length) break;
      used += 1;
      this.#offset = 0;
      if (filled === length) break;
    }
    this.#chunks.splice(0, used);
    return frame;
  }
}
