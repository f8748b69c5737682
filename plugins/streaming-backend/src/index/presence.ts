/** How often a topic must be missed, and for how long, before it counts as gone. */
export interface PresenceRules {
  /** Complete listings in a row that did not hold it. */
  misses: number;
  missingAfterMs: number;
  /** From then on, until it is forgotten. */
  forgetAfterMs: number;
}

/** What is remembered of a topic name on a cluster; instants are epoch milliseconds. */
export interface Presence {
  name: string;
  firstSeen: number;
  /** Complete listings in a row that did not hold it. */
  misses: number;
  /** Time of the first of these. */
  absentSince: number | null;
  /** Set once it counts as missing: the same instant. */
  missingSince: number | null;
}

/**
 * What one complete listing changes: new names appear, absent ones count up, returning ones are as before, and those
 * missing for long are forgotten. Names unchanged by it are not in `changed`.
 */
export function applyListing(
  known: ReadonlyMap<string, Presence>,
  listed: ReadonlySet<string>,
  now: number,
  rules: PresenceRules,
): { changed: Presence[]; forgotten: string[] } {
  const changed: Presence[] = [];
  const forgotten: string[] = [];
  for (const name of listed) {
    const before = known.get(name);
    if (!before || before.misses > 0) {
      changed.push({
        name,
        firstSeen: before?.firstSeen ?? now,
        misses: 0,
        absentSince: null,
        missingSince: null,
      });
    }
  }
  for (const before of known.values()) {
    if (listed.has(before.name)) {
      continue;
    }
    const absentSince = before.absentSince ?? now;
    if (
      before.missingSince !== null &&
      now - before.missingSince >= rules.forgetAfterMs
    ) {
      forgotten.push(before.name);
    } else if (before.missingSince === null) {
      const misses = before.misses + 1;
      const isMissing =
        misses >= rules.misses && now - absentSince >= rules.missingAfterMs;
      changed.push({
        ...before,
        misses,
        absentSince,
        missingSince: isMissing ? absentSince : null,
      });
    }
  }
  return { changed, forgotten };
}
