import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  ProvidedClusterDefinition,
  ProvidedClusterStatus,
} from '@millrace/backstage-plugin-streaming-node';
import { say } from '@millrace/backstage-plugin-streaming-common';
import { sayError } from '../lib/sayError';
import {
  registryHeaders,
  RegistryClient,
  RestRegistryClient,
} from '../registry';
import { ClusterConnection } from './ClusterConnection';
import { ClusterDefinition } from './ClusterDefinition';
import { ClusterReachability, Clusters } from './Clusters';
import { KafkaClusterConnection } from './KafkaClusterConnection';
import { ProvidedClusters } from './ProvidedClusters';

interface Entry {
  definition: ClusterDefinition;
  reachability: ClusterReachability;
  connection?: ClusterConnection;
}

/** {@link Clusters} from configuration plus those that modules provide. */
export class DefaultClusters implements Clusters {
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<(id: string) => void>();
  readonly #connect: (definition: ClusterDefinition) => ClusterConnection;
  readonly #logger: LoggerService;

  constructor(options: {
    definitions: ClusterDefinition[];
    provided: ProvidedClusters;
    logger: LoggerService;
    /** Default: kafkajs. */
    connect?: (definition: ClusterDefinition) => ClusterConnection;
  }) {
    this.#logger = options.logger;
    this.#connect =
      options.connect ??
      (definition =>
        new KafkaClusterConnection(
          definition,
          options.logger.child({ cluster: definition.id }),
        ));
    for (const definition of options.definitions) {
      this.#entries.set(definition.id, {
        definition,
        reachability: { state: 'ready' },
      });
    }
    for (const { id, definition, status } of options.provided.list()) {
      if (this.#entries.has(id)) {
        throw new ConflictError(
          `Cluster "${id}" is provided by a module and configured as well; rename streaming.clusters.${id}`,
        );
      }
      this.#entries.set(id, {
        definition: toDefinition(id, definition),
        reachability: {
          state: 'starting',
          reason: say('cluster.starting'),
        },
      });
      if (status) {
        this.#report(id, status);
      }
    }
    options.provided.onReport((id, status) => this.#report(id, status));
  }

  list(): ClusterDefinition[] {
    return [...this.#entries.values()].map(entry => entry.definition);
  }

  get(id: string): ClusterDefinition {
    return this.#entry(id).definition;
  }

  reachability(id: string): ClusterReachability {
    return this.#entry(id).reachability;
  }

  connection(id: string): ClusterConnection {
    const entry = this.#reachable(id);
    entry.connection ??= this.#connect(entry.definition);
    return entry.connection;
  }

  registry(id: string): RegistryClient {
    const { registry } = this.#reachable(id).definition;
    if (!registry) {
      throw sayError(NotFoundError, say('cluster.noRegistry', { cluster: id }));
    }
    return new RestRegistryClient(registry.url, {
      headers: registryHeaders(registry.auth),
    });
  }

  subscribe(listener: (id: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.#entries.values()].map(entry => entry.connection?.close()),
    );
  }

  #report(id: string, status: ProvidedClusterStatus): void {
    const entry = this.#entry(id);
    const old = entry.connection;
    this.#entries.set(id, {
      definition:
        status.state === 'ready'
          ? {
              ...entry.definition,
              bootstrapServers: status.bootstrapServers,
              registry: status.registryUrl
                ? {
                    url: status.registryUrl.replace(/\/+$/, ''),
                    auth: status.registryToken
                      ? { type: 'bearer', token: status.registryToken }
                      : null,
                  }
                : null,
            }
          : entry.definition,
      reachability:
        status.state === 'ready'
          ? { state: 'ready' }
          : { state: status.state, reason: status.reason },
    });
    old?.close().catch(error =>
      this.#logger.debug(`Connection of cluster "${id}" did not close`, {
        error: String(error),
      }),
    );
    this.#listeners.forEach(listener => listener(id));
  }

  #reachable(id: string): Entry {
    const entry = this.#entry(id);
    if (entry.reachability.state !== 'ready') {
      throw sayError(
        ServiceUnavailableError,
        say('cluster.unreachable', {
          cluster: id,
          reason: entry.reachability.reason,
        }),
      );
    }
    return entry;
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id);
    if (!entry) {
      const known = [...this.#entries.keys()].join(', ');
      throw sayError(
        NotFoundError,
        say('cluster.notConfigured', {
          cluster: id,
          known: known || say('cluster.noneKnown'),
        }),
      );
    }
    return entry;
  }
}

function toDefinition(
  id: string,
  definition: ProvidedClusterDefinition,
): ClusterDefinition {
  return {
    id,
    title: definition.title ?? id,
    environment: definition.environment ?? id,
    landscape: definition.landscape ?? 'default',
    mode: definition.mode ?? 'manage',
    bootstrapServers: [],
    ssl: null,
    sasl: null,
    registry: null,
    observationsTopic: definition.observationsTopic ?? null,
    capabilities: {},
  };
}
