import { ConfigKey, ConfigType } from './ConfigKey';

/**
 * Where a value comes from, with Kafka's numbers.
 *
 * @internal
 */
export const configSources = {
  topic: 1,
  staticBroker: 4,
  default: 5,
} as const;

/** @internal */
export type ConfigSource = (typeof configSources)[keyof typeof configSources];

/**
 * One value and where it comes from.
 *
 * @internal
 */
export interface ConfigSynonym {
  name: string;
  value: string | null;
  source: ConfigSource;
}

/**
 * What DescribeConfigs tells about one key.
 *
 * @internal
 */
export interface ConfigEntry {
  name: string;
  /** In force; null for what must not be seen. */
  value: string | null;
  type: ConfigType;
  source: ConfigSource;
  readOnly: boolean;
  sensitive: boolean;
  /** Every value that could be in force, the one that is first. */
  synonyms: ConfigSynonym[];
  documentation: string;
}

/**
 * Builds the entry of a key from its candidate values.
 *
 * @param candidates - values from the most specific source on; the built-in default is added
 * @internal
 */
export function toConfigEntry(
  key: ConfigKey,
  candidates: ConfigSynonym[],
  options: { readOnly: boolean },
): ConfigEntry {
  const builtIn: ConfigSynonym = {
    name: key.synonyms[0] ?? key.name,
    value: key.defaultValue,
    source: configSources.default,
  };
  const synonyms = [...candidates, builtIn].map(synonym =>
    key.sensitive ? { ...synonym, value: null } : synonym,
  );
  const [inForce = builtIn] = synonyms;
  return {
    name: key.name,
    value: inForce.value,
    type: key.type,
    source: inForce.source,
    readOnly: options.readOnly,
    sensitive: key.sensitive ?? false,
    synonyms,
    documentation: key.doc,
  };
}
