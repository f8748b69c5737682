import { isAtLeast } from '../../presets';
import { Rule } from '../DesiredTopic';

/** Rules on replicas and partitions. */
export const placementRules: Record<string, Rule> = {
  'replication.exceeds-brokers': (topic, context) => {
    const { brokers, clusterId, clusterProblem, environment } = context;
    if (brokers === null) {
      return { unknown: clusterProblem ?? 'The brokers are not known yet' };
    }
    if (topic.replicationFactor <= brokers) {
      return [];
    }
    const running =
      brokers === 1 ? '1 broker is running' : `${brokers} brokers are running`;
    const usable = `Use ${brokers}${
      brokers < environment.floors.replicationFactor || brokers === 1
        ? ' (dev only)'
        : ''
    }`;
    return [
      {
        reason: `Replication factor ${topic.replicationFactor} cannot be placed on cluster ${clusterId}: ${running}. ${usable} or choose a cluster with at least ${topic.replicationFactor} brokers.`,
        field: 'replicationFactor',
        observed: String(topic.replicationFactor),
        expected: `at most ${brokers}`,
        fix: { label: `Use ${brokers}`, value: String(brokers) },
      },
    ];
  },

  'replication.minimum': (topic, { environment }) => {
    const floor = environment.floors.replicationFactor;
    return topic.replicationFactor >= floor ||
      environment.replicationOverride !== null
      ? []
      : [
          {
            reason: `Replication factor ${topic.replicationFactor} is below the floor of ${environment.id}, ${floor}`,
            field: 'replicationFactor',
            observed: String(topic.replicationFactor),
            expected: `at least ${floor}`,
            fix: { label: `Use ${floor}`, value: String(floor) },
          },
        ];
  },

  'replication.min-isr': (topic, { environment }) => {
    const { minInsyncReplicas: minimum, replicationFactor } = topic;
    const floor = environment.floors.minInsyncReplicas;
    const shown = {
      observed: String(minimum),
      field: 'replicationFactor' as const,
    };
    if (minimum > replicationFactor) {
      return [
        {
          ...shown,
          always: true,
          reason: `Min ISR ${minimum} is above replication factor ${replicationFactor}: every write would fail`,
        },
      ];
    }
    if (minimum === replicationFactor && replicationFactor > 1) {
      return [
        {
          ...shown,
          reason: `With min ISR equal to RF, one broker down stops writes; use ${
            minimum - 1
          } or RF ${replicationFactor + 1}`,
        },
      ];
    }
    return minimum < floor && environment.replicationOverride === null
      ? [
          {
            ...shown,
            expected: `at least ${floor}`,
            reason: `Min ISR ${minimum} is below the floor of ${environment.id}, ${floor}`,
          },
        ]
      : [];
  },

  'replication.unclean-election': topic =>
    topic.uncleanLeaderElection && isAtLeast(topic.criticality, 'important')
      ? [
          {
            reason: `Unclean leader election is on for class ${topic.criticality}: acknowledged records can vanish`,
            field: 'criticality',
          },
        ]
      : [],

  'partitions.maximum': (topic, _context, { params }) => {
    const maximum = Number(params.partitions);
    return topic.partitions <= maximum
      ? []
      : [
          {
            reason: `${topic.partitions} partitions are more than ${maximum}; the load asks for ${topic.advisedPartitions}`,
            field: 'partitions',
            observed: String(topic.partitions),
            expected: `at most ${maximum}`,
            ...(topic.advisedPartitions <= maximum
              ? {
                  fix: {
                    label: `Use ${topic.advisedPartitions}`,
                    value: String(topic.advisedPartitions),
                  },
                }
              : {}),
          },
        ];
  },

  'partitions.below-parallelism': topic => {
    const consumers = topic.parallelConsumers;
    if (!consumers) {
      return null;
    }
    return topic.partitions >= consumers
      ? []
      : [
          {
            reason: `${
              topic.partitions
            } partitions for ${consumers} parallel consumers: ${
              consumers - topic.partitions
            } would be idle`,
            field: 'partitions',
            observed: String(topic.partitions),
            expected: `at least ${consumers}`,
            fix: { label: `Use ${consumers}`, value: String(consumers) },
          },
        ];
  },
};
