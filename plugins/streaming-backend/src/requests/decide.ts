import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  chooseSlot,
  decideSlot,
  say,
} from '@millrace/backstage-plugin-streaming-common';
import { Caller } from '../selfService';
import { sayError } from '../lib/sayError';
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
    throw sayError(
      ConflictError,
      say('request.undecidable', {
        id: request.id,
        state: say(`state.${request.state}`),
      }),
    );
  }
  demandRevision(request, revision);
  if (caller.kind === 'service') {
    throw sayError(
      NotAllowedError,
      say('request.peopleDecide', { id: request.id }),
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
    throw sayError(
      NotAllowedError,
      say(`request.onlyRequester.${verb}`, {
        requester: request.requester,
        id: request.id,
        caller: caller.entityRef,
      }),
    );
  }
}

/** @throws ConflictError when the caller saw another revision */
export function demandRevision(request: StoredRequest, revision: number): void {
  if (request.revision !== revision) {
    throw sayError(
      ConflictError,
      say('request.revision', {
        id: request.id,
        revision: request.revision,
        seen: revision,
      }),
    );
  }
}
