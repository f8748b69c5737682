import { CommittedOffset, GroupDescription } from '../clusters';
import { GroupPartitionSnapshot, TopicSnapshot } from './MetadataIndex';

/**
 * The partitions that a group committed or holds, sorted, with their lag: what stock command-line tools print, and
 * counted from the log start when retention passed the commit.
 */
export function toGroupPartitions(
  group: GroupDescription,
  commits: readonly CommittedOffset[],
  topicOf: (name: string) => TopicSnapshot | undefined,
): GroupPartitionSnapshot[] {
  const rows = new Map<string, GroupPartitionSnapshot>();
  const rowOf = (topic: string, partition: number) => {
    const key = `${topic}\0${String(partition).padStart(10, '0')}`;
    const known = rows.get(key);
    if (known) {
      return known;
    }
    const live = topicOf(topic)?.partitions?.[partition];
    const row = {
      topic,
      partition,
      committed: null,
      end: live?.end ?? null,
      lag: null,
      member: null,
    };
    rows.set(key, row);
    return row;
  };
  for (const { topic, partition, offset } of commits) {
    const start = topicOf(topic)?.partitions?.[partition]?.start ?? null;
    const row = rowOf(topic, partition);
    row.committed = offset;
    row.lag = lagOf(offset, start, row.end);
  }
  for (const member of group.members) {
    for (const { topic, partitions } of member.assignment) {
      for (const partition of partitions) {
        rowOf(topic, partition).member = member.memberId;
      }
    }
  }
  return [...rows.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}

/** The sum over partitions with a commit; null when there is none or one of them is unknown. */
export function totalLag(
  partitions: readonly GroupPartitionSnapshot[],
): bigint | null {
  const committed = partitions.filter(row => row.committed !== null);
  if (committed.length === 0 || committed.some(row => row.lag === null)) {
    return null;
  }
  return committed.reduce((sum, row) => sum + (row.lag ?? 0n), 0n);
}

function lagOf(
  committed: bigint,
  start: bigint | null,
  end: bigint | null,
): bigint | null {
  if (end === null) {
    return null;
  }
  const from = start !== null && start > committed ? start : committed;
  return end > from ? end - from : 0n;
}
