import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  domainOfTopic,
  parentTopic,
} from '@millrace/backstage-plugin-streaming-common';
import { CatalogSnapshot } from '../catalog';
import { SubjectBindings } from '../subjects';
import { ContractStore } from './ContractStore';
import { DatabaseClaimStore } from './DatabaseClaimStore';
import { OwnerAnswer, Ownership } from './Ownership';
import { OwnershipFiles } from './OwnershipFiles';
import { OwnerCandidate, resolveOwner } from './resolveOwner';

const UNOWNED: OwnerAnswer = {
  owner: null,
  source: 'none',
  standing: 'unowned',
  disagreements: [],
};
const STRENGTH = ['unowned', 'contested', 'inferred', 'confirmed'];

/** {@link Ownership} from claims, requests, files, prefixes and domains. */
export class DefaultOwnership implements Ownership {
  readonly #claims: Pick<DatabaseClaimStore, 'get'>;
  readonly #contracts: ContractStore;
  readonly #files: Pick<OwnershipFiles, 'contracts' | 'ownerByPrefix'>;
  readonly #catalog: CatalogSnapshot;
  readonly #bindings: SubjectBindings;
  readonly #aliases: () => string[];
  /** Owners as written → references; emptied when the catalog changes. */
  readonly #references = new Map<string, string>();

  constructor(options: {
    claims: Pick<DatabaseClaimStore, 'get'>;
    contracts: ContractStore;
    files: Pick<OwnershipFiles, 'contracts' | 'ownerByPrefix'>;
    catalog: CatalogSnapshot;
    bindings: SubjectBindings;
    /** Names under which other clusters are mirrored. */
    aliases: () => string[];
  }) {
    this.#claims = options.claims;
    this.#contracts = options.contracts;
    this.#files = options.files;
    this.#catalog = options.catalog;
    this.#bindings = options.bindings;
    this.#aliases = options.aliases;
    options.catalog.subscribe(() => this.#references.clear());
  }

  ownerOf(clusterId: string, topic: string): OwnerAnswer {
    const own = this.#resolve(this.#candidates(clusterId, topic));
    if (own.standing === 'confirmed') {
      return own;
    }
    const parent = parentTopic(topic, { aliases: this.#aliases() });
    const inherited = parent ? this.ownerOf(clusterId, parent) : UNOWNED;
    return inherited.owner ? inherited : own;
  }

  ownerOfSubject(clusterId: string, subject: string): OwnerAnswer {
    const answers = this.#bindings
      .topicsOf(clusterId, subject)
      .map(topic => this.ownerOf(clusterId, topic));
    const strongest = Math.max(
      0,
      ...answers.map(answer => STRENGTH.indexOf(answer.standing)),
    );
    const best = answers.filter(
      answer => STRENGTH.indexOf(answer.standing) === strongest,
    );
    const [first] = best;
    if (!first) {
      return UNOWNED;
    }
    const agreed = best.every(answer => answer.owner === first.owner);
    return agreed ? first : { ...first, standing: 'contested' };
  }

  #candidates(clusterId: string, topic: string): OwnerCandidate[] {
    const claim = this.#claims.get(clusterId, topic);
    const requested = this.#contracts.get(clusterId, topic);
    const file = this.#files.contracts(topic).find(one => one.team !== null);
    const prefix = this.#files.ownerByPrefix(topic);
    const domain = domainOfTopic(topic);
    const all: [OwnerCandidate['source'], string | null | undefined][] = [
      ['claim', claim?.owner],
      ['request', requested?.owner],
      ['file', file?.team],
      ['prefix', prefix],
      ['domain', domain === null ? null : this.#catalog.domain(domain)?.owner],
    ];
    return all.flatMap(([source, owner]) =>
      owner ? [{ source, owner: this.#toReference(owner) }] : [],
    );
  }

  #resolve(candidates: OwnerCandidate[]): OwnerAnswer {
    return resolveOwner(
      candidates,
      owner =>
        // Until the catalog was read once, nobody is known to have vanished.
        this.#catalog.refreshedAt === null ||
        !owner.startsWith('group:') ||
        this.#catalog.group(owner) !== undefined,
    );
  }

  /** Files may name a team by its name or title. */
  #toReference(owner: string): string {
    const reference = this.#references.get(owner) ?? this.#lookUp(owner);
    this.#references.set(owner, reference);
    return reference;
  }

  #lookUp(owner: string): string {
    const known = this.#catalog.findGroup(owner);
    if (known) {
      return known.entityRef;
    }
    try {
      return stringifyEntityRef(
        parseEntityRef(owner, {
          defaultKind: 'group',
          defaultNamespace: 'default',
        }),
      );
    } catch {
      return `group:default/${owner
        .toLocaleLowerCase('en-US')
        .replace(/[^a-z0-9]+/g, '-')}`;
    }
  }
}
