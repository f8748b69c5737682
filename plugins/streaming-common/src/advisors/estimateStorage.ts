import { inEnglish, sayBytes } from '../sentences';

/** What a topic will occupy. Sizes in bytes, bandwidths in bytes per second; decimal units throughout. */
export interface StorageEstimate {
  inBytesPerSecond: number;
  /** One copy of everything that is retained. */
  rawBytes: number;
  replicatedBytes: number;
  withMarginBytes: number;
  /** Received by the brokers: every replica is written. */
  bandwidthInBytesPerSecond: number;
  /** Sent to consumers: once per group. */
  bandwidthOutBytesPerSecond: number;
}

/** Head room over the computed size: growth, segments that are not full, compaction. */
const DEFAULT_MARGIN = 1.4;

/** Estimates storage and bandwidth of a topic from rate, size, retention and copies. */
export function estimateStorage(input: {
  messagesPerSecond: number;
  averageSizeBytes: number;
  retentionMs: number;
  replicationFactor: number;
  consumerGroups?: number;
  /** 1.2 to 1.5 is usual. */
  margin?: number;
}): StorageEstimate {
  const rate = input.messagesPerSecond * input.averageSizeBytes;
  const rawBytes = (rate * input.retentionMs) / 1000;
  const replicatedBytes = rawBytes * input.replicationFactor;
  return {
    inBytesPerSecond: rate,
    rawBytes,
    replicatedBytes,
    withMarginBytes: replicatedBytes * (input.margin ?? DEFAULT_MARGIN),
    bandwidthInBytesPerSecond: rate * input.replicationFactor,
    bandwidthOutBytesPerSecond: rate * (input.consumerGroups ?? 1),
  };
}

/** What a shorter retention saves, in whole per cent; 0 when it is not shorter. */
export function retentionSaving(fromMs: number, toMs: number): number {
  return fromMs > toMs ? Math.round((1 - toMs / fromMs) * 100) : 0;
}

/** A size for people: `5.18 TB`, `640 kB`. Decimal units. */
export function formatBytes(bytes: number): string {
  return inEnglish(sayBytes(bytes));
}
