import {
  Age,
  inEnglish,
  SaidValue,
} from '@millrace/backstage-plugin-streaming-common';

const FRESH_MS = 60_000;
const AGEING_MS = 300_000;

/** How old something is that was read well at `observedAt` and has had `error` since. Epoch milliseconds. */
export function toAge(
  observation: { observedAt: number | null; error: SaidValue | null },
  now: number,
): Age {
  const { observedAt, error } = observation;
  return {
    observedAt: observedAt === null ? null : new Date(observedAt).toISOString(),
    freshness: freshness(observedAt, error, now),
    error: error === null ? null : inEnglish(error),
    ...(error !== null && typeof error === 'object' ? { said: error } : {}),
  };
}

function freshness(
  observedAt: number | null,
  error: SaidValue | null,
  now: number,
): Age['freshness'] {
  if (error !== null) {
    return 'error';
  }
  const age = observedAt === null ? Infinity : now - observedAt;
  if (age <= FRESH_MS) {
    return 'fresh';
  }
  return age <= AGEING_MS ? 'ageing' : 'stale';
}
