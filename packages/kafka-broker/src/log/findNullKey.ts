import { ProtocolError, recordsOf } from '@millrace/kafka-protocol';

/**
 * Index of the first record without key; undefined where all have one, `unreadable` where the
 * records are malformed.
 */
export function findNullKey(batch: Buffer): number | 'unreadable' | undefined {
  let index = 0;
  try {
    for (const { key } of recordsOf(batch)) {
      if (key === null) {
        return index;
      }
      index += 1;
    }
  } catch (error) {
    if (error instanceof ProtocolError) {
      return 'unreadable';
    }
    throw error;
  }
  return undefined;
}
