import { SaidValue } from '@millrace/backstage-plugin-streaming-common';
import { RegistryClient } from '../registry';
import { ClusterConnection } from './ClusterConnection';
import { ClusterDefinition } from './ClusterDefinition';

/** Whether a cluster has addresses to talk to. Configured ones always have; provided ones report theirs. */
export type ClusterReachability =
  | { state: 'ready' }
  | { state: 'starting' | 'unavailable'; reason: SaidValue };

/** Every cluster that the portal knows, from configuration and from modules. */
export interface Clusters {
  /** In order of configuration, then of registration. */
  list(): ClusterDefinition[];
  /** @throws NotFoundError naming the known clusters */
  get(id: string): ClusterDefinition;
  /** @throws NotFoundError when there is no such cluster */
  reachability(id: string): ClusterReachability;
  /**
   * The shared connection of a cluster; never close it. Ask again for each use: a provided cluster that moves gets
   * a new one.
   *
   * @throws NotFoundError when there is no such cluster, ServiceUnavailableError with its reason while it has no
   * addresses
   */
  connection(id: string): ClusterConnection;
  /**
   * The registry of a cluster.
   *
   * @throws NotFoundError when there is no such cluster or it has no registry, ServiceUnavailableError while it has
   * no addresses
   */
  registry(id: string): RegistryClient;
  /** Calls the listener with the id of a cluster whose addresses or state changed; returns how to stop. */
  subscribe(listener: (id: string) => void): () => void;
  /** Closes every connection. */
  close(): Promise<void>;
}
