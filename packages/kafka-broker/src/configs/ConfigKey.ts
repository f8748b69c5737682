/**
 * Kafka's type of a configuration value; DescribeConfigs v3+ tells it to clients.
 *
 * @internal
 */
export type ConfigType =
  | 'boolean'
  | 'string'
  | 'int'
  | 'long'
  | 'double'
  | 'list';

/**
 * One known configuration key.
 *
 * @internal
 */
export interface ConfigKey {
  readonly name: string;
  readonly type: ConfigType;
  /** As Kafka prints it. */
  readonly defaultValue: string;
  /** One sentence for a person. */
  readonly doc: string;
  /** What values are allowed, to follow "must be ". */
  readonly range: string;
  /** Whether a value is in the range. */
  readonly accepts: (value: string) => boolean;
  /**
   * For a topic key: the broker keys it falls back to, most specific first. Only the first is
   * in the same unit; the others are other spellings that Kafka lists (minutes, hours).
   */
  readonly synonyms: readonly string[];
  /** Not for eyes: DescribeConfigs answers null. */
  readonly sensitive?: boolean;
}

/** @internal */
export interface ConfigKeyOptions {
  default: string;
  doc: string;
  synonyms?: readonly string[];
}

/** @internal */
export interface ConfigRange {
  min?: bigint;
  max?: bigint;
}

const INT_MAX = 2n ** 31n - 1n;
const INT_MIN = -(2n ** 31n);
const LONG_MAX = 2n ** 63n - 1n;
const LONG_MIN = -(2n ** 63n);

/** A 32-bit whole number. @internal */
export function intKey(
  name: string,
  options: ConfigKeyOptions & ConfigRange,
): ConfigKey {
  return wholeNumberKey(name, 'int', {
    ...options,
    min: options.min ?? INT_MIN,
    max: options.max ?? INT_MAX,
  });
}

/** A 64-bit whole number. @internal */
export function longKey(
  name: string,
  options: ConfigKeyOptions & ConfigRange,
): ConfigKey {
  return wholeNumberKey(name, 'long', {
    ...options,
    min: options.min ?? LONG_MIN,
    max: options.max ?? LONG_MAX,
  });
}

/** A number between two bounds, both included. @internal */
export function doubleKey(
  name: string,
  options: ConfigKeyOptions & { min: number; max: number },
): ConfigKey {
  const { min, max } = options;
  return {
    ...common(name, options),
    type: 'double',
    range: `a number from ${min} to ${max}`,
    accepts: value => {
      const parsed = Number(value);
      return value.trim() !== '' && parsed >= min && parsed <= max;
    },
  };
}

/** `true` or `false`. @internal */
export function booleanKey(name: string, options: ConfigKeyOptions): ConfigKey {
  return {
    ...common(name, options),
    type: 'boolean',
    range: 'true or false',
    accepts: value => /^(true|false)$/i.test(value.trim()),
  };
}

/** One of some words. @internal */
export function choiceKey(
  name: string,
  options: ConfigKeyOptions & { choices: readonly string[] },
): ConfigKey {
  const { choices } = options;
  return {
    ...common(name, options),
    type: 'string',
    range: `one of ${choices.join(', ')}`,
    accepts: value => choices.includes(value),
  };
}

/** Words separated by commas; any when `choices` is absent, then also none. @internal */
export function listKey(
  name: string,
  options: ConfigKeyOptions & { choices?: readonly string[] },
): ConfigKey {
  const { choices } = options;
  return {
    ...common(name, options),
    type: 'list',
    range: choices
      ? `one or more of ${choices.join(', ')}, separated by commas`
      : 'a list separated by commas',
    accepts: value =>
      !choices || value.split(',').every(item => choices.includes(item.trim())),
  };
}

/** Any text. @internal */
export function stringKey(name: string, options: ConfigKeyOptions): ConfigKey {
  return {
    ...common(name, options),
    type: 'string',
    range: 'a text',
    accepts: () => true,
  };
}

/** A key that also takes one value outside its range, such as -1. @internal */
export function orValue(key: ConfigKey, extra: string): ConfigKey {
  return {
    ...key,
    range: `${extra} or ${key.range}`,
    accepts: value => value.trim() === extra || key.accepts(value),
  };
}

function wholeNumberKey(
  name: string,
  type: 'int' | 'long',
  options: ConfigKeyOptions & { min: bigint; max: bigint },
): ConfigKey {
  const { min, max } = options;
  return {
    ...common(name, options),
    type,
    range: `a whole number from ${min} to ${max}`,
    accepts: value => {
      if (!/^[+-]?\d{1,19}$/.test(value.trim())) {
        return false;
      }
      const parsed = BigInt(value.trim().replace('+', ''));
      return parsed >= min && parsed <= max;
    },
  };
}

function common(name: string, options: ConfigKeyOptions) {
  return {
    name,
    defaultValue: options.default,
    doc: options.doc,
    synonyms: options.synonyms ?? [],
  };
}
