/**
 * The topic settings that the log itself acts on, parsed from the topic's effective
 * configuration. Sizes are bytes, durations milliseconds, -1 means unlimited where it is legal.
 *
 * @public
 */
export interface LogConfig {
  readonly segmentBytes: number;
  readonly segmentMs: number;
  readonly segmentIndexBytes: number;
  readonly indexIntervalBytes: number;
  readonly retentionBytes: bigint;
  readonly retentionMs: bigint;
  readonly maxMessageBytes: number;
  readonly timestampType: 'CreateTime' | 'LogAppendTime';
  readonly timestampBeforeMaxMs: bigint;
  readonly timestampAfterMaxMs: bigint;
  /** Old segments are removed by retention. */
  readonly deleted: boolean;
  /** Every record needs a key. */
  readonly compacted: boolean;
  /** Every batch is flushed before its acknowledgement, also in `interval` mode. */
  readonly flushEveryMessage: boolean;
}

const MAX_LONG = 9_223_372_036_854_775_807n;
/** A larger number of milliseconds than any clock will reach, still exact as a number. */
const NEVER_MS = Number.MAX_SAFE_INTEGER;

/**
 * Kafka 4.x defaults.
 *
 * @public
 */
export const defaultLogConfig: LogConfig = {
  segmentBytes: 1_073_741_824,
  segmentMs: 604_800_000,
  segmentIndexBytes: 10_485_760,
  indexIntervalBytes: 4_096,
  retentionBytes: -1n,
  retentionMs: 604_800_000n,
  maxMessageBytes: 1_048_588,
  timestampType: 'CreateTime',
  timestampBeforeMaxMs: MAX_LONG,
  timestampAfterMaxMs: 3_600_000n,
  deleted: true,
  compacted: false,
  flushEveryMessage: false,
};

/**
 * Reads the log's settings from effective topic configs.
 *
 * Values were checked when they were stored; one that still does not parse, or is absent, counts
 * as the default, so that a topic never becomes unreadable through its configuration.
 *
 * @param config - the value of a key, undefined where the topic has none
 * @public
 */
export function readLogConfig(
  config: (key: string) => string | undefined,
): LogConfig {
  const long = (key: string, fallback: bigint) =>
    parseLong(config(key)) ?? fallback;
  const int = (key: string, fallback: number) =>
    toSafeNumber(long(key, BigInt(fallback)));
  const policies = (config('cleanup.policy') ?? 'delete')
    .split(',')
    .map(policy => policy.trim());
  const d = defaultLogConfig;
  return {
    segmentBytes: int('segment.bytes', d.segmentBytes),
    segmentMs: int('segment.ms', d.segmentMs),
    segmentIndexBytes: int('segment.index.bytes', d.segmentIndexBytes),
    indexIntervalBytes: int('index.interval.bytes', d.indexIntervalBytes),
    retentionBytes: long('retention.bytes', d.retentionBytes),
    retentionMs: long('retention.ms', d.retentionMs),
    maxMessageBytes: int('max.message.bytes', d.maxMessageBytes),
    timestampType:
      config('message.timestamp.type') === 'LogAppendTime'
        ? 'LogAppendTime'
        : 'CreateTime',
    timestampBeforeMaxMs: long(
      'message.timestamp.before.max.ms',
      d.timestampBeforeMaxMs,
    ),
    timestampAfterMaxMs: long(
      'message.timestamp.after.max.ms',
      d.timestampAfterMaxMs,
    ),
    deleted: policies.includes('delete'),
    compacted: policies.includes('compact'),
    flushEveryMessage: long('flush.messages', MAX_LONG) === 1n,
  };
}

function parseLong(text: string | undefined): bigint | undefined {
  return text !== undefined && /^-?\d+$/.test(text) ? BigInt(text) : undefined;
}

function toSafeNumber(value: bigint): number {
  return value > BigInt(NEVER_MS) ? NEVER_MS : Number(value);
}
