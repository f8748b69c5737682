import { GroupDescription } from '../clusters';
import { toGroupPartitions, totalLag } from './groupLag';
import { TopicSnapshot } from './MetadataIndex';

const group: GroupDescription = {
  groupId: 'g',
  state: 'Stable',
  protocolType: 'consumer',
  protocol: 'range',
  error: null,
  members: [
    {
      memberId: 'm1',
      clientId: 'c',
      host: 'h',
      assignment: [{ topic: 't', partitions: [0, 10] }],
    },
  ],
};

/** A topic of 11 partitions from `start` to `end`. */
function topic(start: bigint, end: bigint | null): TopicSnapshot {
  return {
    cluster: 'dev',
    name: 't',
    observedAt: 0,
    error: null,
    configs: null,
    firstSeen: 0,
    missingSince: null,
    partitions: Array.from({ length: 11 }, (_, partition) => ({
      partition,
      leader: 1,
      replicas: [1],
      inSync: [1],
      start,
      end,
      error: null,
    })),
  };
}

const commit = (partition: number, offset: bigint) => ({
  topic: 't',
  partition,
  offset,
});

describe('toGroupPartitions', () => {
  it('joins commits and assignment, in order of partition', () => {
    const rows = toGroupPartitions(group, [commit(2, 5n), commit(0, 7n)], () =>
      topic(0n, 10n),
    );
    expect(rows.map(row => [row.partition, row.lag, row.member])).toEqual([
      [0, 3n, 'm1'],
      [2, 5n, null],
      [10, null, 'm1'],
    ]);
    expect(totalLag(rows)).toBe(8n);
  });

  it('counts from the log start when retention passed the commit', () => {
    const rows = toGroupPartitions(group, [commit(0, 5200n)], () =>
      topic(6510n, 7000n),
    );
    expect(rows[0]?.lag).toBe(490n);
  });

  it('is never below zero, and unknown rather than zero by absence', () => {
    const ahead = toGroupPartitions(group, [commit(0, 12n)], () =>
      topic(0n, 10n),
    );
    expect(ahead[0]?.lag).toBe(0n);
    const blind = toGroupPartitions(group, [commit(0, 1n)], () => undefined);
    expect(totalLag(blind)).toBeNull();
    expect(totalLag([])).toBeNull();
  });
});
