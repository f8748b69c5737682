/**
 * Which topics exist for the caller. Everything else follows: an application or client is seen by those who see one
 * of its topics, and what is not seen is neither shown nor counted.
 */
export interface LineageScope {
  /** Equal scopes have equal keys, so that what was worked out for one is used for the next. */
  key: string;
  sees(cluster: string, topic: string): boolean;
}

/** The scope of whoever may see every topic. */
export const EVERYTHING: LineageScope = { key: 'everything', sees: () => true };
