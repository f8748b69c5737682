import type { LogConfig } from './LogConfig';
import { NO_TIMESTAMP } from './SegmentIndex';

/** What retention looks at, oldest segment first. */
export interface RetainedSegment {
  readonly sizeBytes: number;
  /** Largest timestamp of a record, -1 where no record has one. */
  readonly maxTimestamp: bigint;
}

/**
 * How many of the oldest segments are expired by `retention.ms` or `retention.bytes`.
 *
 * Segments without any timestamp never expire by time. Topics that are only compacted lose
 * nothing here.
 *
 * @param nowMs - wall clock in milliseconds
 */
export function countExpired(
  segments: readonly RetainedSegment[],
  config: LogConfig,
  nowMs: number,
): number {
  if (!config.deleted) {
    return 0;
  }
  let excessBytes = segments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  excessBytes -= Number(config.retentionBytes);
  let count = 0;
  for (const { sizeBytes, maxTimestamp } of segments) {
    const tooOld =
      config.retentionMs >= 0n &&
      maxTimestamp !== NO_TIMESTAMP &&
      BigInt(nowMs) - maxTimestamp > config.retentionMs;
    const tooMuch = config.retentionBytes >= 0n && excessBytes >= sizeBytes;
    if (sizeBytes === 0 || (!tooOld && !tooMuch)) {
      break;
    }
    excessBytes -= sizeBytes;
    count += 1;
  }
  return count;
}
