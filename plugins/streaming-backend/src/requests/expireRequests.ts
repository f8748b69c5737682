import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { say } from '@millrace/backstage-plugin-streaming-common';
import { RequestTransitions } from './RequestTransitions';
import { RequestStore } from './store';

/** What expiry works with. Durations in milliseconds. */
export interface ExpiryOptions {
  store: RequestStore;
  transitions: RequestTransitions;
  draftExpiryMs: number;
  approvalExpiryMs: number;
  logger: LoggerService;
  now?: () => number;
}

/** Closes drafts that nobody touched and requests that nobody decided on for too long; answers their ids. */
export async function expireRequests(
  options: ExpiryOptions,
): Promise<string[]> {
  const { store, transitions, logger, now = Date.now } = options;
  const limits = [
    ['draft', options.draftExpiryMs, 'history.draftExpired'],
    ['awaiting_approval', options.approvalExpiryMs, 'history.decisionExpired'],
  ] as const;
  const expired: string[] = [];
  for (const [state, ageMs, code] of limits) {
    for (const id of await store.untouchedSince(state, now() - ageMs)) {
      try {
        const request = await store.get(id);
        await transitions.apply(request, {
          trigger: 'expire',
          actor: 'system',
          said: say(code, { count: Math.round(ageMs / 86_400_000) }),
        });
        expired.push(id);
      } catch (error) {
        // Touched a moment ago, or unreadable: neither may keep the others from expiring.
        logger.warn(
          `Request ${id} did not expire: ${
            isError(error) ? error.message : String(error)
          }`,
        );
      }
    }
  }
  return expired;
}

/** Runs {@link expireRequests} every hour on one instance of the backend. */
export async function scheduleExpiry(
  scheduler: SchedulerService,
  options: ExpiryOptions,
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'streaming-expire-requests',
    frequency: { hours: 1 },
    timeout: { minutes: 5 },
    initialDelay: { minutes: 1 },
    fn: async () => {
      await expireRequests(options);
    },
  });
}
