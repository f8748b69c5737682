import { ErrorCode } from '@millrace/kafka-protocol';
import { findStaticMember, GroupMember } from './ClassicGroup';
import {
  answerSync,
  findMember,
  GroupDraft,
  GroupTransition,
  keepAlive,
  refusedSync,
  updateMember,
} from './GroupDraft';
import {
  CommitEvent,
  HeartbeatEvent,
  LeaveEvent,
  SyncEvent,
  SyncResult,
} from './groupEvents';
import { completeJoinWhenAllJoined, removeMember } from './rebalance';

/** SyncGroup. @internal */
export function onSync(transition: GroupTransition, event: SyncEvent): void {
  const { group, effects } = transition;
  const refuse = (error: number) =>
    effects.push({
      type: 'synced',
      token: event.token,
      result: refusedSync(error),
    });
  const found = memberOfGeneration(group, event);
  if ('error' in found) {
    refuse(found.error);
  } else if (
    (event.protocolType !== null &&
      event.protocolType !== group.protocolType) ||
    (event.protocol !== null && event.protocol !== group.protocol)
  ) {
    refuse(ErrorCode.INCONSISTENT_GROUP_PROTOCOL);
  } else if (group.state === 'PreparingRebalance') {
    refuse(ErrorCode.REBALANCE_IN_PROGRESS);
  } else if (group.state === 'Stable') {
    const member = keepAlive(transition, found.member);
    synced(group, member);
    effects.push({
      type: 'synced',
      token: event.token,
      result: assignmentOf(group, member),
    });
  } else if (group.state === 'CompletingRebalance') {
    syncInRebalance(transition, event, found.member);
  } else {
    refuse(ErrorCode.UNKNOWN_MEMBER_ID);
  }
}

function syncInRebalance(
  transition: GroupTransition,
  event: SyncEvent,
  member: GroupMember,
): void {
  const { group, effects } = transition;
  answerSync(transition, member, refusedSync(ErrorCode.REBALANCE_IN_PROGRESS));
  updateMember(group, member, { syncing: event.token });
  synced(group, member);
  if (group.leaderId !== event.memberId) {
    return;
  }
  group.state = 'Stable';
  effects.push({ type: 'assignmentsChanged' });
  for (const each of [...group.members.values()]) {
    const assigned = updateMember(group, each, {
      assignment: event.assignments.get(each.memberId) ?? Buffer.alloc(0),
    });
    if (assigned.syncing !== undefined) {
      answerSync(transition, assigned, assignmentOf(group, assigned));
    }
  }
}

/** Heartbeat. @internal */
export function onHeartbeat(
  transition: GroupTransition,
  event: HeartbeatEvent,
): void {
  const { group, effects } = transition;
  const found = memberOfGeneration(group, event);
  let error: number = ErrorCode.NONE;
  if ('error' in found) {
    error = found.error;
  } else {
    keepAlive(transition, found.member);
    if (group.state === 'PreparingRebalance') {
      error = ErrorCode.REBALANCE_IN_PROGRESS;
    }
  }
  effects.push({ type: 'answered', token: event.token, error });
}

/** Whether a commit is in order. @internal */
export function onCommit(
  transition: GroupTransition,
  event: CommitEvent,
): void {
  const { group, effects } = transition;
  effects.push({
    type: 'answered',
    token: event.token,
    error: judgeCommit(transition, group, event),
  });
}

function judgeCommit(
  transition: GroupTransition,
  group: GroupDraft,
  event: CommitEvent,
): number {
  if (group.state === 'Dead') {
    return ErrorCode.COORDINATOR_NOT_AVAILABLE;
  }
  if (event.generation < 0 && group.state === 'Empty') {
    return ErrorCode.NONE;
  }
  const asMember =
    event.generation >= 0 || event.memberId !== '' || event.instanceId !== null;
  if (!asMember) {
    return ErrorCode.UNKNOWN_MEMBER_ID;
  }
  const found = memberOfGeneration(group, event);
  if ('error' in found) {
    return found.error;
  }
  if (group.state === 'CompletingRebalance') {
    return ErrorCode.REBALANCE_IN_PROGRESS;
  }
  keepAlive(transition, found.member);
  return ErrorCode.NONE;
}

/** LeaveGroup. @internal */
export function onLeave(transition: GroupTransition, event: LeaveEvent): void {
  const { group, effects } = transition;
  if (group.state === 'Dead') {
    const error = ErrorCode.COORDINATOR_NOT_AVAILABLE;
    effects.push({
      type: 'left',
      token: event.token,
      result: { error, members: [] },
    });
    return;
  }
  const members = event.members.map(leaving => ({
    ...leaving,
    error: leave(transition, leaving),
  }));
  effects.push({
    type: 'left',
    token: event.token,
    result: { error: ErrorCode.NONE, members },
  });
}

function leave(
  transition: GroupTransition,
  leaving: LeaveEvent['members'][number],
): number {
  const { group } = transition;
  if (leaving.memberId === '' && leaving.instanceId !== null) {
    const member = findStaticMember(group, leaving.instanceId);
    if (!member) {
      return ErrorCode.UNKNOWN_MEMBER_ID;
    }
    removeMember(transition, member);
    return ErrorCode.NONE;
  }
  if (
    leaving.instanceId === null &&
    group.pendingMembers.delete(leaving.memberId)
  ) {
    completeJoinWhenAllJoined(transition);
    return ErrorCode.NONE;
  }
  const found = findMember(group, leaving.memberId, leaving.instanceId);
  if ('error' in found) {
    return found.error;
  }
  removeMember(transition, found.member);
  return ErrorCode.NONE;
}

function memberOfGeneration(
  group: GroupDraft,
  event: { memberId: string; instanceId: string | null; generation: number },
): { member: GroupMember } | { error: number } {
  if (group.state === 'Dead') {
    return { error: ErrorCode.COORDINATOR_NOT_AVAILABLE };
  }
  const found = findMember(group, event.memberId, event.instanceId);
  return 'member' in found && event.generation !== group.generation
    ? { error: ErrorCode.ILLEGAL_GENERATION }
    : found;
}

function synced(group: GroupDraft, member: GroupMember): void {
  group.pendingSyncs.delete(member.memberId);
  if (group.pendingSyncs.size === 0) {
    group.syncDeadline = undefined;
  }
}

function assignmentOf(group: GroupDraft, member: GroupMember): SyncResult {
  return {
    error: ErrorCode.NONE,
    protocolType: group.protocolType,
    protocol: group.protocol,
    assignment: member.assignment,
  };
}
