/*
 * The part of the group machine that all events share: starting a rebalance, completing it, and
 * removing members.
 */
import { ErrorCode } from '@millrace/kafka-protocol';
import { ClassicGroup, GroupMember } from './ClassicGroup';
import {
  answerJoin,
  answerSync,
  GroupTransition,
  keepAlive,
  refusedJoin,
  refusedSync,
  updateMember,
} from './GroupDraft';
import { JoinResult } from './groupEvents';

/** Begins a rebalance, or completes the running one when nobody is missing any more. @internal */
export function rebalance(transition: GroupTransition): void {
  const { group, now, settings } = transition;
  if (group.state === 'PreparingRebalance') {
    completeJoinWhenAllJoined(transition);
    return;
  }
  if (group.state === 'CompletingRebalance') {
    for (const member of [...group.members.values()]) {
      updateMember(group, member, { assignment: Buffer.alloc(0) });
    }
    for (const member of [...group.members.values()]) {
      answerSync(
        transition,
        member,
        refusedSync(ErrorCode.REBALANCE_IN_PROGRESS),
      );
    }
  }
  const initial = group.state === 'Empty';
  group.state = 'PreparingRebalance';
  group.pendingSyncs.clear();
  group.syncDeadline = undefined;
  group.joinDeadline = now + longestRebalanceTimeout(group);
  if (initial && settings.initialRebalanceDelayMs > 0) {
    group.joinedDuringDelay = false;
    group.initialDelayUntil = Math.min(
      now + settings.initialRebalanceDelayMs,
      group.joinDeadline,
    );
  } else if (initial) {
    completeJoin(transition);
  } else {
    completeJoinWhenAllJoined(transition);
  }
}

/** @internal */
export function completeJoinWhenAllJoined(transition: GroupTransition): void {
  const { group } = transition;
  const everyoneJoined =
    group.state === 'PreparingRebalance' &&
    group.initialDelayUntil === undefined &&
    group.pendingMembers.size === 0 &&
    [...group.members.values()].every(member => member.joining !== undefined);
  if (everyoneJoined) {
    completeJoin(transition);
  }
}

/**
 * Ends the join phase with those who are there. Dynamic members that did not come back are
 * removed; static ones keep their place until their session expires.
 *
 * @internal
 */
export function completeJoin(transition: GroupTransition): void {
  const { group, now } = transition;
  for (const member of [...group.members.values()]) {
    if (member.joining === undefined && member.instanceId === null) {
      dropMember(transition, member);
    }
  }
  if (group.members.size > 0 && !electJoinedLeader(transition)) {
    // Only static members, none of them back yet: wait for the next chance.
    group.initialDelayUntil = undefined;
    group.joinDeadline = now + longestRebalanceTimeout(group);
    return;
  }
  group.generation += 1;
  group.joinDeadline = undefined;
  group.initialDelayUntil = undefined;
  group.joinedDuringDelay = undefined;
  if (group.members.size === 0) {
    becomeEmpty(transition);
    return;
  }
  group.protocol = selectProtocol(group);
  group.state = 'CompletingRebalance';
  group.syncDeadline = now + longestRebalanceTimeout(group);
  for (const member of [...group.members.values()]) {
    group.pendingSyncs.add(member.memberId);
    const settled = updateMember(group, keepAlive(transition, member), {
      isNew: false,
    });
    answerJoin(transition, settled, currentGeneration(group, settled));
  }
}

/** The answer to a join that finds its place in the present generation. @internal */
export function currentGeneration(
  group: ClassicGroup,
  member: GroupMember,
): JoinResult {
  const isLeader = group.leaderId === member.memberId;
  return {
    error: ErrorCode.NONE,
    memberId: member.memberId,
    generation: group.generation,
    protocolType: group.protocolType,
    protocol: group.protocol,
    leaderId: group.leaderId ?? '',
    skipAssignment: false,
    members: isLeader ? membersForLeader(group) : [],
  };
}

/** Everyone with the metadata of the chosen protocol. @internal */
export function membersForLeader(group: ClassicGroup): JoinResult['members'] {
  return [...group.members.values()].map(member => ({
    memberId: member.memberId,
    instanceId: member.instanceId,
    metadata: metadataOf(member, group.protocol),
  }));
}

/** A member's metadata for a protocol; empty when it has none. @internal */
export function metadataOf(
  member: GroupMember,
  protocol: string | null,
): Buffer {
  return (
    member.protocols.find(({ name }) => name === protocol)?.metadata ??
    Buffer.alloc(0)
  );
}

/** Removes a member; the others rebalance. @internal */
export function removeMember(
  transition: GroupTransition,
  member: GroupMember,
): void {
  const { group } = transition;
  dropMember(transition, member);
  if (group.state === 'Stable' || group.state === 'CompletingRebalance') {
    if (group.members.size === 0) {
      group.generation += 1;
      becomeEmpty(transition);
    } else {
      rebalance(transition);
    }
  } else {
    completeJoinWhenAllJoined(transition);
  }
}

/**
 * The protocol that every member knows and most prefer; on a tie the one voted for first.
 *
 * @internal
 */
export function selectProtocol(
  group: Pick<ClassicGroup, 'members'>,
): string | null {
  const members = [...group.members.values()];
  const votes = new Map<string, number>();
  for (const member of members) {
    const choice = member.protocols.find(({ name }) =>
      members.every(other => other.protocols.some(p => p.name === name)),
    );
    if (choice) {
      votes.set(choice.name, (votes.get(choice.name) ?? 0) + 1);
    }
  }
  let winner: string | null = null;
  for (const [name, count] of votes) {
    if (winner === null || count > (votes.get(winner) ?? 0)) {
      winner = name;
    }
  }
  return winner;
}

function dropMember(transition: GroupTransition, member: GroupMember): void {
  const { group } = transition;
  group.members.delete(member.memberId);
  group.pendingSyncs.delete(member.memberId);
  const error = ErrorCode.UNKNOWN_MEMBER_ID;
  answerJoin(transition, member, refusedJoin(error, member.memberId));
  answerSync(transition, member, refusedSync(error));
  if (group.leaderId === member.memberId) {
    group.leaderId = [...group.members.keys()][0] ?? null;
  }
}

function becomeEmpty({ group, effects }: GroupTransition): void {
  group.state = 'Empty';
  group.protocol = null;
  group.leaderId = null;
  group.pendingSyncs.clear();
  group.syncDeadline = undefined;
  group.joinDeadline = undefined;
  effects.push({ type: 'assignmentsChanged' });
}

function electJoinedLeader({ group }: GroupTransition): boolean {
  const leader = group.leaderId && group.members.get(group.leaderId);
  if (leader && leader.joining !== undefined) {
    return true;
  }
  const joined = [...group.members.values()].find(
    member => member.joining !== undefined,
  );
  group.leaderId = joined?.memberId ?? group.leaderId;
  return joined !== undefined;
}

function longestRebalanceTimeout(group: Pick<ClassicGroup, 'members'>): number {
  return Math.max(
    0,
    ...[...group.members.values()].map(member => member.rebalanceTimeoutMs),
  );
}
