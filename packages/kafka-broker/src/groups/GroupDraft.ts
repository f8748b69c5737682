import { ErrorCode } from '@millrace/kafka-protocol';
import { ClassicGroup, findStaticMember, GroupMember } from './ClassicGroup';
import { GroupEffect, JoinResult, SyncResult } from './groupEvents';

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

/**
 * A private copy of a group that one transition works on, and the effects it gathers. The
 * original stays as it was; members are replaced, never changed.
 *
 * @internal
 */
export interface GroupDraft
  extends Omit<
    Mutable<ClassicGroup>,
    'members' | 'pendingMembers' | 'pendingSyncs'
  > {
  members: Map<string, GroupMember>;
  pendingMembers: Map<string, number>;
  pendingSyncs: Set<string>;
}

/** What a transition carries along. @internal */
export interface GroupTransition {
  group: GroupDraft;
  effects: GroupEffect[];
  /** Monotonic milliseconds. */
  now: number;
  settings: GroupSettings;
}

/** @internal */
export interface GroupSettings {
  /** How long an empty group waits for more members. */
  initialRebalanceDelayMs: number;
}

/** @internal */
export function draftOf(group: ClassicGroup): GroupDraft {
  return {
    ...group,
    members: new Map(group.members),
    pendingMembers: new Map(group.pendingMembers),
    pendingSyncs: new Set(group.pendingSyncs),
  };
}

/** Replaces fields of a member. @internal */
export function updateMember(
  group: GroupDraft,
  member: GroupMember,
  fields: Partial<GroupMember>,
): GroupMember {
  const updated = { ...member, ...fields };
  group.members.set(member.memberId, updated);
  return updated;
}

/** The member was heard of. @internal */
export function keepAlive(
  { group, now }: GroupTransition,
  member: GroupMember,
): GroupMember {
  return updateMember(group, member, {
    sessionDeadline: now + member.sessionTimeoutMs,
  });
}

/**
 * The member a request speaks for.
 *
 * @returns the member, or FENCED_INSTANCE_ID (82) when another process has taken over its
 * instance id, or UNKNOWN_MEMBER_ID (25).
 * @internal
 */
export function findMember(
  group: Pick<ClassicGroup, 'members'>,
  memberId: string,
  instanceId: string | null,
): { member: GroupMember } | { error: number } {
  if (instanceId !== null) {
    const owner = findStaticMember(group, instanceId);
    if (!owner) {
      return { error: ErrorCode.UNKNOWN_MEMBER_ID };
    }
    if (owner.memberId !== memberId) {
      return { error: ErrorCode.FENCED_INSTANCE_ID };
    }
  }
  const member = group.members.get(memberId);
  return member ? { member } : { error: ErrorCode.UNKNOWN_MEMBER_ID };
}

/** The answer to a join that failed. @internal */
export function refusedJoin(error: number, memberId: string): JoinResult {
  return {
    error,
    memberId,
    generation: -1,
    protocolType: null,
    protocol: null,
    leaderId: '',
    skipAssignment: false,
    members: [],
  };
}

/** The answer to a sync that failed. @internal */
export function refusedSync(error: number): SyncResult {
  return {
    error,
    protocolType: null,
    protocol: null,
    assignment: Buffer.alloc(0),
  };
}

/** Answers a member's waiting join, if there is one; its session begins anew. @internal */
export function answerJoin(
  { group, effects, now }: GroupTransition,
  member: GroupMember,
  result: JoinResult,
): void {
  if (member.joining === undefined) {
    return;
  }
  effects.push({ type: 'joined', token: member.joining, result });
  if (group.members.has(member.memberId)) {
    updateMember(group, member, {
      joining: undefined,
      sessionDeadline: now + member.sessionTimeoutMs,
    });
  }
}

/** Answers a member's waiting sync, if there is one; its session begins anew. @internal */
export function answerSync(
  { group, effects, now }: GroupTransition,
  member: GroupMember,
  result: SyncResult,
): void {
  if (member.syncing === undefined) {
    return;
  }
  effects.push({ type: 'synced', token: member.syncing, result });
  if (group.members.has(member.memberId)) {
    updateMember(group, member, {
      syncing: undefined,
      sessionDeadline: now + member.sessionTimeoutMs,
    });
  }
}
