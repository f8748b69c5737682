import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * Where a provided cluster stands. `reason` is a sentence for people; addresses are `host:port` and a base URL.
 *
 * @public
 */
export type ProvidedClusterStatus =
  | { state: 'starting'; reason: string }
  | {
      state: 'ready';
      bootstrapServers: string[];
      registryUrl: string | null;
      /** Bearer token that the portal shows the registry; default: none. Never leaves the backend. */
      registryToken?: string;
    }
  | { state: 'unavailable'; reason: string };

/**
 * What is fixed about a provided cluster; its addresses arrive later through {@link ProvidedCluster.report}.
 *
 * @public
 */
export interface ProvidedClusterDefinition {
  /** Shown to people. Default: the id. */
  title?: string;
  /** Environment that requests choose by, for example `dev`. Default: the id. */
  environment?: string;
  /** Set of clusters that carry the same streams. Default: `default`. */
  landscape?: string;
  /** Whether the portal may change the cluster. Default: `manage`, since whoever provides a cluster runs it. */
  mode?: 'observe' | 'manage';
  /** Internal topic with what the cluster observed, read like any other. Default: none. */
  observationsTopic?: string;
}

/**
 * The provider's end of a provided cluster.
 *
 * @public
 */
export interface ProvidedCluster {
  /** Tells the portal the present status; each call replaces the last one, and addresses may change. */
  report(status: ProvidedClusterStatus): void;
}

/**
 * Lets modules bring clusters that are not in configuration, such as one that runs as a child process.
 *
 * @public
 */
export interface StreamingClustersExtensionPoint {
  /**
   * Adds a cluster in state `starting`; call it while the module initialises, report addresses whenever known.
   *
   * @throws ConflictError when the id is taken by another module
   */
  addCluster(options: {
    id: string;
    definition: ProvidedClusterDefinition;
  }): ProvidedCluster;
}

/**
 * The extension point of the streaming plugin for clusters.
 *
 * @public
 */
export const streamingClustersExtensionPoint =
  createExtensionPoint<StreamingClustersExtensionPoint>({
    id: 'streaming.clusters',
  });
