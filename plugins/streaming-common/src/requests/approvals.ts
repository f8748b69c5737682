import { ApprovalSlot, TopicAnswers } from '../models';

/** Shortest reason of a rejection, in characters. */
export const MINIMUM_REJECTION_REASON = 10;

/** A person who decides, with the groups they speak for. */
export interface Approver {
  entityRef: string;
  groups: readonly string[];
}

/** Why a person cannot fill a slot. */
export interface SlotRefusal {
  kind: 'requester' | 'decided' | 'not-candidate' | 'already-approved' | 'none';
  /** The slot that was meant, for the sentence. */
  slot: ApprovalSlot | null;
}

/** The slot that a person fills by approving, or why there is none. */
export type SlotChoice =
  | { slot: ApprovalSlot; refusal?: undefined }
  | { slot?: undefined; refusal: SlotRefusal };

/**
 * Which open slot a decision counts for: the one asked for, else the first whose candidates include the person or
 * one of their groups. The requester fills none, and one person fills at most one.
 */
export function chooseSlot(
  slots: readonly ApprovalSlot[],
  approver: Approver,
  requester: string,
  slotId?: string,
): SlotChoice {
  if (approver.entityRef === requester) {
    return { refusal: { kind: 'requester', slot: null } };
  }
  const wanted = slotId ? slots.filter(slot => slot.id === slotId) : slots;
  const open = wanted.filter(slot => slot.decision === 'open');
  const first = wanted[0];
  if (!first) {
    return { refusal: { kind: 'none', slot: null } };
  }
  if (open.length === 0) {
    return { refusal: { kind: 'decided', slot: first } };
  }
  const filled = slots.find(slot => slot.decidedBy === approver.entityRef);
  if (filled) {
    return { refusal: { kind: 'already-approved', slot: filled } };
  }
  const slot = open.find(candidate => isCandidate(candidate, approver));
  return slot
    ? { slot }
    : { refusal: { kind: 'not-candidate', slot: open[0] ?? first } };
}

/** Whether a person, or a group they belong to, may fill a slot. */
export function isCandidate(slot: ApprovalSlot, approver: Approver): boolean {
  return slot.candidates.some(
    candidate =>
      candidate === approver.entityRef || approver.groups.includes(candidate),
  );
}

/** The slots with one decided; the others are untouched. */
export function decideSlot(
  slots: readonly ApprovalSlot[],
  slotId: string,
  decision: Pick<
    ApprovalSlot,
    'decision' | 'decidedBy' | 'decidedAt' | 'comment'
  >,
): ApprovalSlot[] {
  return slots.map(slot =>
    slot.id === slotId ? { ...slot, ...decision } : slot,
  );
}

/** Whether every slot was approved; true without slots. */
export function allApproved(slots: readonly ApprovalSlot[]): boolean {
  return slots.every(slot => slot.decision === 'approved');
}

/** The groups and people who can decide now, without repetition, in the order of the slots. */
export function waitingFor(slots: readonly ApprovalSlot[]): string[] {
  return [
    ...new Set(
      slots
        .filter(slot => slot.decision === 'open')
        .flatMap(slot => slot.candidates),
    ),
  ];
}

/** What somebody approved: the answers, and the exact resources that they led to. */
export interface ApprovedContent {
  answers: TopicAnswers;
  items: readonly unknown[];
}

/**
 * Takes approvals over from an earlier plan of the same request. An approval survives only when nothing that its
 * approver looked at changed; the justification is no part of that. `dropped` are the approvals that do not.
 */
export function carryApprovals(
  before: ApprovedContent & { approvals: readonly ApprovalSlot[] },
  after: ApprovedContent & { approvals: readonly ApprovalSlot[] },
): { approvals: ApprovalSlot[]; dropped: ApprovalSlot[] } {
  const approved = before.approvals.filter(
    slot => slot.decision === 'approved',
  );
  const same = contentOf(before) === contentOf(after);
  const survives = (slot: ApprovalSlot) =>
    same &&
    after.approvals.some(
      next => next.id === slot.id && next.reason === slot.reason,
    );
  return {
    approvals: after.approvals.map(
      slot => approved.find(old => old.id === slot.id && survives(old)) ?? slot,
    ),
    dropped: approved.filter(slot => !survives(slot)),
  };
}

function contentOf({ answers, items }: ApprovedContent): string {
  return JSON.stringify(
    [{ ...answers, justification: '' }, items],
    inOrderOfKeys,
  );
}

/** What comes out of a store has its members in another order than what was just planned. */
function inOrderOfKeys(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;
}
