import { ConflictError, NotAllowedError } from '@backstage/errors';
import { say, SlotRefusal } from '@millrace/backstage-plugin-streaming-common';
import { sayError } from '../lib/sayError';
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
  const slot = refusal.slot?.slot ?? '';
  switch (refusal.kind) {
    case 'requester':
      return sayError(
        NotAllowedError,
        say('slot.ownRequest', {
          id,
          candidates: document.approvals
            .flatMap(one => one.candidates)
            .join(', '),
        }),
      );
    case 'decided':
      return sayError(
        ConflictError,
        say('slot.decided', {
          slot,
          id,
          decidedBy: refusal.slot?.decidedBy ?? '',
        }),
      );
    case 'already-approved':
      return sayError(NotAllowedError, say('slot.filled', { slot, id }));
    case 'none':
      return sayError(
        ConflictError,
        say('slot.unknown', {
          id,
          slot: slotId ?? '',
          slots:
            document.approvals.map(one => one.id).join(', ') ||
            say('request.none'),
        }),
      );
    default:
      return sayError(
        NotAllowedError,
        say('slot.reserved', {
          slot,
          id,
          candidates: refusal.slot?.candidates.join(', ') ?? '',
          caller: caller.entityRef,
          groups:
            caller.groups
              .filter(group => group.startsWith('group:'))
              .join(', ') || say('request.group.none'),
        }),
      );
  }
}
