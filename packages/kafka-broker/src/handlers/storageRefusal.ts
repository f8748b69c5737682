import { ErrorCode } from '@millrace/kafka-protocol';
import { JournalError } from '../journal/JournalError';
import { Refusal } from '../topics/placeReplicas';

/**
 * Turns a refusal of the disk into an answer; anything else is a fault of ours and is thrown on.
 *
 * @internal
 */
export function storageRefusal(error: unknown): Refusal {
  if (error instanceof JournalError) {
    return { error: ErrorCode.KAFKA_STORAGE_ERROR, reason: error.message };
  }
  throw error;
}
