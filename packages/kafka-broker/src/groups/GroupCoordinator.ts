/*
 * The host of the group machine: it keeps the groups, gives requests their tokens, arms timers
 * and carries effects out. Decisions are all in `transitionGroup`.
 *
 * Membership lives in memory: after a restart members find themselves unknown and join again,
 * and go on from their committed offsets.
 */
import { randomUUID } from 'node:crypto';
import { ErrorCode } from '@millrace/kafka-protocol';
import { Clock } from '../log/Clock';
import { OffsetStore } from '../offsets/OffsetStore';
import { ClassicGroup, createGroup, nextDeadline } from './ClassicGroup';
import { refusedJoin } from './GroupDraft';
import {
  CommitEvent,
  GroupEffect,
  GroupEvent,
  HeartbeatEvent,
  JoinEvent,
  JoinResult,
  LeaveEvent,
  LeaveResult,
  SyncEvent,
  SyncResult,
} from './groupEvents';
import { transitionGroup } from './transitionGroup';

const MINUTE_MS = 60_000;
const EXPIRY_INTERVAL_MS = 10 * MINUTE_MS;

/** @internal */
export interface GroupCoordinatorSettings {
  initialRebalanceDelayMs: number;
  minSessionTimeoutMs: number;
  maxSessionTimeoutMs: number;
}

/** Kafka's session limits, and no initial delay: nobody waits on one laptop. @internal */
export const defaultGroupSettings: GroupCoordinatorSettings = {
  initialRebalanceDelayMs: 0,
  minSessionTimeoutMs: 6_000,
  maxSessionTimeoutMs: 30 * MINUTE_MS,
};

/** @internal */
export interface GroupCoordinatorOptions {
  clock: Clock;
  offsets: OffsetStore;
  settings: GroupCoordinatorSettings;
  newId?: () => string;
  /** Called when assignments of a group come into force or end. */
  onAssignmentsChanged?: (group: ClassicGroup) => void;
  /** A background write failed; the journal has stopped by itself. */
  onError?: (error: unknown) => void;
}

type Unaddressed<E> = Omit<E, 'type' | 'token'>;

/** Classic groups of the whole broker. @internal */
export class GroupCoordinator {
  readonly #options: GroupCoordinatorOptions;
  readonly #groups = new Map<string, ClassicGroup>();
  readonly #timers = new Map<string, { at: number; cancel: () => void }>();
  readonly #waiting = new Map<number, (effect: GroupEffect) => void>();
  #cancelExpiry: (() => void) | undefined;
  #nextToken = 1;

  constructor(options: GroupCoordinatorOptions) {
    this.#options = options;
  }

