import { AuditorService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import {
  nextState,
  RequestState,
  RequestTrigger,
  STREAMING_REQUEST_EVENT,
} from '@millrace/backstage-plugin-streaming-common';
import {
  NewRequestEvent,
  RequestChanges,
  RequestLease,
  RequestStore,
  StoredRequest,
} from './store';

/** One move of a request. */
export interface Transition {
  trigger: RequestTrigger;
  /** Entity reference, or `system`. */
  actor: string;
  /** How it stands in the history; default `state`. */
  kind?: NewRequestEvent['kind'];
  text?: string | null;
  changes?: Omit<RequestChanges, 'state'>;
  /** Further entries of the history, after the one of the move itself. */
  events?: readonly NewRequestEvent[];
  lease?: RequestLease;
  /** Steps that did not end well are tried again. */
  resetSteps?: boolean;
}

const verbs: Partial<Record<RequestTrigger, string>> = {
  edit: 'edited',
  submit: 'submitted',
  cancel: 'cancelled',
  retry: 'retried',
  reject: 'rejected',
  'all-approved': 'approved',
};

const waysOut: Record<RequestState, string> = {
  draft: 'Submit it first.',
  checking: 'Wait for the result of its checks.',
  awaiting_approval: 'Wait for the decision, or edit or cancel it.',
  approved: 'Wait for the result, or cancel it.',
  provisioning: 'Wait for the result, then retry or open a new request.',
  provisioned: 'Open a new request.',
  failed: 'Retry or cancel it.',
  rejected: 'Open a new request.',
  cancelled: 'Open a new request.',
  expired: 'Open a new request.',
};

/** Moves requests through their states: every move is in the history, in the audit log, and told to who listens. */
export class RequestTransitions {
  readonly #store: RequestStore;
  readonly #auditor: AuditorService;
  readonly #events: EventsService;

  constructor(options: {
    store: RequestStore;
    auditor: AuditorService;
    events: EventsService;
  }) {
    this.#store = options.store;
    this.#auditor = options.auditor;
    this.#events = options.events;
  }

  /** @throws ConflictError when the state does not allow it, or somebody else was faster */
  async apply(
    request: StoredRequest,
    transition: Transition,
  ): Promise<StoredRequest> {
    const { trigger, actor, changes, lease, resetSteps } = transition;
    const to = nextState(request.state, trigger);
    if (!to) {
      throw new ConflictError(refusal(request, trigger));
    }
    const moved = await this.#store.update(
      request,
      { ...changes, state: to },
      [
        {
          actor,
          kind: transition.kind ?? 'state',
          from: request.state,
          to,
          text: transition.text ?? null,
          revision: changes?.revision ?? request.revision,
        },
        ...(transition.events ?? []),
      ],
      { lease, resetSteps },
    );
    await this.#audit(request, moved, transition);
    await this.#publish(moved);
    return moved;
  }

  /** Tells of a request that was just stored. */
  async opened(request: StoredRequest): Promise<void> {
    await this.#audit(request, request, {
      trigger: 'create',
      actor: request.requester,
    });
    await this.#publish(request);
  }

  /** Adds to the history, whatever the state and whoever is at work on the request. */
  async comment(
    request: StoredRequest,
    actor: string,
    text: string,
  ): Promise<void> {
    await this.#store.appendEvent(request.id, {
      actor,
      kind: 'comment',
      from: null,
      to: null,
      text,
      revision: request.revision,
    });
    await this.#audit(request, request, { trigger: 'comment', actor, text });
  }

  /** Writes what changes a request without moving it: one approval of several. */
  async note(
    request: StoredRequest,
    event: Pick<NewRequestEvent, 'actor' | 'kind' | 'text'>,
    changes: Omit<RequestChanges, 'state'> = {},
  ): Promise<StoredRequest> {
    const noted = await this.#store.update(request, changes, [
      { ...event, from: null, to: null, revision: request.revision },
    ]);
    await this.#audit(request, noted, { trigger: event.kind, ...event });
    return noted;
  }

  async #publish({ id, state }: StoredRequest): Promise<void> {
    await this.#events.publish({
      topic: STREAMING_REQUEST_EVENT,
      eventPayload: { id, state },
    });
  }

  async #audit(
    before: StoredRequest,
    after: StoredRequest,
    {
      trigger,
      actor,
      text,
    }: { trigger: string; actor: string; text?: string | null },
  ): Promise<void> {
    const event = await this.#auditor.createEvent({
      eventId: 'request-change',
      severityLevel: 'medium',
      meta: {
        queryType: trigger,
        request: after.id,
        actor,
        cluster: after.cluster,
        topic: after.topic,
        before: { state: before.state, revision: before.revision },
        after: { state: after.state, revision: after.revision },
        ...(text ? { text } : {}),
      },
    });
    await event.success();
  }
}

function refusal(request: StoredRequest, trigger: RequestTrigger): string {
  const state = request.state.replace('_', ' ');
  return `Request ${request.id} is ${state}; it cannot be ${
    verbs[trigger] ?? trigger
  } now. ${waysOut[request.state]}`;
}
