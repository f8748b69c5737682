import { ConflictError, NotAllowedError } from '@backstage/errors';
import { SlotRefusal } from '@millrace/backstage-plugin-streaming-common';
import { Caller } from '../selfService';
import { StoredRequest } from './store';

/** The error for a decision that somebody may not make: names the slot, who may, and what to do. */
export function slotRefusal(
  request: StoredRequest,
  caller: Caller,
  refusal: SlotRefusal,
  slotId: string | undefined,
): Error {
  const { id, document } = request;
  const candidates = refusal.slot?.candidates.join(', ') ?? '';
  switch (refusal.kind) {
    case 'requester':
      return new NotAllowedError(
        `You opened ${id}; nobody decides on a request of their own. Ask ${document.approvals
          .flatMap(slot => slot.candidates)
          .join(', ')}`,
      );
    case 'decided':
      return new ConflictError(
        `Slot "${refusal.slot?.slot}" of ${id} was decided by ${refusal.slot?.decidedBy} already`,
      );
    case 'already-approved':
      return new NotAllowedError(
        `You filled slot "${refusal.slot?.slot}" of ${id} already; one person fills one slot. Ask somebody else for the other`,
      );
    case 'none':
      return new ConflictError(
        `${id} has no slot "${slotId ?? ''}"; its slots: ${
          document.approvals.map(slot => slot.id).join(', ') || 'none'
        }`,
      );
    default:
      return new NotAllowedError(
        `Slot "${
          refusal.slot?.slot
        }" of ${id} is reserved for ${candidates}; you are ${
          caller.entityRef
        } in ${
          caller.groups
            .filter(group => group.startsWith('group:'))
            .join(', ') || 'no group'
        }. Ask ${candidates}`,
      );
  }
}
