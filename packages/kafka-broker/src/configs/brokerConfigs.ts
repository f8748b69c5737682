import { ConfigEntry, configSources, toConfigEntry } from './ConfigEntry';
import { booleanKey, ConfigKey, intKey, listKey, stringKey } from './ConfigKey';
import { TopicConfigDefaults } from './TopicConfigDefaults';
import { topicConfigKeys } from './topicConfigKeys';

/**
 * The message for every attempt to change a broker's configuration over the protocol.
 *
 * @internal
 */
export const brokerConfigsAreReadOnly =
  'Broker configuration is read from the configuration file; change it there and restart';

/**
 * The facts behind the broker's entry in DescribeConfigs.
 *
 * @internal
 */
export interface BrokerConfigFacts {
  nodeId: number;
  /** `PROTOCOL://host:port` of each listener. */
  listeners: readonly string[];
  advertisedListeners: readonly string[];
  dataDir: string;
  autoCreateTopics: boolean;
  numPartitions: number;
  initialRebalanceDelayMs: number;
  minSessionTimeoutMs: number;
  maxSessionTimeoutMs: number;
  offsetsRetentionMs: number;
  superUsers: readonly string[];
}

const ownKeys: ConfigKey[] = [
  listKey('advertised.listeners', {
    default: '',
    doc: 'Addresses that clients are told.',
  }),
  booleanKey('auto.create.topics.enable', {
    default: 'false',
    doc: 'Whether asking for an unknown topic creates it.',
  }),
  intKey('default.replication.factor', {
    default: '1',
    doc: 'Replicas of a topic that names no factor; always 1 on a single node.',
  }),
  booleanKey('delete.topic.enable', {
    default: 'true',
    doc: 'Whether topics can be deleted.',
  }),
  intKey('group.initial.rebalance.delay.ms', {
    default: '0',
    doc: 'How long an empty group waits for more members before its first rebalance.',
  }),
  intKey('group.max.session.timeout.ms', {
    default: '1800000',
    doc: 'Longest session timeout a member may ask for.',
  }),
  intKey('group.min.session.timeout.ms', {
    default: '6000',
    doc: 'Shortest session timeout a member may ask for.',
  }),
  listKey('listeners', { default: '', doc: 'Addresses that are bound.' }),
  stringKey('log.dirs', { default: '', doc: 'Folder of the data.' }),
  intKey('node.id', { default: '1', doc: 'Number of this node.' }),
  intKey('num.partitions', {
    default: '1',
    doc: 'Partitions of a topic that names no number.',
  }),
  intKey('offsets.retention.minutes', {
    default: '10080',
    doc: 'How long offsets of an empty group are kept.',
  }),
  listKey('super.users', {
    default: '',
    doc: 'Principals that no access rule applies to, separated by semicolons.',
  }),
];

/** The broker keys behind topic defaults, in the topic key's unit. */
const defaultKeys: ConfigKey[] = [...topicConfigKeys.values()].flatMap(key => {
  const [name] = key.synonyms;
  return name === undefined ? [] : [{ ...key, name, synonyms: [] }];
});

/**
 * The broker's configuration as DescribeConfigs tells it: all keys, alphabetically, read-only.
 *
 * @internal
 */
export function describeBrokerConfigs(
  facts: BrokerConfigFacts,
  defaults: TopicConfigDefaults,
): ConfigEntry[] {
  const values = new Map<string, string>([
    ['advertised.listeners', facts.advertisedListeners.join(',')],
    ['auto.create.topics.enable', String(facts.autoCreateTopics)],
    ['group.initial.rebalance.delay.ms', String(facts.initialRebalanceDelayMs)],
    ['group.max.session.timeout.ms', String(facts.maxSessionTimeoutMs)],
    ['group.min.session.timeout.ms', String(facts.minSessionTimeoutMs)],
    ['listeners', facts.listeners.join(',')],
    ['log.dirs', facts.dataDir],
    ['node.id', String(facts.nodeId)],
    ['num.partitions', String(facts.numPartitions)],
    [
      'offsets.retention.minutes',
      String(Math.round(facts.offsetsRetentionMs / 60_000)),
    ],
    ['super.users', facts.superUsers.join(';')],
  ]);
  for (const [topicKey, value] of defaults.overrides) {
    const name = topicConfigKeys.get(topicKey)?.synonyms[0];
    if (name !== undefined) {
      values.set(name, value);
    }
  }
  return [...ownKeys, ...defaultKeys]
    .map(key => {
      const value = values.get(key.name);
      const changed = value !== undefined && value !== key.defaultValue;
      return toConfigEntry(
        key,
        changed
          ? [{ name: key.name, value, source: configSources.staticBroker }]
          : [],
        { readOnly: true },
      );
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
