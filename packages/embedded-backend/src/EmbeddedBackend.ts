import path from 'node:path';
import { Broker, createBroker } from '@millrace/kafka-broker';
import { startSchemaRegistry } from '@millrace/schema-registry';
import { startAdminServer } from './admin/adminServer';
import { EmbeddedConfig } from './config/EmbeddedConfig';
import { DataFolder, openDataFolder } from './dataFolder/DataFolder';
import { Logger } from './logger';
import { Endpoints } from './process/messages';

/** What the embedded backend is not; printed wherever it starts. */
export const BANNER =
  'Millrace embedded broker: single node, no replication. Not a replacement for a Kafka cluster.';

/** A running broker and registry in this process. */
export interface EmbeddedBackend {
  endpoints: Endpoints;
  /** Answers what is in flight, flushes, and releases the data folder. */
  stop(): Promise<void>;
}

interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Starts broker, registry and admin endpoint on one data folder. Either all of it runs or none.
 *
 * @throws DataFolderError, LockHeldError, or the error of a port that is taken, naming the key that moves it
 */
export async function startEmbeddedBackend(options: {
  config: EmbeddedConfig;
  createLogger: (component: string) => Logger;
}): Promise<EmbeddedBackend> {
  const { config, createLogger } = options;
  const folder = await openDataFolder(path.resolve(config.dataDir));
  const started: Stoppable[] = [{ stop: () => folder.close() }];
  const stop = async () => {
    for (const part of started.splice(0).reverse()) {
      await part.stop();
    }
  };
  try {
    const broker = await startBroker(config, folder, createLogger('broker'));
    started.push(broker);
    const registry = await startRegistry(config, broker, createLogger);
    if (registry) {
      started.push(registry);
    }
    const admin = config.admin.enabled
      ? await startAdminServer({ port: config.admin.port, broker, registry })
      : undefined;
    if (admin) {
      started.push(admin);
    }
    const endpoints: Endpoints = {
      clusterId: folder.clusterId,
      pid: process.pid,
      listeners: broker.endpoints,
      registry: registry
        ? {
            host: config.registry.host,
            port: registry.port,
            url: registryUrl(config, registry.port),
          }
        : null,
      admin: admin ? { host: '127.0.0.1', port: admin.port } : null,
    };
    await folder.writeEndpoints(endpoints);
    createLogger('embedded').info(BANNER, { clusterId: folder.clusterId });
    return { endpoints, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startBroker(
  config: EmbeddedConfig,
  folder: DataFolder,
  logger: Logger,
): Promise<Broker> {
  const broker = await createBroker({
    dataDir: folder.directory,
    clusterId: folder.clusterId,
    nodeId: config.nodeId,
    listeners: config.listeners,
    flush: config.flush,
    flushIntervalMs: config.flushIntervalMs,
    numPartitions: config.numPartitions,
    replicationFactorPolicy: config.replicationFactorPolicy,
    defaults: config.defaults,
    superUsers: config.superUsers,
    logger,
  });
  try {
    await broker.start();
  } catch (error) {
    throw namePort(error, id => `listeners.${id}.port`, config);
  }
  return broker;
}

async function startRegistry(
  config: EmbeddedConfig,
  broker: Broker,
  createLogger: (component: string) => Logger,
) {
  if (!config.registry.enabled) {
    return undefined;
  }
  const [listener] = Object.values(broker.endpoints);
  if (!listener) {
    throw new Error('The broker reports no listener for the registry to use.');
  }
  try {
    return await startSchemaRegistry({
      kafka: {
        brokers: [`${listener.host}:${listener.port}`],
        clientId: '__millrace-registry',
      },
      host: config.registry.host,
      port: config.registry.port,
      auth: config.registry.auth,
      allowNonLoopback: config.allowInsecureListener,
      logger: createLogger('registry'),
    });
  } catch (error) {
    throw namePort(error, () => 'registry.port', config);
  }
}

/** The address that clients are told. */
function registryUrl({ registry }: EmbeddedConfig, port: number): string {
  if (registry.advertisedUrl) return registry.advertisedUrl.replace(/\/+$/, '');
  const host = registry.host.includes(':')
    ? `[${registry.host}]`
    : registry.host;
  return `${registry.auth?.tls ? 'https' : 'http'}://${host}:${port}`;
}

/** Turns "address in use" into a sentence with the port and the key that moves it. */
function namePort(
  error: unknown,
  key: (listenerId: string) => string,
  config: EmbeddedConfig,
): unknown {
  const { code, port } = Object(error);
  if (code !== 'EADDRINUSE') {
    return error;
  }
  const [id] =
    Object.entries(config.listeners).find(
      ([, listener]) => listener.port === port,
    ) ?? [];
  return new Error(
    `Port ${port} is taken by another program. Stop that program, or set ${key(
      id ?? 'local',
    )} to a free port.`,
    { cause: error },
  );
}
