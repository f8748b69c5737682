import { ConflictError } from '@backstage/errors';
import {
  ProvidedCluster,
  ProvidedClusterDefinition,
  ProvidedClusterStatus,
  StreamingClustersExtensionPoint,
} from '@millrace/backstage-plugin-streaming-node';

/** A cluster that a module brought, with what it reported last; nothing while it only starts. */
export interface ProvidedClusterEntry {
  id: string;
  definition: ProvidedClusterDefinition;
  status?: ProvidedClusterStatus;
}

/**
 * The extension point for clusters: collects what modules bring before the plugin itself starts, and passes on what
 * they report from then on.
 */
export class ProvidedClusters implements StreamingClustersExtensionPoint {
  readonly #entries = new Map<string, ProvidedClusterEntry>();
  #listener: (id: string, status: ProvidedClusterStatus) => void = () => {};

  addCluster(options: {
    id: string;
    definition: ProvidedClusterDefinition;
  }): ProvidedCluster {
    const { id, definition } = options;
    if (this.#entries.has(id)) {
      throw new ConflictError(`Cluster "${id}" is provided by two modules`);
    }
    const entry: ProvidedClusterEntry = { id, definition };
    this.#entries.set(id, entry);
    return {
      report: status => {
        entry.status = status;
        this.#listener(id, status);
      },
    };
  }

  list(): ProvidedClusterEntry[] {
    return [...this.#entries.values()];
  }

  /** One listener, called at each report. */
  onReport(
    listener: (id: string, status: ProvidedClusterStatus) => void,
  ): void {
    this.#listener = listener;
  }
}
