import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  Ownership as OwnershipModel,
  say,
} from '@millrace/backstage-plugin-streaming-common';
import { CatalogSnapshot } from '../catalog';
import { sayError } from '../lib/sayError';
import { DatabaseClaimStore } from './DatabaseClaimStore';
import { Ownership } from './Ownership';

/** Takes claims of topics and applies those that nobody else has a say in. */
export class ClaimDesk {
  readonly #claims: DatabaseClaimStore;
  readonly #ownership: Ownership;
  readonly #catalog: CatalogSnapshot;
  readonly #onClaim: (cluster: string) => void;
  readonly #now: () => number;

  constructor(options: {
    claims: DatabaseClaimStore;
    ownership: Ownership;
    catalog: CatalogSnapshot;
    onClaim: (cluster: string) => void;
    now: () => number;
  }) {
    this.#claims = options.claims;
    this.#ownership = options.ownership;
    this.#catalog = options.catalog;
    this.#onClaim = options.onClaim;
    this.#now = options.now;
  }

  /**
   * Members claim for their own groups; members of approving groups assign to any.
   *
   * @throws NotAllowedError, InputError or ConflictError, see `StreamCatalog.claimTopic`
   */
  async claim(
    claim: { cluster: string; topic: string; owner: string },
    claimant: {
      userRef: string | null;
      groups(): Promise<readonly string[]>;
    },
  ): Promise<OwnershipModel> {
    const { cluster, topic } = claim;
    const { userRef } = claimant;
    if (userRef === null) {
      throw sayError(NotAllowedError, say('claim.people', { topic }));
    }
    const owner = claim.owner.toLocaleLowerCase('en-US');
    this.#requireMember(owner, await claimant.groups());
    const present = this.#ownership.ownerOf(cluster, topic);
    if (present.standing === 'confirmed' && present.owner !== owner) {
      throw sayError(
        ConflictError,
        say('claim.taken', {
          topic,
          owner: present.owner ?? '',
          source: present.source,
        }),
      );
    }
    await this.#claims.record({
      cluster,
      topic,
      owner,
      claimedBy: userRef,
      claimedAt: this.#now(),
    });
    this.#onClaim(cluster);
    const { source, standing, ...answer } = this.#ownership.ownerOf(
      cluster,
      topic,
    );
    return { owner: answer.owner, source, standing };
  }

  #requireMember(owner: string, own: readonly string[]): void {
    const teams = own.join(', ') || say('claim.noTeams');
    const assigns = own.some(ref => this.#catalog.group(ref)?.approver);
    if (!this.#catalog.group(owner)) {
      throw sayError(InputError, say('claim.unknownGroup', { owner, teams }));
    }
    if (!own.includes(owner) && !assigns) {
      throw sayError(InputError, say('claim.notMember', { owner, teams }));
    }
  }
}
