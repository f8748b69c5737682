import { TestApiProvider } from '@backstage/frontend-test-utils';
import {
  CheckResult,
  RequestPlan,
  StreamingClient,
  topicAnswersSchema,
} from '@millrace/backstage-plugin-streaming-common';
import { act, renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { streamingApiRef } from '../api/streamingApiRef';
import { usePlan } from './usePlan';

const answers = topicAnswersSchema.parse({
  environment: 'dev',
  segments: { domain: 'orders' },
  owner: 'group:default/orders',
  key: { strategy: 'entity', field: null, ordering: '' },
});

function planWith(ruleId: string, level: CheckResult['level']) {
  const check: Pick<CheckResult, 'ruleId' | 'level'> = { ruleId, level };
  // Of a plan, the hook reads rules and levels only.
  return { checks: [check] } as RequestPlan;
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it.each([
  ['ownership.owner', 'unknown'],
  ['cluster.reachable', 'warn'],
] as const)(
  'asks again by itself while %s is %s, and stops once it is not',
  async (ruleId, level) => {
    const planRequest = jest
      .fn()
      .mockResolvedValueOnce(planWith(ruleId, level))
      .mockResolvedValue(planWith(ruleId, 'pass'));
    const client: Pick<StreamingClient, 'planRequest'> = { planRequest };
    const { result } = renderHook(() => usePlan(answers), {
      wrapper: ({ children }: PropsWithChildren<{}>) => (
        // Only what a plan asks for.
        <TestApiProvider apis={[[streamingApiRef, client as StreamingClient]]}>
          {children}
        </TestApiProvider>
      ),
    });
    await act(() => jest.advanceTimersByTimeAsync(60_000));
    expect(planRequest).toHaveBeenCalledTimes(2);
    expect(result.current.query).toMatchObject({
      value: planWith(ruleId, 'pass'),
    });
  },
);
