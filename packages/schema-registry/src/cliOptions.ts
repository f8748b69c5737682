import { readFileSync } from 'node:fs';
import { SASLOptions } from 'kafkajs';
import { parseDocument } from 'yaml';
import { AuthConfig, readAuthConfig } from './auth/AuthConfig';
import { SchemaRegistryOptions } from './startSchemaRegistry';

/** What `millrace-registry --help` prints. */
export const USAGE = `Usage: millrace-registry --brokers <host:port,…> [options]
       millrace-registry hash-password    reads a password from the standard input
       millrace-registry create-token     prints a bearer token and its hash

  --brokers <list>           brokers of the Kafka that holds the state   REGISTRY_BROKERS
  --host <address>           address to listen on, default 127.0.0.1     REGISTRY_HOST
  --port <number>            port to listen on, default 8081             REGISTRY_PORT
  --admin-port <number>      serves /metrics and /health on loopback     REGISTRY_ADMIN_PORT
  --topic <name>             topic of the state, default _schemas        REGISTRY_TOPIC
  --auth <file>              YAML file of users, tokens and certificate  REGISTRY_AUTH
  --allow-non-loopback       listen beyond loopback without authentication
  --tls                      speak TLS to the brokers
  --ca <file>                trust these certificates of brokers (PEM)   REGISTRY_CA
  --sasl-mechanism <name>    plain, scram-sha-256 or scram-sha-512       REGISTRY_SASL_MECHANISM
                             or oauthbearer, with REGISTRY_SASL_TOKEN
  --sasl-username <name>     with the password in REGISTRY_SASL_PASSWORD REGISTRY_SASL_USERNAME

The name on the right is the environment variable that stands in for a flag.
`;

interface CliFlags {
  brokers?: string;
  host?: string;
  port?: string;
  'admin-port'?: string;
  topic?: string;
  'allow-non-loopback'?: boolean;
  auth?: string;
  tls?: boolean;
  ca?: string;
  'sasl-mechanism'?: string;
  'sasl-username'?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const saslMechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/**
 * Flags, then environment variables, then defaults.
 *
 * @throws Error with a sentence that names the flag
 */
export function readCliOptions(
  flags: CliFlags,
  env: Environment,
): Omit<SchemaRegistryOptions, 'logger'> {
  const brokers = (flags.brokers ?? env.REGISTRY_BROKERS ?? '')
    .split(',')
    .map(each => each.trim())
    .filter(Boolean);
  if (!brokers.length) {
    throw new Error('--brokers is missing; give at least one host:port');
  }
  const adminPort = flags['admin-port'] ?? env.REGISTRY_ADMIN_PORT;
  const authFile = flags.auth ?? env.REGISTRY_AUTH;
  return {
    kafka: {
      brokers,
      ssl: readTls(flags, env),
      sasl: readSasl(flags, env),
    },
    auth: authFile === undefined ? undefined : readAuthFile(authFile),
    host: flags.host ?? env.REGISTRY_HOST ?? '127.0.0.1',
    port: readPort('--port', flags.port ?? env.REGISTRY_PORT ?? '8081'),
    adminPort:
      adminPort === undefined ? undefined : readPort('--admin-port', adminPort),
    topic: flags.topic ?? env.REGISTRY_TOPIC,
    allowNonLoopback: flags['allow-non-loopback'] ?? false,
  };
}

function readPort(option: string, text: string): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65_535) return port;
  throw new Error(`${option} "${text}" is not a port; give 0 to 65535`);
}

/** A private authority takes the place of those that the system trusts, and asks for TLS itself. */
function readTls(
  flags: CliFlags,
  env: Environment,
): boolean | { ca: string[] } {
  const ca = flags.ca ?? env.REGISTRY_CA;
  return ca === undefined ? flags.tls ?? false : { ca: [readText(ca, '--ca')] };
}

function readAuthFile(file: string): AuthConfig {
  const document = parseDocument(readText(file, '--auth'));
  const [fault] = document.errors;
  if (fault) {
    const line = fault.linePos?.[0].line;
    // The library's own message quotes the line, which may hold a secret.
    throw new Error(
      `--auth "${file}" is not YAML: ${fault.code}, line ${line}`,
    );
  }
  return readAuthConfig(document.toJS(), file);
}

function readText(file: string, option: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(
      `${option} "${file}" cannot be read: ${Object(error).code}`,
    );
  }
}

function readSasl(flags: CliFlags, env: Environment): SASLOptions | undefined {
  const asked = flags['sasl-mechanism'] ?? env.REGISTRY_SASL_MECHANISM;
  if (!asked) return undefined;
  if (asked.toLowerCase() === 'oauthbearer') {
    const value = env.REGISTRY_SASL_TOKEN;
    if (!value) {
      throw new Error('--sasl-mechanism oauthbearer needs REGISTRY_SASL_TOKEN');
    }
    return {
      mechanism: 'oauthbearer',
      oauthBearerProvider: async () => ({ value }),
    };
  }
  const mechanism = saslMechanisms.find(each => each === asked.toLowerCase());
  if (!mechanism) {
    throw new Error(
      `--sasl-mechanism "${asked}" is unknown; choose ${saslMechanisms.join(
        ', ',
      )}, oauthbearer`,
    );
  }
  const username = flags['sasl-username'] ?? env.REGISTRY_SASL_USERNAME;
  const password = env.REGISTRY_SASL_PASSWORD;
  if (!username || !password) {
    throw new Error(
      `--sasl-mechanism ${mechanism} needs --sasl-username and REGISTRY_SASL_PASSWORD`,
    );
  }
  return { mechanism, username, password };
}
