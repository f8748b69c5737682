/*
 * A group of the classic rebalance protocol as a value.
 *
 *                  join                       all joined / timeout
 *   Empty ────────────────► PreparingRebalance ─────────────────► CompletingRebalance
 *     ▲                       ▲      ▲                                 │ leader's sync
 *     │ last member gone      │      └───────── join, leave ───────────┤
 *     └───────────────────────┤                                        ▼
 *                             └──────────── join, leave, expiry ──── Stable
 *
 * Dead is the state of a group that is deleted; events to it are refused. Metadata and
 * assignments are bytes that are never looked into: group types are the clients' affair.
 *
 * All times are milliseconds of the monotonic clock.
 */

/**
 * Kafka's names of the states.
 *
 * @internal
 */
export type GroupState =
  | 'Empty'
  | 'PreparingRebalance'
  | 'CompletingRebalance'
  | 'Stable'
  | 'Dead';

/**
 * Names a request that waits for its answer.
 *
 * @internal
 */
export type RequestToken = number;

/**
 * An assignment protocol that a member can take part in.
 *
 * @internal
 */
export interface GroupProtocol {
  readonly name: string;
  readonly metadata: Buffer;
}

/** @internal */
export interface GroupMember {
  readonly memberId: string;
  /** `group.instance.id` of a static member. */
  readonly instanceId: string | null;
  readonly clientId: string;
  readonly clientHost: string;
  readonly sessionTimeoutMs: number;
  readonly rebalanceTimeoutMs: number;
  /** In the member's order of preference. */
  readonly protocols: readonly GroupProtocol[];
  /** Empty until the leader has assigned. */
  readonly assignment: Buffer;
  /** Its JoinGroup that waits for the others. */
  readonly joining?: RequestToken;
  /** Its SyncGroup that waits for the leader. */
  readonly syncing?: RequestToken;
  /** No generation yet. */
  readonly isNew: boolean;
  /** Expires when nothing is heard until then; not while a request of it waits. */
  readonly sessionDeadline: number;
}

/** @internal */
export interface ClassicGroup {
  readonly groupId: string;
  readonly state: GroupState;
  /** 0 before the first rebalance, then one more for each. */
  readonly generation: number;
  /** For example `consumer` or `connect`; null before the first member. */
  readonly protocolType: string | null;
  /** The protocol of this generation. */
  readonly protocol: string | null;
  readonly leaderId: string | null;
  /** By member id, in the order they came. */
  readonly members: ReadonlyMap<string, GroupMember>;
  /** Ids given out with MEMBER_ID_REQUIRED and not used yet, and until when. */
  readonly pendingMembers: ReadonlyMap<string, number>;
  /** Members of this generation that did not sync yet. */
  readonly pendingSyncs: ReadonlySet<string>;
  /** End of the join phase; only in PreparingRebalance. */
  readonly joinDeadline?: number;
  /** First rebalance of an empty group: more members may come until then. */
  readonly initialDelayUntil?: number;
  /** Whether one came since the delay began. */
  readonly joinedDuringDelay?: boolean;
  /** Members in `pendingSyncs` are removed then. */
  readonly syncDeadline?: number;
}

/** A group nobody has joined. @internal */
export function createGroup(
  groupId: string,
  protocolType: string | null = null,
): ClassicGroup {
  return {
    groupId,
    state: 'Empty',
    generation: 0,
    protocolType,
    protocol: null,
    leaderId: null,
    members: new Map(),
    pendingMembers: new Map(),
    pendingSyncs: new Set(),
  };
}

/** The static member with this `group.instance.id`. @internal */
export function findStaticMember(
  group: Pick<ClassicGroup, 'members'>,
  instanceId: string,
): GroupMember | undefined {
  for (const member of group.members.values()) {
    if (member.instanceId === instanceId) {
      return member;
    }
  }
  return undefined;
}

/** How long a new member may wait in its first join: nothing is heard from it meanwhile. */
const NEW_MEMBER_JOIN_TIMEOUT_MS = 5 * 60_000;

/** When a member that sends nothing is removed; undefined while a request of it waits. @internal */
export function memberDeadline(member: GroupMember): number | undefined {
  if (member.joining !== undefined) {
    return member.isNew ? member.sessionDeadline : undefined;
  }
  return member.syncing === undefined ? member.sessionDeadline : undefined;
}

/** The deadline of a member that joins for the first time. @internal */
export function newMemberDeadline(now: number): number {
  return now + NEW_MEMBER_JOIN_TIMEOUT_MS;
}

/** The next time a `tick` changes something; undefined when none would. @internal */
export function nextDeadline(group: ClassicGroup): number | undefined {
  const deadlines = [
    ...group.pendingMembers.values(),
    ...[...group.members.values()].map(memberDeadline),
    group.initialDelayUntil ?? group.joinDeadline,
    group.syncDeadline,
  ].filter(deadline => deadline !== undefined);
  return deadlines.length === 0 ? undefined : Math.min(...deadlines);
}
