import { PresenceRules } from './presence';

/** Times between passes, in milliseconds. */
export interface IndexSettings {
  /** Topics with their partitions, and the brokers. */
  listingMs: number;
  /** First and next offsets. */
  offsetsMs: number;
  groupsMs: number;
  /** Each configuration is read again after this long; new topics at once. */
  configurationsMs: number;
  aclsMs: number;
  subjectsMs: number;
  capabilitiesMs: number;
  presence: PresenceRules;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export const defaultIndexSettings: IndexSettings = {
  listingMs: 2_000,
  offsetsMs: 5_000,
  groupsMs: 5_000,
  configurationsMs: 10 * MINUTE_MS,
  aclsMs: 30_000,
  subjectsMs: 10_000,
  capabilitiesMs: 5 * MINUTE_MS,
  presence: {
    misses: 3,
    missingAfterMs: 10 * MINUTE_MS,
    forgetAfterMs: 30 * DAY_MS,
  },
};
