import {
  RequestPlan,
  TopicAnswers,
} from '@millrace/backstage-plugin-streaming-common';
import { useDebounced } from '../hooks/useDebounced';
import { Query, useStreamingQuery } from '../hooks/useStreamingQuery';

const SETTLE_MS = 300;
/** While cluster or registry is down or the catalog is not read yet, it is asked again whether that has changed. */
const OUTAGE_PAUSE_MS = 5_000;

/**
 * What sending the answers would create and what the rules say, asked anew once typing pauses. The plan of the
 * answers before stays until the new one is there; `settled` tells whether it belongs to the answers on screen.
 */
export function usePlan(answers: TopicAnswers): {
  query: Query<RequestPlan>;
  settled: boolean;
} {
  const key = JSON.stringify(answers);
  const settledKey = useDebounced(key, SETTLE_MS);
  const query = useStreamingQuery(
    `plan ${settledKey}`,
    async (client, signal) => ({
      for: settledKey,
      plan: await client.planRequest({ body: answers }, { signal }),
    }),
    {
      keepPrevious: true,
      pollMs: ({ plan }) => (waitsForAnOutage(plan) ? OUTAGE_PAUSE_MS : 0),
    },
  );
  if (query.status !== 'data') {
    return { query: { ...query, replace: () => {} }, settled: false };
  }
  return {
    query: { ...query, value: query.value.plan, replace: () => {} },
    settled: query.value.for === key,
  };
}

function waitsForAnOutage({ checks }: RequestPlan): boolean {
  return checks.some(
    ({ ruleId, level }) =>
      (ruleId.endsWith('.reachable') && level !== 'pass') ||
      (ruleId === 'ownership.owner' && level === 'unknown'),
  );
}
