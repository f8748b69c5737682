/*
 * What members of protocol type `consumer` tell each other (KIP-429 and before), read where the
 * broker needs it: which topics they subscribe to and which partitions they have. The bytes
 * start with a version; other protocol types are never read.
 */
import {
  consumerProtocolAssignmentCodec,
  consumerProtocolSubscriptionCodec,
  type MessageCodec,
  ProtocolError,
  Reader,
} from '@millrace/kafka-protocol';
import { ClassicGroup } from './ClassicGroup';

/** A partition that a member has. @internal */
export interface AssignedPartition {
  topic: string;
  partition: number;
  clientId: string;
  clientHost: string;
}

/**
 * Topics that the members of a group subscribe to; empty for a group without members.
 *
 * @returns undefined when there are members that do not say.
 * @internal
 */
export function subscribedTopics(
  group: ClassicGroup,
): ReadonlySet<string> | undefined {
  const topics = new Set<string>();
  for (const member of group.members.values()) {
    for (const { metadata } of member.protocols) {
      const subscription =
        group.protocolType === 'consumer'
          ? decodeVersioned(consumerProtocolSubscriptionCodec, metadata)
          : undefined;
      if (!subscription) {
        return undefined;
      }
      subscription.topics.forEach(topic => topics.add(topic));
    }
  }
  return topics;
}

/** Who has which partition; empty for protocol types that are not read. @internal */
export function assignedPartitions(group: ClassicGroup): AssignedPartition[] {
  if (group.protocolType !== 'consumer') {
    return [];
  }
  return [...group.members.values()].flatMap(
    ({ assignment, clientId, clientHost }) =>
      (
        decodeVersioned(consumerProtocolAssignmentCodec, assignment)
          ?.assignedPartitions ?? []
      ).flatMap(({ topic, partitions }) =>
        partitions.map(partition => ({
          topic,
          partition,
          clientId,
          clientHost,
        })),
      ),
  );
}

function decodeVersioned<T>(
  codec: MessageCodec<T>,
  bytes: Buffer,
): T | undefined {
  if (bytes.length < 2) {
    return undefined;
  }
  const [min, max] = codec.validVersions;
  try {
    const reader = new Reader(bytes);
    // A newer version begins like the newest that is known.
    const version = Math.min(Math.max(reader.int16(), min), max);
    return codec.decode(reader, version);
  } catch (error) {
    if (error instanceof ProtocolError) {
      return undefined;
    }
    throw error;
  }
}
