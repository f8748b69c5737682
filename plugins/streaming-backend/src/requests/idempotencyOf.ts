import { TopicAnswers } from '@millrace/backstage-plugin-streaming-common';
import { createHash } from 'node:crypto';
import { Idempotency } from './store';

/** What tells a repeated call from another one that was sent with the same key by mistake; undefined without a key. */
export function idempotencyOf(
  key: string | undefined,
  call: { answers: TopicAnswers; submit: boolean },
): Idempotency | undefined {
  return key === undefined
    ? undefined
    : {
        key,
        hash: createHash('sha256')
          .update(JSON.stringify(call, inOrder))
          .digest('hex'),
      };
}

/** Members in the order of their names, whatever order they were sent in. */
function inOrder(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;
}
