/** A tree of texts; plural forms of `key` are `key_one` and `key_other`. */
export interface NestedMessages {
  [key: string]: string | NestedMessages;
}

/** The same tree with every text replaced by any other: what a translation must look like. */
export type Translated<T> = {
  [K in keyof T]: T[K] extends string ? string : Translated<T[K]>;
};

/**
 * The tree as one level with dotted keys. A plural also answers for `many`, which languages such as French
 * use for round millions.
 */
export function flattenMessages(
  messages: NestedMessages,
  prefix: string = '',
): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') {
      flat[prefix + key] = value;
      if (key.endsWith('_other')) {
        flat[`${prefix}${key.slice(0, -'other'.length)}many`] = value;
      }
    } else {
      Object.assign(flat, flattenMessages(value, `${prefix}${key}.`));
    }
  }
  return flat;
}
