import { isAtLeast } from '../../presets';
import { because, labelled, say, toSaid } from '../../sentences';
import { Rule } from '../DesiredTopic';

/** Rules on replicas and partitions. */
export const placementRules: Record<string, Rule> = {
  'replication.exceeds-brokers': (topic, context) => {
    const { brokers, clusterId, clusterProblem, environment } = context;
    if (brokers === null) {
      return {
        unknown: clusterProblem
          ? toSaid(clusterProblem)
          : say('replication.brokersUnknown'),
      };
    }
    if (topic.replicationFactor <= brokers) {
      return [];
    }
    const placed = { factor: topic.replicationFactor, cluster: clusterId };
    const devOnly =
      brokers < environment.floors.replicationFactor || brokers === 1;
    return [
      {
        ...(devOnly
          ? because('replication.tooManyReplicasDevOnly', {
              ...placed,
              count: brokers,
            })
          : because('replication.tooManyReplicas', { ...placed, brokers })),
        field: 'replicationFactor',
        observed: String(topic.replicationFactor),
        expected: `at most ${brokers}`,
        fix: {
          ...labelled('fix.use', { value: brokers }),
          value: String(brokers),
        },
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
            ...because('replication.belowFloor', {
              factor: topic.replicationFactor,
              environment: environment.id,
              floor,
            }),
            field: 'replicationFactor',
            observed: String(topic.replicationFactor),
            expected: `at least ${floor}`,
            fix: {
              ...labelled('fix.use', { value: floor }),
              value: String(floor),
            },
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
          ...because('replication.isrAboveFactor', {
            minimum,
            factor: replicationFactor,
          }),
        },
      ];
    }
    if (minimum === replicationFactor && replicationFactor > 1) {
      return [
        {
          ...shown,
          ...because('replication.isrEqualsFactor', {
            lower: minimum - 1,
            higher: replicationFactor + 1,
          }),
        },
      ];
    }
    return minimum < floor && environment.replicationOverride === null
      ? [
          {
            ...shown,
            expected: `at least ${floor}`,
            ...because('replication.isrBelowFloor', {
              minimum,
              environment: environment.id,
              floor,
            }),
          },
        ]
      : [];
  },

  'replication.unclean-election': topic =>
    topic.uncleanLeaderElection && isAtLeast(topic.criticality, 'important')
      ? [
          {
            ...because('replication.unclean', {
              criticality: topic.criticality,
            }),
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
            ...because('partitions.many', {
              partitions: topic.partitions,
              maximum,
              advised: topic.advisedPartitions,
            }),
            field: 'partitions',
            observed: String(topic.partitions),
            expected: `at most ${maximum}`,
            ...(topic.advisedPartitions <= maximum
              ? {
                  fix: {
                    ...labelled('fix.use', {
                      value: topic.advisedPartitions,
                    }),
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
            ...because('partitions.few', {
              partitions: topic.partitions,
              consumers,
              idle: consumers - topic.partitions,
            }),
            field: 'partitions',
            observed: String(topic.partitions),
            expected: `at least ${consumers}`,
            fix: {
              ...labelled('fix.use', { value: consumers }),
              value: String(consumers),
            },
          },
        ];
  },
};
