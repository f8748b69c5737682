import { GroupSnapshot } from '../index/index';
import { narrowGroup } from './narrowGroup';

const row = (topic: string, lag: bigint | null) => ({
  topic,
  partition: 0,
  committed: 1n,
  end: lag === null ? null : 1n + lag,
  lag,
  member: 'm',
});

const group: GroupSnapshot = {
  cluster: 'dev',
  groupId: 'billing',
  state: 'Stable',
  protocolType: 'consumer',
  members: [
    {
      memberId: 'm',
      clientId: 'billing',
      host: '/127.0.0.1',
      assignment: [
        { topic: 'open', partitions: [0] },
        { topic: 'secret', partitions: [0] },
      ],
    },
  ],
  partitions: [row('open', 4n), row('secret', 7n)],
  lag: 11n,
  observedAt: 1,
  error: null,
};

describe('narrowGroup', () => {
  it('leaves a group alone that may be seen as a whole', () => {
    expect(narrowGroup(group, () => true)).toBe(group);
  });

  it('leaves partitions, assignments and lag of hidden topics out', () => {
    const narrow = narrowGroup(group, topic => topic === 'open');
    expect(narrow).toMatchObject({
      partitions: [row('open', 4n)],
      members: [{ assignment: [{ topic: 'open', partitions: [0] }] }],
      lag: 4n,
    });
    expect(narrow?.partitions).toHaveLength(1);
    expect(narrow?.members[0]?.assignment).toHaveLength(1);
  });

  it('hides a group that reads hidden topics only', () => {
    expect(narrowGroup(group, () => false)).toBeNull();
  });

  it('answers a group that reads nothing as it is', () => {
    const idle = { ...group, partitions: [], members: [], lag: null };
    expect(narrowGroup(idle, () => false)).toBe(idle);
  });
});
