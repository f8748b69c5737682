import type { LogFile } from './FileSystem';

/** Large enough that a scan is bound by the disk and not by calls. */
const CHUNK_BYTES = 1024 * 1024;

/** The part of a file that is in memory at the moment. */
export class FileWindow {
  readonly #file: LogFile;
  readonly #to: number;
  #start = 0;
  #buffer = Buffer.alloc(0);
  bytes = Buffer.alloc(0);

  constructor(file: LogFile, to: number) {
    this.#file = file;
    this.#to = to;
  }

  indexOf(position: number): number {
    return position - this.#start;
  }

  /** Brings a range into memory; false where the file ends before it. */
  async hold(position: number, length: number): Promise<boolean> {
    if (position + length > this.#to) {
      return false;
    }
    if (
      position >= this.#start &&
      position + length <= this.#start + this.bytes.length
    ) {
      return true;
    }
    const size = Math.min(Math.max(CHUNK_BYTES, length), this.#to - position);
    if (this.#buffer.length < size) {
      this.#buffer = Buffer.allocUnsafe(size);
    }
    const target = this.#buffer.subarray(0, size);
    const count = await this.#file.read(target, position);
    this.#start = position;
    this.bytes = target.subarray(0, count);
    return count >= length;
  }
}
