import { GroupSnapshot } from '../../index/MetadataIndex';
import { Flow, FlowStatement } from '../flows';
import { isOwnTraffic } from './ownTraffic';

/** Client ids kept of a group; more are instances of the same programs. */
const MAX_CLIENT_IDS = 50;

/** What is known of a group's flow so far; undefined: nothing. */
export type KnownAttributes = Readonly<Record<string, string>> | undefined;

/**
 * The topics that a group reads by assignment and commits, not by subscription text: a pattern subscription shows
 * what it really matches. A group without members counts as seen only when its commits have moved.
 */
export function flowsOfGroup(
  group: GroupSnapshot,
  known: (subject: Pick<Flow, 'topic'>) => KnownAttributes,
): FlowStatement[] {
  if (group.observedAt === null || isOwnTraffic({ group: group.groupId })) {
    return [];
  }
  const seenAt = group.observedAt;
  const topics = new Set([
    ...group.partitions
      .filter(partition => partition.committed !== null)
      .map(partition => partition.topic),
    ...group.members.flatMap(member =>
      member.assignment
        .filter(assigned => assigned.partitions.length > 0)
        .map(assigned => assigned.topic),
    ),
  ]);
  return [...topics].sort().flatMap((topic): FlowStatement[] => {
    const before = known({ topic });
    const committed = committedOn(group, topic);
    const members = group.members.filter(member =>
      member.assignment.some(assigned => assigned.topic === topic),
    );
    const isActive = members.length > 0 || before?.committed !== committed;
    if (!isActive) {
      return [];
    }
    const clientIds = [...new Set(members.map(member => member.clientId))]
      .sort()
      .slice(0, MAX_CLIENT_IDS)
      .join(',');
    return [
      {
        source: 'groups',
        provenance: 'observed',
        cluster: group.cluster,
        topic,
        direction: 'read',
        actor: { group: group.groupId },
        firstSeen: seenAt,
        lastSeen: seenAt,
        rate: null,
        attributes: {
          // A stopped group stays with the programs that were its members.
          clientIds: clientIds || before?.clientIds || '',
          committed,
        },
      },
    ];
  });
}

function committedOn(group: GroupSnapshot, topic: string): string {
  const offsets = group.partitions
    .filter(partition => partition.topic === topic)
    .map(partition => partition.committed ?? 0n);
  return String(offsets.reduce((sum, offset) => sum + offset, 0n));
}
