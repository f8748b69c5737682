import { Admin, AssignerProtocol } from 'kafkajs';
import { GroupDescription } from './ClusterConnection';
import { toKafkaFailure } from './kafkaErrors';

/** Describes one group alone, since kafkajs refuses a whole batch when one of its groups fails. */
export async function describeGroup(
  admin: Admin,
  groupId: string,
): Promise<GroupDescription> {
  try {
    const { groups } = await admin.describeGroups([groupId]);
    const group = groups[0];
    if (!group) {
      throw new Error('the coordinator left the group out of its answer');
    }
    return {
      groupId,
      state: group.state,
      protocolType: group.protocolType,
      protocol: group.protocol,
      members: group.members.map(member => ({
        memberId: member.memberId,
        clientId: member.clientId,
        host: member.clientHost.replace(/^\//, ''),
        assignment: readAssignment(member.memberAssignment),
      })),
      error: null,
    };
  } catch (error) {
    return {
      groupId,
      state: 'Unknown',
      protocolType: '',
      protocol: '',
      members: [],
      error: toKafkaFailure(error),
    };
  }
}

/** Groups of other protocols than `consumer` keep something else in there: their members show no partitions. */
function readAssignment(
  bytes: Buffer,
): { topic: string; partitions: number[] }[] {
  if (bytes.length === 0) {
    return [];
  }
  try {
    const decoded = AssignerProtocol.MemberAssignment.decode(bytes);
    // kafkajs types the assignment as Buffer; its decoder answers topic → partitions.
    const assignment = (decoded?.assignment ?? {}) as unknown as Record<
      string,
      number[]
    >;
    return Object.entries(assignment).map(([topic, partitions]) => ({
      topic,
      partitions: [...partitions].sort((a, b) => a - b),
    }));
  } catch {
    return [];
  }
}
