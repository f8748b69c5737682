import { LoggerService } from '@backstage/backend-plugin-api';
import { Kafka, logLevel, SASLOptions } from 'kafkajs';
import { ClusterDefinition, SaslDefinition } from './ClusterDefinition';

/** How the portal calls itself on every cluster; access rules, quotas and lineage may name it. */
export const PORTAL_CLIENT_ID = 'millrace-portal';

const CONNECT_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 15_000;

/** The kafkajs client of a cluster; its log goes to ours, one level down since callers report failures. */
export function createKafka(
  definition: ClusterDefinition,
  logger: LoggerService,
): Kafka {
  return new Kafka({
    clientId: PORTAL_CLIENT_ID,
    brokers: definition.bootstrapServers,
    ssl: definition.ssl ?? undefined,
    sasl: definition.sasl ? toSaslOptions(definition.sasl) : undefined,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // The pollers and the provisioner try again by themselves and say so; long silent retries would hide it.
    retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000 },
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ namespace, log }) =>
        logger.debug(`kafkajs ${namespace}: ${log.message}`),
  });
}

function toSaslOptions(sasl: SaslDefinition): SASLOptions {
  return sasl.mechanism === 'oauthbearer'
    ? {
        mechanism: 'oauthbearer',
        oauthBearerProvider: async () => ({ value: sasl.token }),
      }
    : sasl;
}
