import type { TopicConfigDefaults } from '../configs/TopicConfigDefaults';
import type { Topic } from '../topics/Topic';
import type { TopicRegistry } from '../topics/TopicRegistry';
import { defaultLogConfig, LogConfig, readLogConfig } from './LogConfig';

/**
 * The log settings of topics as they are at the moment of the call, parsed once per change of
 * the topic: topic objects are never changed, so one is the key of what was parsed from it.
 */
export function createLogConfigLookup(
  topics: Pick<TopicRegistry, 'findById'>,
  defaults: Pick<TopicConfigDefaults, 'valueOf'>,
): (topicId: string) => LogConfig {
  const parsed = new WeakMap<Topic, LogConfig>();
  return topicId => {
    const topic = topics.findById(topicId);
    if (!topic) {
      return defaultLogConfig;
    }
    const known = parsed.get(topic);
    if (known) {
      return known;
    }
    const config = readLogConfig(key => defaults.valueOf(topic.configs, key));
    parsed.set(topic, config);
    return config;
  };
}
