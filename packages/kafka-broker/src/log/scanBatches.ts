import {
  isRecordBatchIntact,
  RECORD_BATCH_HEADER_BYTES,
  type RecordBatchHeader,
} from '@millrace/kafka-protocol';
import { findBatchHeader } from './BatchHeader';
import type { LogFile } from './FileSystem';
import { FileWindow } from './FileWindow';

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
  const window = new FileWindow(file, to);
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
