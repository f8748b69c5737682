import { LineageEdge, lineageEdgeKinds, Provenance } from '../models';

/** Kinds of edges that data travels along; the others are drawn beside it. */
export const dataPathKinds = [
  'writes',
  'reads',
  'dead-letters',
  'retries',
] as const satisfies readonly (typeof lineageEdgeKinds)[number][];
export type DataPathKind = (typeof dataPathKinds)[number];

/**
 * One statement that data flows `from` → `to`, as the graph keeps it: instants are epoch milliseconds, null when
 * the source cannot tell. The same flow known four ways is four records.
 */
export interface LineageRecord {
  id: string;
  from: string;
  to: string;
  kind: DataPathKind;
  provenance: Provenance;
  source: string;
  firstSeen: number | null;
  lastSeen: number | null;
  rate: LineageEdge['rate'];
  attributes: Readonly<Record<string, string>>;
}

const LIVE_MS = 10 * 60_000;
const RECENT_MS = 7 * 24 * 60 * 60_000;

/** A rate is told once per minute: one that was not renewed for longer is over. */
const RATE_MS = 3 * 60_000;

/** Observed records age; what was declared, granted or parsed stands until it is withdrawn. */
export function freshnessOf(
  record: LineageRecord,
  now: number,
): LineageEdge['freshness'] {
  if (record.provenance !== 'observed') {
    return 'standing';
  }
  const age = record.lastSeen === null ? Infinity : now - record.lastSeen;
  if (age < LIVE_MS) {
    return 'live';
  }
  return age < RECENT_MS ? 'recent' : 'quiet';
}

/** The record as the API answers it. */
export function toLineageEdge(record: LineageRecord, now: number): LineageEdge {
  const isMoving = now - (record.lastSeen ?? -Infinity) < RATE_MS;
  return {
    ...record,
    rate: isMoving ? record.rate : null,
    attributes: { ...record.attributes },
    firstSeen: toInstant(record.firstSeen),
    lastSeen: toInstant(record.lastSeen),
    freshness: freshnessOf(record, now),
  };
}

function toInstant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
