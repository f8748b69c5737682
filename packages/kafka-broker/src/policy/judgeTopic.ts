import { Clock } from '../log/Clock';
import { Logger } from '../logging/Logger';
import { TopicPolicy, TopicPolicyRequest } from './TopicPolicy';

const DEADLINE_MS = 1_000;

/** @internal */
export interface TopicPolicyOptions {
  /** Absent: every topic passes. */
  policy?: TopicPolicy;
  /** What a policy that fails or is late means. Default `refuse`. */
  onUnavailable?: 'refuse' | 'allow';
  clock: Clock;
  logger: Logger;
}

/**
 * Asks the policy, for at most one second.
 *
 * @returns undefined for a topic that may be created, else one line for the client, which
 * belongs to POLICY_VIOLATION (44).
 * @internal
 */
export async function judgeTopic(
  request: TopicPolicyRequest,
  options: TopicPolicyOptions,
): Promise<string | undefined> {
  const { policy, onUnavailable = 'refuse', logger } = options;
  if (!policy) {
    return undefined;
  }
  try {
    const verdict = await withDeadline(
      async () => policy.validate(request),
      options.clock,
    );
    if (verdict.verdict === 'pass') {
      return undefined;
    }
    const { ruleId, reason, suggestion } = verdict;
    const hint = suggestion === undefined ? '' : `. Try: ${suggestion}`;
    return `[${ruleId}] ${reason}${hint}`.replace(/\s*[\r\n]+\s*/g, ' ');
  } catch (error) {
    logger.warn('The topic policy did not answer', {
      topic: request.name,
      error: String(error),
      decision: onUnavailable,
    });
    return onUnavailable === 'allow'
      ? undefined
      : `[policy.unavailable] The topic policy did not answer, so "${request.name}" was not created. Try again`;
  }
}

function withDeadline<T>(work: () => Promise<T>, clock: Clock): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.setTimer(
      () => reject(new Error(`no verdict within ${DEADLINE_MS} ms`)),
      DEADLINE_MS,
    );
    work().then(resolve, reject).finally(cancel);
  });
}