  /** Begins to expire offsets from time to time. */
  start(): void {
    this.#cancelExpiry = this.#options.clock.setTimer(() => {
      this.expire().catch(error => this.#options.onError?.(error));
      this.start();
    }, EXPIRY_INTERVAL_MS);
  }

  /** Ends all timers. Requests that wait are ended by their own abort signals. */
  stop(): void {
    this.#cancelExpiry?.();
    for (const { cancel } of this.#timers.values()) {
      cancel();
    }
    this.#timers.clear();
  }

  /** Groups that have members or offsets, or had some a short while ago. */
  list(): ClassicGroup[] {
    const ids = new Set([
      ...this.#groups.keys(),
      ...this.#options.offsets.groupIds(),
    ]);
    return [...ids].sort().flatMap(id => this.find(id) ?? []);
  }

  /** The group, also when all there is of it are offsets. */
  find(groupId: string): ClassicGroup | undefined {
    const { offsets } = this.#options;
    const group = this.#groups.get(groupId);
    if (group || !offsets.has(groupId)) {
      return group;
    }
    return createGroup(groupId, offsets.protocolType(groupId));
  }

  /** Waits for the others of the group; ends with COORDINATOR_NOT_AVAILABLE on abort. */
  async join(
    groupId: string,
    request: Unaddressed<Omit<JoinEvent, 'newMemberId'>>,
    signal: AbortSignal,
  ): Promise<JoinResult> {
    const { minSessionTimeoutMs, maxSessionTimeoutMs } = this.#options.settings;
    if (
      request.sessionTimeoutMs < minSessionTimeoutMs ||
      request.sessionTimeoutMs > maxSessionTimeoutMs
    ) {
      return refusedJoin(ErrorCode.INVALID_SESSION_TIMEOUT, request.memberId);
    }
    if (request.memberId !== '' && !this.find(groupId)) {
      return refusedJoin(ErrorCode.UNKNOWN_MEMBER_ID, request.memberId);
    }
    const name = request.instanceId ?? request.clientId;
    const newMemberId = `${name}-${(this.#options.newId ?? randomUUID)()}`;
    const effect = await this.#ask(
      groupId,
      token => ({ ...request, type: 'join', token, newMemberId }),
      signal,
    );
    return effect?.type === 'joined'
      ? effect.result
      : refusedJoin(ErrorCode.COORDINATOR_NOT_AVAILABLE, request.memberId);
  }

  /** Waits for the leader's assignment; ends with COORDINATOR_NOT_AVAILABLE on abort. */
  async sync(
    groupId: string,
    request: Unaddressed<SyncEvent>,
    signal: AbortSignal,
  ): Promise<SyncResult> {
    const effect = this.find(groupId)
      ? await this.#ask(
          groupId,
          token => ({ ...request, type: 'sync', token }),
          signal,
        )
      : undefined;
    if (effect?.type === 'synced') {
      return effect.result;
    }
    return {
      error: this.find(groupId)
        ? ErrorCode.COORDINATOR_NOT_AVAILABLE
        : ErrorCode.UNKNOWN_MEMBER_ID,
      protocolType: null,
      protocol: null,
      assignment: Buffer.alloc(0),
    };
  }

  /** @returns an error code. */
  heartbeat(groupId: string, request: Unaddressed<HeartbeatEvent>): number {
    return this.find(groupId)
      ? this.#tell(groupId, token => ({ ...request, type: 'heartbeat', token }))
      : ErrorCode.UNKNOWN_MEMBER_ID;
  }

  leave(groupId: string, members: LeaveEvent['members']): LeaveResult {
    if (!this.find(groupId)) {
      return {
        error: ErrorCode.NONE,
        members: members.map(member => ({
          ...member,
          error: ErrorCode.UNKNOWN_MEMBER_ID,
        })),
      };
    }
    let result: LeaveResult = { error: ErrorCode.NONE, members: [] };
    const token = this.#nextToken++;
    this.#waiting.set(token, effect => {
      result = effect.type === 'left' ? effect.result : result;
    });
    this.#transition(groupId, { type: 'leave', token, members });
    return result;
  }

  /** Whether a commit is in order. @returns an error code. */
  judgeCommit(groupId: string, request: Unaddressed<CommitEvent>): number {
    if (!this.find(groupId)) {
      return request.generation < 0
        ? ErrorCode.NONE
        : ErrorCode.ILLEGAL_GENERATION;
    }
    return this.#tell(groupId, token => ({
      ...request,
      type: 'commit',
      token,
    }));
  }

  /** Deletes an empty group with its offsets. @returns an error code. */
  async delete(groupId: string): Promise<number> {
    if (!this.find(groupId)) {
      return ErrorCode.GROUP_ID_NOT_FOUND;
    }
    const error = this.#tell(groupId, token => ({ type: 'delete', token }));
    if (error === ErrorCode.NONE) {
      try {
        await this.#options.offsets.delete(groupId);
      } finally {
        this.#forget(groupId);
      }
    }
    return error;
  }

  /** Removes offsets past their retention, and groups of which nothing is left. */
  async expire(): Promise<void> {
    const { offsets } = this.#options;
    await offsets.expire(id => (this.#groups.get(id)?.members.size ?? 0) > 0);
    for (const [id, group] of this.#groups) {
      if (
        group.state === 'Empty' &&
        group.pendingMembers.size === 0 &&
        !offsets.has(id)
      ) {
        this.#forget(id);
      }
    }
  }

  #ask(
    groupId: string,
    toEvent: (token: number) => GroupEvent,
    signal: AbortSignal,
  ): Promise<GroupEffect | undefined> {
    if (signal.aborted) {
      return Promise.resolve(undefined);
    }
    return new Promise(resolve => {
      const token = this.#nextToken++;
      const abort = () => {
        this.#waiting.delete(token);
        resolve(undefined);
      };
      signal.addEventListener('abort', abort, { once: true });
      this.#waiting.set(token, effect => {
        signal.removeEventListener('abort', abort);
        resolve(effect);
      });
      this.#transition(groupId, toEvent(token));
    });
  }

  #tell(groupId: string, toEvent: (token: number) => GroupEvent): number {
    let error: number = ErrorCode.UNKNOWN_SERVER_ERROR;
    const token = this.#nextToken++;
    this.#waiting.set(token, effect => {
      error = effect.type === 'answered' ? effect.error : error;
    });
    this.#transition(groupId, toEvent(token));
    return error;
  }

  #transition(groupId: string, event: GroupEvent): void {
    const before = this.find(groupId) ?? createGroup(groupId);
    const { group, effects } = transitionGroup(
      before,
      event,
      this.#options.clock.monotonicMs(),
      this.#options.settings,
    );
    this.#groups.set(groupId, group);
    this.#arm(group);
    if (isUntouched(group)) {
      this.#forget(groupId);
    }
    const hasMembers = group.members.size > 0;
    if (before.members.size > 0 !== hasMembers) {
      this.#options.offsets
        .markMembership(groupId, hasMembers)
        .catch(error => this.#options.onError?.(error));
    }
    for (const effect of effects) {
      if (effect.type === 'assignmentsChanged') {
        this.#options.onAssignmentsChanged?.(group);
      } else {
        this.#waiting.get(effect.token)?.(effect);
        this.#waiting.delete(effect.token);
      }
    }
  }

  // One timer per group that is only replaced by an earlier one, so that heartbeats, which move
  // the deadline back all the time, cost no timers. A tick that comes too early changes nothing.
  #arm(group: ClassicGroup): void {
    const at = nextDeadline(group);
    const armed = this.#timers.get(group.groupId);
    if (at === undefined || (armed && armed.at <= at)) {
      return;
    }
    armed?.cancel();
    const { clock } = this.#options;
    const cancel = clock.setTimer(() => {
      this.#timers.delete(group.groupId);
      if (this.#groups.has(group.groupId)) {
        this.#transition(group.groupId, { type: 'tick' });
      }
    }, Math.max(0, at - clock.monotonicMs()));
    this.#timers.set(group.groupId, { at, cancel });
  }

  #forget(groupId: string): void {
    this.#groups.delete(groupId);
    this.#timers.get(groupId)?.cancel();
    this.#timers.delete(groupId);
  }
}

/** Nobody ever got into the group: asking for one does not make it. */
function isUntouched(group: ClassicGroup): boolean {
  return (
    group.state === 'Empty' &&
    group.generation === 0 &&
    group.pendingMembers.size === 0
  );
}
