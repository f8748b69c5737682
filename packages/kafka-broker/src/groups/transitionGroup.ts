import { ErrorCode } from '@millrace/kafka-protocol';
import { ClassicGroup, memberDeadline } from './ClassicGroup';
import { draftOf, GroupSettings, GroupTransition } from './GroupDraft';
import { GroupEffect, GroupEvent } from './groupEvents';
import { onJoin } from './onJoin';
import { onCommit, onHeartbeat, onLeave, onSync } from './onMemberRequest';
import {
  completeJoin,
  completeJoinWhenAllJoined,
  removeMember,
} from './rebalance';

/**
 * The classic group protocol: what a group becomes and what is to be done.
 *
 * Pure: the group passed in is not changed, time comes in as `now` (monotonic milliseconds).
 * Every request event is answered by exactly one effect with its token, at once or in a later
 * transition. After a transition the host sends a `tick` at `nextDeadline` of the new group.
 *
 * @internal
 */
export function transitionGroup(
  group: ClassicGroup,
  event: GroupEvent,
  now: number,
  settings: GroupSettings,
): { group: ClassicGroup; effects: GroupEffect[] } {
  const transition: GroupTransition = {
    group: draftOf(group),
    effects: [],
    now,
    settings,
  };
  switch (event.type) {
    case 'join':
      onJoin(transition, event);
      break;
    case 'sync':
      onSync(transition, event);
      break;
    case 'heartbeat':
      onHeartbeat(transition, event);
      break;
    case 'leave':
      onLeave(transition, event);
      break;
    case 'commit':
      onCommit(transition, event);
      break;
    case 'delete':
      onDelete(transition, event.token);
      break;
    default:
      onTick(transition);
  }
  return { group: transition.group, effects: transition.effects };
}

function onDelete({ group, effects }: GroupTransition, token: number): void {
  const errors: Partial<Record<ClassicGroup['state'], number>> = {
    Empty: ErrorCode.NONE,
    Dead: ErrorCode.GROUP_ID_NOT_FOUND,
  };
  const error = errors[group.state] ?? ErrorCode.NON_EMPTY_GROUP;
  if (error === ErrorCode.NONE) {
    group.state = 'Dead';
  }
  effects.push({ type: 'answered', token, error });
}

function onTick(transition: GroupTransition): void {
  const { group, now } = transition;
  for (const [memberId, deadline] of group.pendingMembers) {
    if (deadline <= now) {
      group.pendingMembers.delete(memberId);
    }
  }
  for (const id of [...group.members.keys()]) {
    const member = group.members.get(id);
    const deadline = member && memberDeadline(member);
    if (member && deadline !== undefined && deadline <= now) {
      removeMember(transition, member);
    }
  }
  endInitialDelay(transition);
  completeJoinWhenAllJoined(transition);
  if (
    group.state === 'PreparingRebalance' &&
    group.joinDeadline !== undefined &&
    group.joinDeadline <= now
  ) {
    completeJoin(transition);
  }
  removeUnsynced(transition);
}

function endInitialDelay(transition: GroupTransition): void {
  const { group, now, settings } = transition;
  if (group.initialDelayUntil === undefined || group.initialDelayUntil > now) {
    return;
  }
  const end = group.joinDeadline ?? now;
  if (group.joinedDuringDelay && group.initialDelayUntil < end) {
    group.joinedDuringDelay = false;
    group.initialDelayUntil = Math.min(
      now + settings.initialRebalanceDelayMs,
      end,
    );
    return;
  }
  group.initialDelayUntil = undefined;
  completeJoin(transition);
}

function removeUnsynced(transition: GroupTransition): void {
  const { group, now } = transition;
  if (group.syncDeadline === undefined || group.syncDeadline > now) {
    return;
  }
  group.syncDeadline = undefined;
  for (const memberId of [...group.pendingSyncs]) {
    const member = group.members.get(memberId);
    if (member) {
      removeMember(transition, member);
    }
  }
}
