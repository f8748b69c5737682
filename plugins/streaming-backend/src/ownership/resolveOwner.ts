import { OwnerSource } from '@millrace/backstage-plugin-streaming-common';
import { OwnerAnswer, OwnershipDisagreement } from './Ownership';

/** What one rule says; complete reference. */
export interface OwnerCandidate {
  source: Exclude<OwnerSource, 'none'>;
  owner: string;
}

const INFERRED: readonly OwnerSource[] = ['prefix', 'domain'];

/**
 * The owner by the strongest rule whose group exists. Rules that name another owner are reported, whether they were
 * passed over because their group vanished or outranked.
 */
export function resolveOwner(
  /** Strongest first. */
  candidates: readonly OwnerCandidate[],
  exists: (owner: string) => boolean,
): OwnerAnswer {
  const winner = candidates.find(candidate => exists(candidate.owner));
  const disagreements = candidates.flatMap(
    ({ owner, source }): OwnershipDisagreement[] => {
      if (!exists(owner)) {
        return [{ code: 'owner-vanished', owner, source }];
      }
      return owner === winner?.owner
        ? []
        : [{ code: 'owner-differs', owner, source }];
    },
  );
  if (!winner) {
    return { owner: null, source: 'none', standing: 'unowned', disagreements };
  }
  return {
    owner: winner.owner,
    source: winner.source,
    standing: INFERRED.includes(winner.source) ? 'inferred' : 'confirmed',
    disagreements,
  };
}
