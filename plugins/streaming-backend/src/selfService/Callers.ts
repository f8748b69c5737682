import { UserInfoService } from '@backstage/backend-plugin-api';
import { CallerCredentials } from '../api/OperationHandlers';
import { CatalogSnapshot } from '../catalog';

/** Whoever asks or decides: a person with the groups they speak for, or a program acting for a configured one. */
export interface Caller {
  kind: 'user' | 'service';
  /** Complete reference. */
  entityRef: string;
  /** Complete references, the own one included. */
  groups: readonly string[];
}

/** Finds out who is behind credentials. */
export class Callers {
  readonly #userInfo: UserInfoService;
  readonly #catalog: CatalogSnapshot;
  readonly #serviceRequester: string;

  constructor(options: {
    userInfo: UserInfoService;
    catalog: CatalogSnapshot;
    /** Who asks when a program with a token of its own does. */
    serviceRequester: string;
  }) {
    this.#userInfo = options.userInfo;
    this.#catalog = options.catalog;
    this.#serviceRequester = options.serviceRequester;
  }

  async resolve(credentials: CallerCredentials): Promise<Caller> {
    if (credentials.principal.type === 'user') {
      const info = await this.#userInfo.getUserInfo(credentials);
      return {
        kind: 'user',
        entityRef: info.userEntityRef,
        groups: [...new Set([info.userEntityRef, ...info.ownershipEntityRefs])],
      };
    }
    const entityRef = this.#serviceRequester;
    return {
      kind: 'service',
      entityRef,
      groups: [entityRef, ...this.#catalog.groupsOf(entityRef)],
    };
  }
}
