import { RetentionCategory } from '../models';
import { inEnglish, sayDuration } from '../sentences';

/** What a retention category means. `retentionMs` is null where the latest record per key is kept instead. */
export interface RetentionPreset {
  retentionMs: number | null;
  cleanupPolicy: 'delete' | 'compact';
  alias: string | null;
  archive: string | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Retention categories, shortest first. */
export const retentionPresets: Record<RetentionCategory, RetentionPreset> = {
  ephemeral: {
    retentionMs: DAY_MS,
    cleanupPolicy: 'delete',
    alias: null,
    archive: null,
  },
  operational: {
    retentionMs: 7 * DAY_MS,
    cleanupPolicy: 'delete',
    alias: 'standard',
    archive: null,
  },
  business: {
    retentionMs: 30 * DAY_MS,
    cleanupPolicy: 'delete',
    alias: 'extended',
    archive: '7 years',
  },
  audit: {
    retentionMs: 90 * DAY_MS,
    cleanupPolicy: 'delete',
    alias: null,
    archive: 'legal duration',
  },
  analytical: {
    retentionMs: 365 * DAY_MS,
    cleanupPolicy: 'delete',
    alias: null,
    archive: 'lakehouse',
  },
  reference: {
    retentionMs: null,
    cleanupPolicy: 'compact',
    alias: 'permanent',
    archive: null,
  },
};

/** The shortest category that keeps records longer than this; the longest timed one when none does. */
export function longerCategory(retentionMs: number): RetentionCategory {
  const timed = timedCategories();
  const longer = timed.find(([, ms]) => ms > retentionMs);
  return (longer ?? timed[timed.length - 1] ?? ['analytical', 0])[0];
}

/** The longest category that keeps records at least this long, for fixes; null when none does. */
export function categoryOfAtLeast(
  retentionMs: number,
): RetentionCategory | null {
  return timedCategories().find(([, ms]) => ms >= retentionMs)?.[0] ?? null;
}

/** A duration for people: `7 d`, `24 h`, `90 s`; `without limit` for -1. */
export function formatDuration(ms: number): string {
  return inEnglish(sayDuration(ms));
}

function timedCategories(): [RetentionCategory, number][] {
  // The keys of the table are exactly the categories.
  return (
    Object.entries(retentionPresets) as [RetentionCategory, RetentionPreset][]
  ).flatMap(([category, { retentionMs }]) =>
    retentionMs === null
      ? []
      : [[category, retentionMs] as [RetentionCategory, number]],
  );
}
