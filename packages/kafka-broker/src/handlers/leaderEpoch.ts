import { ErrorCode } from '@millrace/kafka-protocol';
import { LEADER_EPOCH } from '../log/PartitionLog';

/** Sent by clients that do not know an epoch. */
const NO_EPOCH = -1;

/**
 * Compares the epoch that a client holds for current with ours (KIP-320).
 *
 * @returns the error code to answer with, 0 for none
 */
export function checkLeaderEpoch(epoch: number): number {
  if (epoch === NO_EPOCH || epoch === LEADER_EPOCH) {
    return ErrorCode.NONE;
  }
  return epoch > LEADER_EPOCH
    ? ErrorCode.UNKNOWN_LEADER_EPOCH
    : ErrorCode.FENCED_LEADER_EPOCH;
}
