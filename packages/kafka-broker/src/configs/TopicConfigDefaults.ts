import { checkTopicConfigs } from './checkTopicConfigs';
import {
  ConfigEntry,
  configSources,
  ConfigSynonym,
  toConfigEntry,
} from './ConfigEntry';
import { topicConfigKeys } from './topicConfigKeys';

/**
 * What a topic's configuration is when the topic says nothing: the broker's `defaults` before
 * Kafka's own.
 *
 * @internal
 */
export class TopicConfigDefaults {
  readonly #defaults: ReadonlyMap<string, string>;

  /**
   * @param defaults - topic configuration keys and their values for the whole broker
   * @throws an error that names key, value and range when one is not acceptable.
   */
  constructor(defaults: Readonly<Record<string, string>> = {}) {
    this.#defaults = new Map(Object.entries(defaults));
    const problem = checkTopicConfigs(this.#defaults);
    if (problem) {
      throw new Error(`defaults: ${problem}`);
    }
  }

  /** The broker's own defaults, topic key → value; empty when Kafka's are unchanged. */
  get overrides(): ReadonlyMap<string, string> {
    return this.#defaults;
  }

  /**
   * The value in force for a topic.
   *
   * @param overrides - the topic's own configuration
   * @param name - a key of `topicConfigKeys`
   */
  valueOf(overrides: ReadonlyMap<string, string>, name: string): string {
    const value =
      overrides.get(name) ??
      this.#defaults.get(name) ??
      topicConfigKeys.get(name)?.defaultValue;
    if (value === undefined) {
      throw new Error(`"${name}" is not a topic configuration`);
    }
    return value;
  }

  /** Every key with value, source and synonyms, in alphabetical order. */
  describe(overrides: ReadonlyMap<string, string>): ConfigEntry[] {
    return [...topicConfigKeys.values()].map(key => {
      const candidates: ConfigSynonym[] = [];
      const own = overrides.get(key.name);
      if (own !== undefined) {
        candidates.push({
          name: key.name,
          value: own,
          source: configSources.topic,
        });
      }
      const byBroker = this.#defaults.get(key.name);
      if (byBroker !== undefined) {
        candidates.push({
          name: key.synonyms[0] ?? key.name,
          value: byBroker,
          source: configSources.staticBroker,
        });
      }
      return toConfigEntry(key, candidates, { readOnly: false });
    });
  }
}
