import { topicConfigKeys } from './topicConfigKeys';

/**
 * What IncrementalAlterConfigs does to one key, with Kafka's numbers.
 *
 * @internal
 */
export const configOperations = {
  set: 0,
  delete: 1,
  append: 2,
  subtract: 3,
} as const;

/** @internal */
export interface ConfigChange {
  name: string;
  operation: number;
  value: string | null;
}

/**
 * Applies changes to a topic's own configuration.
 *
 * @param inForce - the present value of a list key, for append and subtract
 * @returns the new configuration, not yet checked, or what is wrong with the request itself
 * (belongs to INVALID_REQUEST (42) or, for append and subtract on other types,
 * INVALID_CONFIG (40))
 * @internal
 */
export function alterTopicConfigs(
  overrides: ReadonlyMap<string, string>,
  changes: readonly ConfigChange[],
  inForce: (name: string) => string,
):
  | { configs: Map<string, string> }
  | { refused: 'request' | 'config'; reason: string } {
  const configs = new Map(overrides);
  const seen = new Set<string>();
  for (const change of changes) {
    const { name, operation, value } = change;
    if (seen.has(name)) {
      return {
        refused: 'request',
        reason: `Configuration ${name} is changed twice in one request`,
      };
    }
    seen.add(name);
    if (operation === configOperations.delete) {
      configs.delete(name);
      continue;
    }
    if (value === null) {
      return {
        refused: 'request',
        reason: `Configuration ${name} needs a value; to go back to the default, delete it`,
      };
    }
    if (operation === configOperations.set) {
      configs.set(name, value);
      continue;
    }
    if (
      operation !== configOperations.append &&
      operation !== configOperations.subtract
    ) {
      return {
        refused: 'request',
        reason: `Unknown operation ${operation} for configuration ${name}; known: 0 set, 1 delete, 2 append, 3 subtract`,
      };
    }
    const key = topicConfigKeys.get(name);
    if (key && key.type !== 'list') {
      return {
        refused: 'config',
        reason: `Configuration ${name} is not a list: it can be set or deleted, not appended to or subtracted from`,
      };
    }
    const present = key ? splitList(inForce(name)) : [];
    const items = splitList(value);
    const changed =
      operation === configOperations.append
        ? [...present, ...items.filter(item => !present.includes(item))]
        : present.filter(item => !items.includes(item));
    configs.set(name, changed.join(','));
  }
  return { configs };
}

function splitList(value: string): string[] {
  return value
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '');
}
