import {
  inEnglish,
  StreamingRequest,
} from '@millrace/backstage-plugin-streaming-common';
import { ReaderSight, ReaderWords } from './ReaderWords';

/**
 * A request as one reader may see it. What is stored speaks of the topics in its way by name, since many read it and
 * owners change: here they get their owner, or where the reader may not see them, vanish from the sentences.
 */
export function forReader(
  request: StreamingRequest,
  sight: ReaderSight,
): StreamingRequest {
  const words = new ReaderWords(request, sight);
  return {
    ...request,
    checks: request.checks.map(check => words.check(check)),
    approvals: request.approvals.map(slot => words.reason(slot)),
    steps: request.steps.map(step =>
      step.said?.detail
        ? {
            ...step,
            detail: inEnglish(words.say(step.said.detail)),
            said: { ...step.said, detail: words.say(step.said.detail) },
          }
        : step,
    ),
    events: request.events.map(event => {
      const said = event.said && words.say(event.said);
      return said ? { ...event, text: inEnglish(said), said } : event;
    }),
  };
}
