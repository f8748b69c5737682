import { RequestState } from '@millrace/backstage-plugin-streaming-common';

/** A topic that a request asks for and may still create. */
export interface OpenTopic {
  name: string;
  /** `REQ-n`. */
  request: string;
  state: RequestState;
}

/** How far a request is on its way to its topic; what may have begun to create it comes first. */
const progress: Partial<Record<RequestState, number>> = {
  checking: 1,
  awaiting_approval: 2,
  approved: 3,
  provisioning: 4,
  failed: 4,
};

/**
 * What stands in the way of a request, of all topics that are asked for in the order of their requests: those of
 * requests that are further on, and of earlier ones that are as far. So of two at the same moment exactly one gives way.
 * To a request that is not open yet, all are in the way.
 */
export function topicsAhead(
  topics: readonly OpenTopic[],
  request: string | undefined,
): OpenTopic[] {
  const own = topics.findIndex(topic => topic.request === request);
  const reached = progressOf(topics[own]);
  return topics.filter(
    (topic, index) =>
      index !== own &&
      (progressOf(topic) > reached ||
        (progressOf(topic) === reached && index < own)),
  );
}

function progressOf(topic: OpenTopic | undefined): number {
  return (topic && progress[topic.state]) ?? 0;
}
