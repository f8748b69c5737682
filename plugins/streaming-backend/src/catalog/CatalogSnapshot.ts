/** A Component with what binds Kafka traffic to it. References are complete and lower case. */
export interface Application {
  entityRef: string;
  title: string;
  /** `service`, `ai-agent` … */
  type: string;
  owner: string | null;
  system: string | null;
  /** As annotated: exact, or a prefix ending in `*`. */
  clientIds: readonly string[];
  principals: readonly string[];
  groups: readonly string[];
  /** Where the bindings hold; null: everywhere. */
  environments: readonly string[] | null;
  providesApis: readonly string[];
  consumesApis: readonly string[];
}

export interface CatalogGroup {
  entityRef: string;
  title: string;
  parent: string | null;
  /** Annotated as approver for the platform. */
  approver: boolean;
  /** Complete references of its direct members. */
  members: readonly string[];
}

export interface CatalogDomain {
  entityRef: string;
  name: string;
  title: string;
  owner: string | null;
}

/** Traffic as a cluster knows it; give whichever are known. */
export interface TrafficIdentity {
  cluster: string;
  clientId?: string;
  principal?: string;
  group?: string;
}

/**
 * Whose traffic it is. An exact binding beats a prefix, a longer prefix a shorter one; a tie binds nobody and names
 * the candidates.
 */
export type ApplicationMatch =
  | { kind: 'bound'; application: Application; by: string }
  | { kind: 'ambiguous'; candidates: readonly Application[]; by: string }
  | { kind: 'none' };

/**
 * What the portal reads from the Backstage catalog, kept in memory and read anew every few seconds. Empty until the
 * first read: `refreshedAt` is then null.
 */
export interface CatalogSnapshot {
  /** Epoch milliseconds of the last good read. */
  readonly refreshedAt: number | null;
  applications(): readonly Application[];
  application(entityRef: string): Application | undefined;
  applicationFor(identity: TrafficIdentity): ApplicationMatch;
  groups(): readonly CatalogGroup[];
  group(entityRef: string): CatalogGroup | undefined;
  /** Groups of a user: those of direct membership, then all their ancestors. Users without any: empty. */
  groupsOf(userRef: string): readonly string[];
  /** A team by complete reference, name, then title; undefined when nothing or more than one matches. */
  findGroup(name: string): CatalogGroup | undefined;
  domains(): readonly CatalogDomain[];
  /** By name of the domain (first segment of a topic). */
  domain(name: string): CatalogDomain | undefined;
  /** Reads the catalog now. */
  refreshNow(): Promise<void>;
  /** Calls the listener after a read that found something changed; returns how to stop. */
  subscribe(listener: () => void): () => void;
}
