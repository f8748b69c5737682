import { ClassicGroup } from '../groups/ClassicGroup';
import { assignedPartitions } from '../groups/consumerProtocol';

const NOBODY: readonly string[] = [];

/**
 * Which groups a fetch may belong to. Fetch itself does not say; what is known is which client
 * has which partition by its group's assignment.
 *
 * @internal
 */
export class GroupMembershipIndex {
  readonly #groupsByReader = new Map<string, string[]>();
  readonly #readersByGroup = new Map<string, string[]>();

  /** Takes a group's present assignments in place of its former ones. */
  update(group: ClassicGroup): void {
    const { groupId } = group;
    for (const reader of this.#readersByGroup.get(groupId) ?? []) {
      const others = (this.#groupsByReader.get(reader) ?? []).filter(
        other => other !== groupId,
      );
      if (others.length === 0) {
        this.#groupsByReader.delete(reader);
      } else {
        this.#groupsByReader.set(reader, others);
      }
    }
    const readers = new Set(
      assignedPartitions(group).map(({ clientId, clientHost, ...at }) =>
        readerKey(clientId, clientHost, at.topic, at.partition),
      ),
    );
    if (readers.size === 0) {
      this.#readersByGroup.delete(groupId);
      return;
    }
    this.#readersByGroup.set(groupId, [...readers]);
    for (const reader of readers) {
      const groups = this.#groupsByReader.get(reader) ?? [];
      this.#groupsByReader.set(reader, [...groups, groupId]);
    }
  }

  /** The groups in which this client has this partition; mostly none or one. */
  groupsOf(
    clientId: string,
    host: string,
    topic: string,
    partition: number,
  ): readonly string[] {
    return (
      this.#groupsByReader.get(readerKey(clientId, host, topic, partition)) ??
      NOBODY
    );
  }
}

function readerKey(
  clientId: string,
  host: string,
  topic: string,
  partition: number,
): string {
  return `${topic}/${partition}/${host}/${clientId}`;
}
