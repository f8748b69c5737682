import { GroupProtocol, RequestToken } from './ClassicGroup';

/**
 * What the group machine is told. `newMemberId` and the like are made by the host, so that the
 * machine needs no randomness.
 *
 * @internal
 */
export type GroupEvent =
  | JoinEvent
  | SyncEvent
  | HeartbeatEvent
  | LeaveEvent
  | CommitEvent
  | { type: 'tick' }
  | { type: 'delete'; token: RequestToken };

/** @internal */
export interface JoinEvent {
  type: 'join';
  token: RequestToken;
  /** Empty for a member that has none yet. */
  memberId: string;
  instanceId: string | null;
  /** Used when `memberId` is empty. */
  newMemberId: string;
  clientId: string;
  clientHost: string;
  sessionTimeoutMs: number;
  rebalanceTimeoutMs: number;
  protocolType: string;
  protocols: readonly GroupProtocol[];
  /** JoinGroup v4+: a dynamic member gets its id first and joins with it. */
  requireMemberId: boolean;
  /** JoinGroup v9+: a returning static leader can be told to keep the assignment. */
  canSkipAssignment: boolean;
}

/** @internal */
export interface SyncEvent {
  type: 'sync';
  token: RequestToken;
  memberId: string;
  instanceId: string | null;
  generation: number;
  /** SyncGroup v5+, else null: must be the group's. */
  protocolType: string | null;
  protocol: string | null;
  /** From the leader; empty from others. */
  assignments: ReadonlyMap<string, Buffer>;
}

/** @internal */
export interface HeartbeatEvent {
  type: 'heartbeat';
  token: RequestToken;
  memberId: string;
  instanceId: string | null;
  generation: number;
}

/** @internal */
export interface LeaveEvent {
  type: 'leave';
  token: RequestToken;
  /** `memberId` may be empty when an administrator removes a static member by instance id. */
  members: readonly { memberId: string; instanceId: string | null }[];
}

/**
 * A member, or somebody who needs no membership, wants to commit offsets.
 *
 * @internal
 */
export interface CommitEvent {
  type: 'commit';
  token: RequestToken;
  /** Empty, with generation -1, from those who only store offsets. */
  memberId: string;
  instanceId: string | null;
  generation: number;
}

/** @internal */
export interface JoinResult {
  error: number;
  memberId: string;
  generation: number;
  protocolType: string | null;
  protocol: string | null;
  leaderId: string;
  skipAssignment: boolean;
  /** For the leader: everyone with the metadata for the chosen protocol. Empty for others. */
  members: { memberId: string; instanceId: string | null; metadata: Buffer }[];
}

/** @internal */
export interface SyncResult {
  error: number;
  protocolType: string | null;
  protocol: string | null;
  assignment: Buffer;
}

/** @internal */
export interface LeaveResult {
  error: number;
  members: { memberId: string; instanceId: string | null; error: number }[];
}

/**
 * What the host does after a transition, in order.
 *
 * @internal
 */
export type GroupEffect =
  | { type: 'joined'; token: RequestToken; result: JoinResult }
  | { type: 'synced'; token: RequestToken; result: SyncResult }
  | { type: 'left'; token: RequestToken; result: LeaveResult }
  /** Heartbeat, commit, delete. */
  | { type: 'answered'; token: RequestToken; error: number }
  /** Assignments are in force, or no longer. */
  | { type: 'assignmentsChanged' };
