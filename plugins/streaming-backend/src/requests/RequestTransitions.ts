import { AuditorService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import {
  nextState,
  RequestState,
  RequestTrigger,
  inEnglish,
  Said,
  say,
  SentenceCode,
  STREAMING_REQUEST_EVENT,
} from '@millrace/backstage-plugin-streaming-common';
import { sayError } from '../lib/sayError';
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
  /** What a person wrote. */
  text?: string | null;
  /** What the system says; `text` is then its English. */
  said?: Said;
  changes?: Omit<RequestChanges, 'state'>;
  /** Further entries of the history, after the one of the move itself. */
  events?: readonly NewRequestEvent[];
  lease?: RequestLease;
  /** Steps that did not end well are tried again. */
  resetSteps?: boolean;
}

const verbs = [
  'edit',
  'submit',
  'cancel',
  'retry',
  'reject',
  'all-approved',
] as const;

const waysOut: Partial<
  Record<RequestState, SentenceCode & `wayOut.${string}`>
> = {
  draft: 'wayOut.draft',
  checking: 'wayOut.checking',
  awaiting_approval: 'wayOut.awaiting_approval',
  approved: 'wayOut.approved',
  provisioning: 'wayOut.provisioning',
  failed: 'wayOut.failed',
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
      throw sayError(ConflictError, refusal(request, trigger));
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
          ...toText(transition),
          revision: changes?.revision ?? request.revision,
        },
        ...(transition.events ?? []),
      ],
      { lease, resetSteps },
    );
    await this.#audit(request, moved, {
      ...transition,
      ...toText(transition),
    });
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

function toText({ text, said }: Pick<Transition, 'text' | 'said'>) {
  return said ? { text: inEnglish(said), said } : { text: text ?? null };
}

function refusal({ id, state }: StoredRequest, trigger: RequestTrigger): Said {
  return say('request.notNow', {
    id,
    state: say(`state.${state}`),
    verb: say(`verb.${verbs.find(verb => verb === trigger) ?? 'move'}`),
    wayOut: say(waysOut[state] ?? 'wayOut.ended'),
  });
}
