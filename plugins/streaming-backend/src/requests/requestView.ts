import {
  chooseSlot,
  nextState,
  RequestEvent,
  StreamingRequest,
} from '@millrace/backstage-plugin-streaming-common';
import { Caller } from '../selfService';
import { StoredRequest, StoredStep, summaryOf, toPublicStep } from './store';

/** A request as its caller sees it, with what they may do now. */
export function requestView(options: {
  request: StoredRequest;
  steps: readonly StoredStep[];
  events: RequestEvent[];
  caller: Caller;
  isPlatform: boolean;
}): StreamingRequest {
  const { request, steps, events } = options;
  const { requesterGroups: _groups, ...document } = request.document;
  return {
    ...summaryOf(request),
    ...document,
    justification: document.answers.justification,
    steps: steps.map(toPublicStep),
    events,
    actions: actionsOf(options),
  };
}

/** Who may do what: the requester edits and sends, the platform team may cancel and retry, candidates decide. */
export function actionsOf(options: {
  request: StoredRequest;
  caller: Caller;
  isPlatform: boolean;
}): StreamingRequest['actions'] {
  const { request, caller, isPlatform } = options;
  const { state, document } = request;
  const isRequester = caller.entityRef === request.requester;
  const mayDecide =
    state === 'awaiting_approval' &&
    caller.kind === 'user' &&
    chooseSlot(document.approvals, caller, request.requester).slot !==
      undefined;
  return {
    edit: isRequester && nextState(state, 'edit') !== undefined,
    submit: isRequester && nextState(state, 'submit') !== undefined,
    cancel:
      (isRequester || isPlatform) && nextState(state, 'cancel') !== undefined,
    approve: mayDecide,
    reject: mayDecide,
    retry:
      (isRequester || isPlatform || caller.groups.includes(request.owner)) &&
      nextState(state, 'retry') !== undefined,
  };
}
