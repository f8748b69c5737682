import { totalLag } from '../index/groupLag';
import { GroupSnapshot } from '../index/index';

/**
 * A group with the topics that may be seen only: partitions, assignments and lag of the others are left out. Null when
 * it reads topics and none of them may be seen; a group that reads nothing is answered as it is.
 */
export function narrowGroup(
  group: GroupSnapshot,
  canSee: (topic: string) => boolean,
): GroupSnapshot | null {
  const names = new Set(group.partitions.map(row => row.topic));
  const seen = new Set([...names].filter(canSee));
  if (seen.size === names.size) {
    return group;
  }
  if (seen.size === 0) {
    return null;
  }
  const partitions = group.partitions.filter(row => seen.has(row.topic));
  return {
    ...group,
    partitions,
    lag: totalLag(partitions),
    members: group.members.map(member => ({
      ...member,
      assignment: member.assignment.filter(({ topic }) => seen.has(topic)),
    })),
  };
}
