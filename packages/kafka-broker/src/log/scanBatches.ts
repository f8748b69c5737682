import {
  isRecordBatchIntact,
  RECORD_BATCH_HEADER_BYTES,
  type RecordBatchHeader,
} from '@millrace/kafka-protocol';
import { findBatchHeader } from './BatchHeader';
import type { LogFile } from './FileSystem';

/** Large enough that the scan is bound by the disk and not by calls. */
const CHUNK_BYTES = 1024 * 1024;

/** Why the walk ended, and the position of the first byte that was not walked over. */
export type ScanEnd =
  | { readonly kind: 'complete'; readonly position: number }
  | { readonly kind: 'stopped'; readonly position: number }
  | {
      readonly kind: 'bad';
      readonly position: number;
      readonly reason: string;
    };

export interface ScanOptions {
  /** Position of a batch's first byte. */
  readonly from: number;
  /** Bytes behind this position are not looked at. */
  readonly to: number;
  /** Compares every CRC; without it only the heads are read. */
  readonly verify: boolean;
  /**
   * Called per batch with its head and position. False ends the walk before this batch.
   */
  visit(header: RecordBatchHeader, position: number): boolean;
}

/** Walks over the batches of a segment in order. */
export async function scanBatches(
  file: LogFile,
  options: ScanOptions,
): Promise<ScanEnd> {
  const { to, verify } = options;
  let position = options.from;
  const window = new Window(file, to);
  while (position < to) {
    if (!(await window.hold(position, RECORD_BATCH_HEADER_BYTES))) {
      return { kind: 'bad', position, reason: 'incomplete head' };
    }
    const header = findBatchHeader(window.bytes, window.indexOf(position));
    if (!header) {
      return { kind: 'bad', position, reason: 'not a record batch' };
    }
    if (position + header.sizeBytes > to) {
      return { kind: 'bad', position, reason: 'incomplete batch' };
    }
    if (verify) {
      const held = await window.hold(position, header.sizeBytes);
      const at = window.indexOf(position);
      if (!held || !isRecordBatchIntact(window.bytes, at)) {
        return { kind: 'bad', position, reason: 'checksum does not fit' };
      }
    }
    if (!options.visit(header, position)) {
      return { kind: 'stopped', position };
    }
    position += header.sizeBytes;
  }
  return { kind: 'complete', position };
}

/** The part of a file that is in memory at the moment. */
class Window {
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
