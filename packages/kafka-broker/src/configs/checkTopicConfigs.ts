import { topicConfigKeys } from './topicConfigKeys';

/**
 * Judges a topic's own configuration as a whole.
 *
 * @param overrides - the values as they would be stored, key → value
 * @returns what is wrong with the first offending key, with key, value and range; undefined
 * when nothing is. Belongs to INVALID_CONFIG (40).
 * @internal
 */
export function checkTopicConfigs(
  overrides: ReadonlyMap<string, string>,
): string | undefined {
  for (const [name, value] of overrides) {
    const key = topicConfigKeys.get(name);
    if (!key) {
      return describeUnknown(name);
    }
    if (!key.accepts(value)) {
      return `Invalid value "${value}" for configuration ${name}: must be ${key.range}`;
    }
  }
  return checkCompactionLags(overrides);
}

function describeUnknown(name: string): string {
  if (/^(remote|local)\./.test(name)) {
    return `Configuration ${name} belongs to tiered storage, which this broker does not have`;
  }
  const near = [...topicConfigKeys.keys()].filter(
    known =>
      known.replace(/[^a-z]/g, '') ===
      name.toLowerCase().replace(/[^a-z]/g, ''),
  );
  const hint = near.length > 0 ? `; did you mean ${near[0]}?` : '';
  return `Unknown topic config name: ${name}${hint}`;
}

function checkCompactionLags(
  overrides: ReadonlyMap<string, string>,
): string | undefined {
  const min = overrides.get('min.compaction.lag.ms');
  const max = overrides.get('max.compaction.lag.ms');
  if (min !== undefined && max !== undefined && BigInt(min) > BigInt(max)) {
    return `Invalid value "${max}" for configuration max.compaction.lag.ms: must not be below min.compaction.lag.ms (${min})`;
  }
  return undefined;
}
