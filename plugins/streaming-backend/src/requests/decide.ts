import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  chooseSlot,
  decideSlot,
} from '@millrace/backstage-plugin-streaming-common';
import { Caller } from '../selfService';
import { RequestDecision } from './RequestsService';
import { slotRefusal } from './slotRefusal';
import { RequestDocument, StoredRequest } from './store';

/**
 * The approvals of a request with the decision of the caller filled in.
 *
 * @throws ConflictError when nothing is left to decide or the caller saw another revision; NotAllowedError when no slot
 * is open to the caller
 */
export function decide(
  request: StoredRequest,
  caller: Caller,
  { revision, slot: slotId, comment }: RequestDecision,
  decision: 'approved' | 'rejected',
): RequestDocument['approvals'] {
  if (request.state !== 'awaiting_approval') {
    throw new ConflictError(
      `Request ${request.id} is ${request.state.replace(
        '_',
        ' ',
      )}; nothing is left to decide`,
    );
  }
  demandRevision(request, revision);
  if (caller.kind === 'service') {
    throw new NotAllowedError(
      `Decisions on ${request.id} are made by people; sign in to make one`,
    );
  }
  const { approvals } = request.document;
  const { slot, refusal } = chooseSlot(
    approvals,
    caller,
    request.requester,
    slotId,
  );
  if (!slot) {
    throw slotRefusal(request, caller, refusal, slotId);
  }
  return decideSlot(approvals, slot.id, {
    decision,
    decidedBy: caller.entityRef,
    decidedAt: new Date().toISOString(),
    comment: comment?.trim() || null,
  });
}

/** @throws NotAllowedError for everybody but the requester */
export function demandRequester(
  request: StoredRequest,
  caller: Caller,
  verb: 'edit' | 'submit' | 'cancel',
): void {
  if (caller.entityRef !== request.requester) {
    throw new NotAllowedError(
      `Only ${request.requester} may ${verb} request ${request.id}${
        verb === 'cancel' ? ', or the platform team' : ''
      }; you are ${
        caller.entityRef
      }. Comment on it, or open a request of your own`,
    );
  }
}

/** @throws ConflictError when the caller saw another revision */
export function demandRevision(request: StoredRequest, revision: number): void {
  if (request.revision !== revision) {
    throw new ConflictError(
      `Request ${request.id} is at revision ${request.revision}, you saw revision ${revision}; look at the newer one and repeat`,
    );
  }
}
