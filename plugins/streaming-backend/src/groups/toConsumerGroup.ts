import { ConsumerGroup } from '@millrace/backstage-plugin-streaming-common';
import { CatalogSnapshot } from '../catalog';
import { GroupSnapshot } from '../index/index';
import { toAge } from '../lib/toAge';

/** A group as people see it, with the application that it belongs to. */
export function toConsumerGroup(
  group: GroupSnapshot,
  catalog: CatalogSnapshot,
  now: number,
): ConsumerGroup {
  const match = catalog.applicationFor({
    cluster: group.cluster,
    group: group.groupId,
    clientId: group.members[0]?.clientId,
  });
  const application = match.kind === 'bound' ? match.application : null;
  return {
    cluster: group.cluster,
    groupId: group.groupId,
    state: group.state,
    protocolType: group.protocolType,
    application: application?.entityRef ?? null,
    owner: application?.owner ?? null,
    members: group.members.map(({ assignment, ...member }) => ({
      ...member,
      partitions: assignment.reduce(
        (sum, { partitions }) => sum + partitions.length,
        0,
      ),
    })),
    partitions: group.partitions.map(row => ({
      ...row,
      committed: row.committed?.toString() ?? null,
      end: row.end?.toString() ?? null,
      lag: row.lag?.toString() ?? null,
    })),
    lag: group.lag?.toString() ?? null,
    age: toAge(group, now),
  };
}

/** The same group seen from one topic: only its partitions, and the lag of those. */
export function onTopic(group: ConsumerGroup, topic: string): ConsumerGroup {
  const partitions = group.partitions.filter(row => row.topic === topic);
  const committed = partitions.filter(row => row.committed !== null);
  const known =
    committed.length > 0 && committed.every(row => row.lag !== null);
  return {
    ...group,
    partitions,
    lag: known
      ? committed
          .reduce((sum, row) => sum + BigInt(row.lag ?? 0), 0n)
          .toString()
      : null,
  };
}
