import { statfs } from 'node:fs/promises';
import type { BrokerOptions } from './BrokerOptions';
import { OFFSETS_RETENTION_MS, type BrokerState } from './BrokerState';
import type { BrokerConfigFacts } from './configs/brokerConfigs';
import type { BoundHandler } from './handlers/BoundHandler';
import type { ClusterView } from './handlers/ClusterView';
import { PartitionAccess } from './handlers/PartitionAccess';
import { createHandlers } from './handlers/registry';
import type { Clock } from './log/Clock';
import { Deadlines } from './log/Deadlines';
import type { Logger } from './logging/Logger';
import type { Metrics } from './metrics/Metrics';
import { TopicTraffic } from './metrics/TopicTraffic';
import type { Limits } from './server/Limits';
import type { Endpoint } from './server/Server';
import { TopicCreator } from './topics/TopicCreator';

const DEFAULT_NODE_ID = 1;
const DEFAULT_PARTITIONS = 1;

/**
 * What handlers need besides the state.
 *
 * @internal
 */
export interface Surroundings {
  readonly options: BrokerOptions;
  readonly clusterId: string;
  /** Where listeners are bound; asked for each answer, since ports are known only afterwards. */
  readonly bound: () => Readonly<Record<string, Endpoint>>;
  readonly limits: Limits;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

/**
 * Gives every handler what it works with.
 *
 * @internal
 */
export function assembleHandlers(
  state: BrokerState,
  surroundings: Surroundings,
): BoundHandler[] {
  const { options, logger, clock, metrics } = surroundings;
  const { topics, logs, authorizer } = state;
  const { dataDir } = options;
  const traffic = new TopicTraffic(metrics);
  const cluster = clusterView(surroundings);
  return createHandlers({
    ...state,
    ...cluster,
    cluster,
    logger,
    dataDir,
    partitions: new PartitionAccess({ topics, logs, authorizer }),
    deadlines: new Deadlines(clock),
    observe: transfer => {
      traffic.observe(transfer);
      state.observations?.observe(transfer);
    },
    autoCreateTopics: options.autoCreateTopics ?? false,
    creator: topicCreator(state, surroundings, cluster.nodeId),
    brokerFacts: () => brokerFacts(state, surroundings, cluster),
    partitionBytes: (topicId, partition) =>
      logs.partition(topicId, partition).sizeBytes,
    async diskSpace() {
      const { bsize, blocks, bavail } = await statfs(dataDir, { bigint: true });
      return { totalBytes: bsize * blocks, usableBytes: bsize * bavail };
    },
  });
}

function clusterView({ options, clusterId, bound }: Surroundings): ClusterView {
  return {
    clusterId,
    nodeId: options.nodeId ?? DEFAULT_NODE_ID,
    advertised(listener) {
      const endpoint =
        options.listeners[listener]?.advertised ?? bound()[listener];
      if (!endpoint) throw new Error(`Listener "${listener}" is not bound`);
      return { host: endpoint.host, port: endpoint.port };
    },
  };
}

function topicCreator(
  { topics }: BrokerState,
  { options, limits, logger, clock }: Surroundings,
  nodeId: number,
): TopicCreator {
  return new TopicCreator({
    topics,
    logger,
    settings: {
      nodeId,
      numPartitions: options.numPartitions ?? DEFAULT_PARTITIONS,
      replicationFactorPolicy: options.replicationFactorPolicy ?? 'strict',
      maxPartitions: limits.partitions,
    },
    policy: {
      policy: options.topicPolicy,
      onUnavailable: options.topicPolicyOnUnavailable,
      clock,
      logger,
    },
  });
}

function brokerFacts(
  { groupSettings, superUsers }: BrokerState,
  { options, bound }: Surroundings,
  { nodeId, advertised }: ClusterView,
): BrokerConfigFacts {
  const address = ({ host, port }: Endpoint) => `PLAINTEXT://${host}:${port}`;
  return {
    ...groupSettings,
    nodeId,
    listeners: Object.values(bound()).map(address),
    advertisedListeners: Object.keys(options.listeners).map(id =>
      address(advertised(id)),
    ),
    dataDir: options.dataDir,
    autoCreateTopics: options.autoCreateTopics ?? false,
    numPartitions: options.numPartitions ?? DEFAULT_PARTITIONS,
    offsetsRetentionMs: OFFSETS_RETENTION_MS,
    superUsers,
  };
}
