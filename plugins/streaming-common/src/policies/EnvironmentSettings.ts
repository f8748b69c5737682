import { EnvironmentKind } from './Policies';

/** How requests are handled in one environment. */
export interface EnvironmentSettings {
  id: string;
  title: string;
  kind: EnvironmentKind;
  /** Cluster that topics of this environment go to; null when none is configured. */
  cluster: string | null;
  /** Clean requests need nobody's approval. */
  autoApprove: boolean;
  /** Changes are looked at by the domain owner or the platform team. */
  reviewChanges: boolean;
  /** Who looks: the owners of domains, the platform team, or nobody. */
  approvals: 'delegated' | 'centralised' | 'none';
  /** Replication factor for everything, for clusters that cannot place more; null: as the class asks. */
  replicationOverride: number | null;
  /** Nothing goes below these, whatever its class. */
  floors: { replicationFactor: number; minInsyncReplicas: number };
}

const floorsByKind: Record<EnvironmentKind, EnvironmentSettings['floors']> = {
  dev: { replicationFactor: 1, minInsyncReplicas: 1 },
  staging: { replicationFactor: 2, minInsyncReplicas: 1 },
  prod: { replicationFactor: 3, minInsyncReplicas: 2 },
};

/** What an environment is like unless configured otherwise: dev is open, the others are reviewed. */
export function defaultEnvironment(
  id: string,
  kind: EnvironmentKind,
): EnvironmentSettings {
  return {
    id,
    title: id,
    kind,
    cluster: null,
    autoApprove: kind === 'dev',
    reviewChanges: kind !== 'dev',
    approvals: 'delegated',
    replicationOverride: kind === 'dev' ? 1 : null,
    floors: floorsByKind[kind],
  };
}

/** The kind that an environment has by its name; names that say nothing are taken for production. */
export function kindOfEnvironment(id: string): EnvironmentKind {
  if (/^(dev|development|local|sandbox|test|lab)\b/.test(id)) {
    return 'dev';
  }
  return /^(staging|stage|uat|qa|preprod|acceptance|int)\b/.test(id)
    ? 'staging'
    : 'prod';
}
