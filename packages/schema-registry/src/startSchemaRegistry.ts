import { readFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Kafka, KafkaConfig, logLevel } from 'kafkajs';
import { AuthConfig } from './auth/AuthConfig';
import { Authenticator } from './auth/Authenticator';
import { createRegistryServer } from './http/createRegistryServer';
import { startAdminServer } from './http/startAdminServer';
import { JudgePool } from './judge/JudgePool';
import { SchemaJudge } from './judge/SchemaJudge';
import { KafkaSchemaLog } from './log/KafkaSchemaLog';
import { Logger } from './Logger';
import { Registry, RegistryHealth } from './Registry';

/** How to reach the Kafka that holds the state; as kafkajs takes it. */
export type RegistryKafkaOptions = Pick<
  KafkaConfig,
  'brokers' | 'ssl' | 'sasl' | 'clientId'
>;

/**
 * Where a registry listens and where it keeps its state.
 *
 * @public
 */
export interface SchemaRegistryOptions {
  kafka: RegistryKafkaOptions;
  /** Address to listen on. Without authentication, one that is not loopback must be allowed. */
  host: string;
  /** Port to listen on; 0 takes a free one. */
  port: number;
  /** Port of loopback for `/metrics` and `/health`; 0 takes a free one. Default none. */
  adminPort?: number;
  /** The compacted topic of the state. Default `_schemas`. */
  topic?: string;
  /** Who may use it and for what, and its certificate; without it everybody may do everything. */
  auth?: AuthConfig;
  /** Lets an unauthenticated registry listen on more than loopback. Default false. */
  allowNonLoopback?: boolean;
  /** Whether new schemas must keep the rules on names and defaults. Default true. */
  validateNewSchemas?: boolean;
  /** Flags of Node for the threads that check schemas. Default: those of this process. */
  workerExecArgv?: string[];
  logger: Logger;
  /** Called once the port is open. */
  onReady?(address: { host: string; port: number; adminPort?: number }): void;
}

/**
 * A running registry.
 *
 * @public
 */
export interface SchemaRegistry {
  /** The port that was taken. */
  port: number;
  /** The admin port that was taken; undefined without one. */
  adminPort?: number;
  /** Whether it answers right now. */
  readonly ready: boolean;
  health(): RegistryHealth;
  /** What it measures, as Prometheus text. */
  metricsText(): string;
  /** Answers what is in flight, then lets go of port and brokers. */
  stop(): Promise<void>;
}

const defaultTopic = '_schemas';
const loopback: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/**
 * Starts a registry: replays the topic, then opens the port, so that no answer is ever wrong.
 *
 * @throws Error with a sentence when the topic cannot hold the state or the address is not allowed;
 * `EADDRINUSE` when the port is taken. Nothing is left running then.
 * @public
 */
export async function startSchemaRegistry(
  options: SchemaRegistryOptions,
): Promise<SchemaRegistry> {
  const { host, port, topic = defaultTopic, logger, onReady, auth } = options;
  requireAllowedHost(options);
  const kafka = new Kafka({
    connectionTimeout: 5_000,
    ...options.kafka,
    clientId: options.kafka.clientId ?? '__millrace-registry',
    logCreator: () => entry => forwardLog(entry, logger),
  });
  const log = new KafkaSchemaLog({ kafka, topic, logger });
  const judge = new SchemaJudge(
    new JudgePool({ logger, execArgv: options.workerExecArgv }),
  );
  const { validateNewSchemas } = options;
  const registry = new Registry({ log, judge, logger, validateNewSchemas });
  const access = auth && (await openAccess(auth));
  if (auth && !auth.tls && !loopback.includes(host)) {
    logger.warn(
      'Passwords and tokens reach the registry unencrypted; give it a certificate, or a proxy that has one',
      { host },
    );
  }
  // Replaying announces this instance as the writer, so the port is tried before.
  await close(await listen(createServer(), { host, port }));
  const { adminPort: wanted } = options;
  const admin =
    wanted === undefined
      ? undefined
      : await startAdminServer({ port: wanted, registry });
  try {
    await registry.start();
    const clusterId = await log.clusterId();
    const server = createRegistryServer({
      registry,
      clusterId,
      logger,
      ...access,
    });
    const taken = portOf(await listen(server, { host, port }));
    logger.info('The schema registry is ready', { host, port: taken, topic });
    const adminPort = admin?.port;
    onReady?.({ host, port: taken, adminPort });
    return {
      port: taken,
      adminPort,
      get ready() {
        return registry.ready;
      },
      health: () => registry.health(),
      metricsText: () => registry.metricsText(),
      stop: async () => {
        await close(server);
        await registry.stop();
        await admin?.stop();
      },
    };
  } catch (error) {
    await admin?.stop();
    await registry.stop();
    throw error;
  }
}

/** The credentials and the certificate that requests meet. */
async function openAccess(auth: AuthConfig) {
  const { tls } = auth;
  return {
    authenticator: await Authenticator.create(auth),
    tls: tls && {
      cert: await readPem(tls.certFile),
      key: await readPem(tls.keyFile),
    },
  };
}

async function readPem(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Error(
      `The PEM file "${file}" cannot be read: ${Object(error).code}`,
    );
  }
}

function requireAllowedHost({
  host,
  auth,
  allowNonLoopback = false,
}: SchemaRegistryOptions): void {
  if (auth || allowNonLoopback || loopback.includes(host)) return;
  throw new Error(
    `The schema registry has no authentication and may listen on loopback only (127.0.0.1, ::1); give it authentication, or allow "${host}" explicitly`,
  );
}

function listen(
  server: Server,
  { host, port }: { host: string; port: number },
): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  // A server that listens on a port, not on a pipe, has an address object.
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    // A busy client would keep its connection, and the server, open for ever.
    server.prependListener('request', (_request, response) =>
      response.setHeader('Connection', 'close'),
    );
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

/** What the Kafka client says, at most as a warning: what matters is told by the registry. */
function forwardLog(
  entry: { level: logLevel; log: { message: string; error?: unknown } },
  logger: Logger,
): void {
  const { message, error } = entry.log;
  const facts = error === undefined ? {} : { error: String(error) };
  if (entry.level <= logLevel.WARN) logger.warn(`kafkajs: ${message}`, facts);
  else logger.debug(`kafkajs: ${message}`, facts);
}
