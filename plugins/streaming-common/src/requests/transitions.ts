import { RequestState } from '../models';

/** What moves a request from one state to the next. */
export type RequestTrigger =
  | 'submit'
  | 'edit'
  | 'checks-failed'
  | 'checks-passed'
  | 'approval-needed'
  | 'all-approved'
  | 'reject'
  | 'expire'
  | 'cancel'
  | 'plan-changed'
  | 'start'
  | 'steps-done'
  | 'step-gave-up'
  | 'retry';

/** One row of the table: from a state, by a trigger, to a state. */
export interface RequestTransition {
  from: RequestState;
  trigger: RequestTrigger;
  to: RequestState;
}

/** The whole life of a request; what is not listed cannot happen. */
export const requestTransitions: readonly RequestTransition[] = [
  { from: 'draft', trigger: 'edit', to: 'draft' },
  { from: 'draft', trigger: 'submit', to: 'checking' },
  { from: 'draft', trigger: 'expire', to: 'expired' },
  { from: 'draft', trigger: 'cancel', to: 'cancelled' },
  { from: 'checking', trigger: 'checks-failed', to: 'draft' },
  { from: 'checking', trigger: 'checks-passed', to: 'approved' },
  { from: 'checking', trigger: 'approval-needed', to: 'awaiting_approval' },
  { from: 'checking', trigger: 'cancel', to: 'cancelled' },
  { from: 'awaiting_approval', trigger: 'edit', to: 'checking' },
  { from: 'awaiting_approval', trigger: 'all-approved', to: 'approved' },
  { from: 'awaiting_approval', trigger: 'reject', to: 'rejected' },
  { from: 'awaiting_approval', trigger: 'expire', to: 'expired' },
  { from: 'awaiting_approval', trigger: 'cancel', to: 'cancelled' },
  { from: 'approved', trigger: 'plan-changed', to: 'checking' },
  { from: 'approved', trigger: 'start', to: 'provisioning' },
  { from: 'approved', trigger: 'cancel', to: 'cancelled' },
  { from: 'provisioning', trigger: 'steps-done', to: 'provisioned' },
  { from: 'provisioning', trigger: 'step-gave-up', to: 'failed' },
  { from: 'failed', trigger: 'retry', to: 'provisioning' },
  { from: 'failed', trigger: 'cancel', to: 'cancelled' },
];

/** States that nothing leads out of. */
export const terminalStates: readonly RequestState[] = [
  'provisioned',
  'rejected',
  'cancelled',
  'expired',
];

/** States in which a request moves on by itself, without any person. */
export const workingStates: readonly RequestState[] = [
  'checking',
  'approved',
  'provisioning',
];

/** The state that a trigger leads to; undefined when it has no business in this state. */
export function nextState(
  from: RequestState,
  trigger: RequestTrigger,
): RequestState | undefined {
  return requestTransitions.find(
    transition => transition.from === from && transition.trigger === trigger,
  )?.to;
}
