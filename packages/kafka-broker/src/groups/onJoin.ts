import { ErrorCode } from '@millrace/kafka-protocol';
import {
  findStaticMember,
  GroupMember,
  GroupProtocol,
  newMemberDeadline,
} from './ClassicGroup';
import {
  answerJoin,
  answerSync,
  findMember,
  GroupDraft,
  GroupTransition,
  refusedJoin,
  refusedSync,
  updateMember,
} from './GroupDraft';
import { JoinEvent, JoinResult } from './groupEvents';
import {
  currentGeneration,
  membersForLeader,
  rebalance,
  selectProtocol,
} from './rebalance';

/** JoinGroup. @internal */
export function onJoin(transition: GroupTransition, event: JoinEvent): void {
  const { group } = transition;
  if (group.state === 'Dead') {
    refuse(transition, event, ErrorCode.COORDINATOR_NOT_AVAILABLE);
  } else if (!fitsGroup(group, event)) {
    refuse(transition, event, ErrorCode.INCONSISTENT_GROUP_PROTOCOL);
  } else if (event.memberId === '') {
    joinAsNewcomer(transition, event);
  } else if (group.pendingMembers.has(event.memberId)) {
    addMember(transition, event, event.memberId);
  } else {
    rejoin(transition, event);
  }
}

function joinAsNewcomer(transition: GroupTransition, event: JoinEvent): void {
  const { group, now } = transition;
  if (event.instanceId !== null) {
    const returning = findStaticMember(group, event.instanceId);
    if (returning) {
      replaceStaticMember(transition, event, returning);
    } else {
      addMember(transition, event, event.newMemberId);
    }
    return;
  }
  if (event.requireMemberId) {
    group.pendingMembers.set(event.newMemberId, now + event.sessionTimeoutMs);
    answer(
      transition,
      event,
      refusedJoin(ErrorCode.MEMBER_ID_REQUIRED, event.newMemberId),
    );
    return;
  }
  addMember(transition, event, event.newMemberId);
}

function addMember(
  transition: GroupTransition,
  event: JoinEvent,
  memberId: string,
): void {
  const { group, now } = transition;
  group.pendingMembers.delete(memberId);
  group.members.set(memberId, {
    memberId,
    instanceId: event.instanceId,
    clientId: event.clientId,
    clientHost: event.clientHost,
    sessionTimeoutMs: event.sessionTimeoutMs,
    rebalanceTimeoutMs: event.rebalanceTimeoutMs,
    protocols: event.protocols,
    assignment: Buffer.alloc(0),
    joining: event.token,
    isNew: true,
    sessionDeadline: newMemberDeadline(now),
  });
  if (group.state === 'Empty') {
    group.protocolType = event.protocolType;
  }
  group.leaderId ??= memberId;
  if (group.initialDelayUntil !== undefined) {
    group.joinedDuringDelay = true;
  }
  rebalance(transition);
}

function rejoin(transition: GroupTransition, event: JoinEvent): void {
  const { group } = transition;
  const found = findMember(group, event.memberId, event.instanceId);
  if ('error' in found) {
    refuse(transition, event, found.error);
    return;
  }
  const { member } = found;
  const unchanged = sameProtocols(member.protocols, event.protocols);
  const isLeader = group.leaderId === member.memberId;
  // Nothing new from a member whose answer may have been lost; a leader that joins again wants
  // a rebalance, since only it knows that, say, a topic got more partitions.
  const repeatsItself =
    unchanged &&
    (group.state === 'CompletingRebalance' ||
      (group.state === 'Stable' && !isLeader));
  if (repeatsItself) {
    answer(transition, event, currentGeneration(group, member));
    return;
  }
  joinAgain(transition, event, member);
  rebalance(transition);
}

/**
 * A static member came back under a new member id. In a stable group whose protocol stays the
 * same it takes over its old assignment and nobody else notices.
 */
function replaceStaticMember(
  transition: GroupTransition,
  event: JoinEvent,
  old: GroupMember,
): void {
  const { group } = transition;
  const leaderBefore = group.leaderId;
  fence(transition, old);
  const taken: GroupMember = {
    ...old,
    memberId: event.newMemberId,
    joining: undefined,
    syncing: undefined,
  };
  group.members = new Map(
    [...group.members.values()].map(member => {
      const same = member.memberId === old.memberId ? taken : member;
      return [same.memberId, same];
    }),
  );
  if (group.leaderId === old.memberId) {
    group.leaderId = taken.memberId;
  }
  if (group.pendingSyncs.delete(old.memberId)) {
    group.pendingSyncs.add(taken.memberId);
  }
  const member = joinAgain(transition, event, taken);
  if (group.state !== 'Stable' || selectProtocol(group) !== group.protocol) {
    rebalance(transition);
    return;
  }
  const isLeader = group.leaderId === member.memberId;
  const skips = isLeader && event.canSkipAssignment;
  transition.effects.push({ type: 'assignmentsChanged' });
  answerJoin(transition, member, {
    ...currentGeneration(group, member),
    // An older client would assign anew when told that it leads; its former id leads instead.
    leaderId: (event.canSkipAssignment ? group.leaderId : leaderBefore) ?? '',
    members: skips ? membersForLeader(group) : [],
    skipAssignment: skips,
  });
}

function fence(transition: GroupTransition, old: GroupMember): void {
  const error = ErrorCode.FENCED_INSTANCE_ID;
  answerJoin(transition, old, refusedJoin(error, old.memberId));
  answerSync(transition, old, refusedSync(error));
}

function joinAgain(
  transition: GroupTransition,
  event: JoinEvent,
  member: GroupMember,
): GroupMember {
  const { group, now } = transition;
  // The client gave an earlier attempt up; whoever still reads that answer should retry.
  answerJoin(
    transition,
    member,
    refusedJoin(ErrorCode.REBALANCE_IN_PROGRESS, member.memberId),
  );
  return updateMember(group, member, {
    clientId: event.clientId,
    clientHost: event.clientHost,
    sessionTimeoutMs: event.sessionTimeoutMs,
    rebalanceTimeoutMs: event.rebalanceTimeoutMs,
    protocols: event.protocols,
    joining: event.token,
    sessionDeadline: now + event.sessionTimeoutMs,
  });
}

function fitsGroup(group: GroupDraft, event: JoinEvent): boolean {
  if (event.protocolType === '' || event.protocols.length === 0) {
    return false;
  }
  if (group.members.size === 0) {
    return true;
  }
  const members = [...group.members.values()];
  return (
    group.protocolType === event.protocolType &&
    event.protocols.some(({ name }) =>
      members.every(member => member.protocols.some(p => p.name === name)),
    )
  );
}

function sameProtocols(
  before: readonly GroupProtocol[],
  now: readonly GroupProtocol[],
): boolean {
  return (
    before.length === now.length &&
    before.every((protocol, index) => {
      const other = now[index];
      return (
        protocol.name === other?.name &&
        protocol.metadata.equals(other.metadata)
      );
    })
  );
}

function refuse(
  transition: GroupTransition,
  event: JoinEvent,
  error: number,
): void {
  answer(transition, event, refusedJoin(error, event.memberId));
}

function answer(
  { effects }: GroupTransition,
  event: JoinEvent,
  result: JoinResult,
): void {
  effects.push({ type: 'joined', token: event.token, result });
}
