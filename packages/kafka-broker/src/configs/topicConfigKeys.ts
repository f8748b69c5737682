/*
 * Topic configuration as Apache Kafka 4.x knows it: names, types, ranges and defaults follow
 * its public documentation. Keys of tiered storage (`remote.*`, `local.*`) are left out: a
 * broker without remote storage that took them would promise what it cannot do.
 */
import {
  booleanKey,
  choiceKey,
  ConfigKey,
  doubleKey,
  intKey,
  listKey,
  longKey,
  orValue,
} from './ConfigKey';

const LONG_MAX = '9223372036854775807';

const keys: ConfigKey[] = [
  listKey('cleanup.policy', {
    default: 'delete',
    choices: ['compact', 'delete'],
    synonyms: ['log.cleanup.policy'],
    doc: 'Whether old segments are deleted, compacted to the last record of each key, or both.',
  }),
  orValue(
    intKey('compression.gzip.level', {
      default: '-1',
      min: 1n,
      max: 9n,
      synonyms: ['compression.gzip.level'],
      doc: 'Level for compression.type=gzip.',
    }),
    '-1',
  ),
  intKey('compression.lz4.level', {
    default: '9',
    min: 1n,
    max: 17n,
    synonyms: ['compression.lz4.level'],
    doc: 'Level for compression.type=lz4.',
  }),
  choiceKey('compression.type', {
    default: 'producer',
    choices: ['uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'],
    synonyms: ['compression.type'],
    doc: 'How batches are stored; this broker keeps what the producer sent and remembers the wish.',
  }),
  intKey('compression.zstd.level', {
    default: '3',
    min: -131072n,
    max: 22n,
    synonyms: ['compression.zstd.level'],
    doc: 'Level for compression.type=zstd.',
  }),
  longKey('delete.retention.ms', {
    default: '86400000',
    min: 0n,
    synonyms: ['log.cleaner.delete.retention.ms'],
    doc: 'How long tombstones of a compacted topic stay readable.',
  }),
  longKey('file.delete.delay.ms', {
    default: '60000',
    min: 0n,
    synonyms: ['log.segment.delete.delay.ms'],
    doc: 'How long a file stays on disk after its segment is deleted.',
  }),
  longKey('flush.messages', {
    default: LONG_MAX,
    min: 1n,
    synonyms: ['log.flush.interval.messages'],
    doc: 'Flush after this many records; 1 makes every acknowledgement wait for the disk.',
  }),
  longKey('flush.ms', {
    default: LONG_MAX,
    min: 0n,
    synonyms: ['log.flush.interval.ms', 'log.flush.scheduler.interval.ms'],
    doc: 'Flush after this time.',
  }),
  listKey('follower.replication.throttled.replicas', {
    default: '',
    doc: 'Accepted without effect: one node does not replicate.',
  }),
  intKey('index.interval.bytes', {
    default: '4096',
    min: 0n,
    synonyms: ['log.index.interval.bytes'],
    doc: 'Bytes of records between two index entries.',
  }),
  listKey('leader.replication.throttled.replicas', {
    default: '',
    doc: 'Accepted without effect: one node does not replicate.',
  }),
  longKey('max.compaction.lag.ms', {
    default: LONG_MAX,
    min: 1n,
    synonyms: ['log.cleaner.max.compaction.lag.ms'],
    doc: 'A record becomes eligible for compaction at the latest after this time.',
  }),
  intKey('max.message.bytes', {
    default: '1048588',
    min: 0n,
    synonyms: ['message.max.bytes'],
    doc: 'Largest batch, as sent, in bytes.',
  }),
  longKey('message.timestamp.after.max.ms', {
    default: '3600000',
    min: 0n,
    synonyms: ['log.message.timestamp.after.max.ms'],
    doc: 'How far ahead of the broker a record timestamp may be.',
  }),
  longKey('message.timestamp.before.max.ms', {
    default: LONG_MAX,
    min: 0n,
    synonyms: ['log.message.timestamp.before.max.ms'],
    doc: 'How far behind the broker a record timestamp may be.',
  }),
  choiceKey('message.timestamp.type', {
    default: 'CreateTime',
    choices: ['CreateTime', 'LogAppendTime'],
    synonyms: ['log.message.timestamp.type'],
    doc: "Whether records keep the producer's timestamp or get the broker's.",
  }),
  doubleKey('min.cleanable.dirty.ratio', {
    default: '0.5',
    min: 0,
    max: 1,
    synonyms: ['log.cleaner.min.cleanable.ratio'],
    doc: 'Share of uncompacted bytes at which compaction starts.',
  }),
  longKey('min.compaction.lag.ms', {
    default: '0',
    min: 0n,
    synonyms: ['log.cleaner.min.compaction.lag.ms'],
    doc: 'A record stays uncompacted at least this long.',
  }),
  intKey('min.insync.replicas', {
    default: '1',
    min: 1n,
    synonyms: ['min.insync.replicas'],
    doc: 'Replicas that must have a record; the smaller of this and the replica count is used.',
  }),
  booleanKey('preallocate', {
    default: 'false',
    synonyms: ['log.preallocate'],
    doc: 'Accepted without effect.',
  }),
  longKey('retention.bytes', {
    default: '-1',
    synonyms: ['log.retention.bytes'],
    doc: 'Bytes kept per partition before the oldest segments go; -1 is unlimited.',
  }),
  longKey('retention.ms', {
    default: '604800000',
    min: -1n,
    synonyms: [
      'log.retention.ms',
      'log.retention.minutes',
      'log.retention.hours',
    ],
    doc: 'How long records are kept; -1 is for ever.',
  }),
  intKey('segment.bytes', {
    default: '1073741824',
    min: 1048576n,
    synonyms: ['log.segment.bytes'],
    doc: 'Size at which a segment is closed and the next begins.',
  }),
  intKey('segment.index.bytes', {
    default: '10485760',
    min: 4n,
    synonyms: ['log.index.size.max.bytes'],
    doc: "Largest size of a segment's offset index.",
  }),
  longKey('segment.jitter.ms', {
    default: '0',
    min: 0n,
    synonyms: ['log.roll.jitter.ms', 'log.roll.jitter.hours'],
    doc: 'Up to this much is taken off segment.ms, so that segments do not all roll at once.',
  }),
  longKey('segment.ms', {
    default: '604800000',
    min: 1n,
    synonyms: ['log.roll.ms', 'log.roll.hours'],
    doc: 'Age at which a segment is closed although it is not full.',
  }),
  booleanKey('unclean.leader.election.enable', {
    default: 'false',
    synonyms: ['unclean.leader.election.enable'],
    doc: 'Accepted without effect: one node elects nobody.',
  }),
];

/**
 * Every configuration key a topic may carry, by name, in alphabetical order.
 *
 * @internal
 */
export const topicConfigKeys: ReadonlyMap<string, ConfigKey> = new Map(
  keys.map(key => [key.name, key]),
);
