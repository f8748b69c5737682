import {
  RequestPlan,
  TopicAnswers,
} from '@millrace/backstage-plugin-streaming-common';
import { Caller } from '../selfService';
import { RequestDocument } from './store';

/** What is stored of a plan that nobody has agreed to yet. */
export function toDocument(
  answers: TopicAnswers,
  plan: RequestPlan,
  caller: Caller,
): RequestDocument {
  const { items, derived, sentences, checks, approvals } = plan;
  return {
    answers,
    items,
    derived,
    sentences,
    checks,
    approvals,
    requesterGroups: [...caller.groups],
  };
}
