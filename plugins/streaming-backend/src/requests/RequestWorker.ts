import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  allApproved,
  carryApprovals,
  CheckResult,
  inEnglish,
  listed,
  Said,
  say,
  toSaid,
  RequestPlan,
  RequestState,
  workingStates,
} from '@millrace/backstage-plugin-streaming-common';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { messageOf } from '../lib/messageOf';
import { Provisioner } from '../provisioning';
import { Planner } from '../selfService';
import { refusalsOf } from './refusals';
import { RequestTransitions } from './RequestTransitions';
import {
  LeaseLostError,
  NewRequestEvent,
  RequestDocument,
  RequestLease,
  RequestStore,
  StoredRequest,
} from './store';

/** How often the worker looks for requests that nobody carries on, milliseconds. */
const LOOK_INTERVAL_MS = 2000;
/** Requests that one instance carries out at the same time. */
const CONCURRENCY = 4;
/** Rules that speak of the moment, not of the plan: they never make an approval stale. */
const momentary = new Set(['cluster.reachable', 'registry.reachable']);

/**
 * Moves requests on through the states that wait for no person: checking, approved, provisioning. Whatever state a
 * crash left behind is picked up again, by this instance or another; a lease makes sure that only one does.
 */
export class RequestWorker {
  readonly #id = randomUUID();
  readonly #store: RequestStore;
  readonly #transitions: RequestTransitions;
  readonly #planner: Planner;
  readonly #provisioner: Provisioner;
  readonly #logger: LoggerService;
  readonly #running = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #stopping = AbortSignal.abort();
  #stop: () => void = () => {};

  constructor(options: {
    store: RequestStore;
    transitions: RequestTransitions;
    planner: Planner;
    provisioner: Provisioner;
    logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#transitions = options.transitions;
    this.#planner = options.planner;
    this.#provisioner = options.provisioner;
    this.#logger = options.logger;
  }

  /** Begins with what an earlier run left behind. */
  start(): void {
    const controller = new AbortController();
    this.#stopping = controller.signal;
    this.#stop = () => controller.abort();
    this.#timer = setInterval(() => this.wake(), LOOK_INTERVAL_MS);
    this.#timer.unref();
    this.wake();
  }

  /**
   * Takes nothing new on and waits for what is under way. What fails meanwhile is left for the next start: clusters may
   * be stopping as well.
   */
  async stop(): Promise<void> {
    this.#stop();
    clearInterval(this.#timer);
    await Promise.all(this.#running);
  }

  /** Looks for work now instead of at the next interval. */
  wake(): void {
    if (this.#stopping.aborted || this.#running.size >= CONCURRENCY) {
      return;
    }
    const run = this.#takeOne().then(more => {
      this.#running.delete(run);
      if (more) {
        this.wake();
      }
    });
    this.#running.add(run);
  }

  /** Checks a request that was just sent, so that the answer to its sender holds the verdicts. */
  async check(id: string): Promise<void> {
    const lease = await this.#store.claim(this.#id, ['checking'], id);
    if (lease) {
      await this.#carryOn(lease, ['checking']);
    }
    this.wake();
  }

  /** Whether there may be more to do. */
  async #takeOne(): Promise<boolean> {
    try {
      const lease = await this.#store.claim(this.#id, workingStates);
      if (!lease) {
        return false;
      }
      // Others may be waiting as well; this instance takes several at a time.
      this.wake();
      await this.#carryOn(lease, workingStates);
      return true;
    } catch (error) {
      this.#logger.error(`Requests cannot be carried on: ${messageOf(error)}`);
      return false;
    }
  }

  async #carryOn(
    lease: RequestLease,
    states: readonly RequestState[],
  ): Promise<void> {
    try {
      let request = await this.#store.get(lease.request);
      while (states.includes(request.state) && !this.#stopping.aborted) {
        request = await this.#step(request, lease);
      }
      await this.#store.release(lease);
    } catch (error) {
      if (error instanceof LeaseLostError) {
        this.#logger.warn(error.message);
        return;
      }
      if (
        this.#stopping.aborted ||
        (isError(error) && error.name === 'ConflictError')
      ) {
        // Cut off, or a person was faster, for instance with a cancellation; what is left to do is looked at again.
        await this.#store.release(lease);
        return;
      }
      // The lease runs out by itself: the pause before the next try.
      this.#logger.error(
        `Request ${lease.request} cannot be carried on: ${messageOf(error)}`,
      );
    }
  }

  #step(request: StoredRequest, lease: RequestLease): Promise<StoredRequest> {
    switch (request.state) {
      case 'checking':
        return this.#checkOne(request, lease);
      case 'approved':
        return this.#begin(request, lease);
      default:
        return this.#provision(request, lease);
    }
  }

  async #checkOne(
    request: StoredRequest,
    lease: RequestLease,
  ): Promise<StoredRequest> {
    const plan = await this.#plan(request);
    const { approvals, dropped } = carryApprovals(request.document, {
      answers: request.document.answers,
      ...plan,
    });
    const refusals = refusalsOf(plan.checks);
    const shared = {
      actor: 'system',
      changes: {
        ...headOf(plan),
        document: toDocument(request, plan, approvals),
      },
      events: droppedEvents(dropped, request),
      lease,
    };
    if (refusals) {
      return this.#transitions.apply(request, {
        ...shared,
        trigger: 'checks-failed',
        said: toSaid(refusals),
      });
    }
    if (!allApproved(approvals)) {
      return this.#transitions.apply(request, {
        ...shared,
        trigger: 'approval-needed',
        said: toSaid(
          listed(
            approvals
              .filter(slot => slot.decision === 'open')
              .map(({ slot, reason, said }) =>
                say('history.approvalNeeded', { slot, reason: said ?? reason }),
              ),
            'space',
          ),
        ),
      });
    }
    return this.#transitions.apply(request, {
      ...shared,
      trigger: 'checks-passed',
      said: say(
        approvals.length === 0
          ? 'history.autoApproved'
          : 'history.approvalsHold',
      ),
    });
  }

  /** Looks once more before anything is created: what was approved may be out of date. */
  async #begin(
    request: StoredRequest,
    lease: RequestLease,
  ): Promise<StoredRequest> {
    const plan = await this.#plan(request);
    const stale = staleness(request.document, plan);
    return this.#transitions.apply(request, {
      trigger: stale ? 'plan-changed' : 'start',
      actor: 'system',
      ...(stale ? { said: stale } : {}),
      lease,
    });
  }

  async #provision(
    request: StoredRequest,
    lease: RequestLease,
  ): Promise<StoredRequest> {
    const outcome = await this.#provisioner.provision(
      request,
      lease,
      this.#stopping,
    );
    return this.#transitions.apply(
      request,
      outcome.provisioned
        ? { trigger: 'steps-done', actor: 'system', lease }
        : {
            trigger: 'step-gave-up',
            actor: 'system',
            said: outcome.said,
            lease,
          },
    );
  }

  async #plan(request: StoredRequest): Promise<RequestPlan> {
    const plan = await this.#planner.plan(request.document.answers, {
      requester: {
        entityRef: request.requester,
        groups: request.document.requesterGroups,
      },
      live: true,
      request: request.id,
    });
    // A cluster that stops with the portal is no verdict on the request.
    this.#stopping.throwIfAborted();
    return plan;
  }
}

/** The members of a request that follow from its plan. */
export function headOf(plan: RequestPlan) {
  return { cluster: plan.cluster, topic: plan.name, title: titleOf(plan.name) };
}

/** What the list shows of a request for a topic. */
export function titleOf(topic: string): string {
  return `Topic ${topic}`;
}

/** The history's entries for approvals that no longer count. */
export function droppedEvents(
  dropped: readonly RequestDocument['approvals'][number][],
  request: Pick<StoredRequest, 'revision'>,
): NewRequestEvent[] {
  return dropped.map(({ slot, decidedBy }) => {
    const said = say('history.dropped', { slot, decidedBy: decidedBy ?? '' });
    return {
      actor: 'system',
      kind: 'comment',
      from: null,
      to: null,
      text: inEnglish(said),
      said,
      revision: request.revision,
    };
  });
}

function toDocument(
  request: StoredRequest,
  plan: RequestPlan,
  approvals: RequestDocument['approvals'],
): RequestDocument {
  const { items, derived, sentences, checks } = plan;
  return { ...request.document, items, derived, sentences, checks, approvals };
}

/** Why an approved plan no longer holds; null when it does. */
function staleness(document: RequestDocument, plan: RequestPlan): Said | null {
  const refusals = refusalsOf(
    plan.checks.filter((check: CheckResult) => !momentary.has(check.ruleId)),
  );
  if (refusals) {
    return say('history.changedSinceCheck', { refusals });
  }
  if (!isDeepStrictEqual(document.items, plan.items)) {
    return say('history.itemsChanged');
  }
  const slots = (approvals: RequestDocument['approvals']) =>
    approvals.map(slot => slot.id).join();
  return slots(document.approvals) === slots(plan.approvals)
    ? null
    : say('history.slotsChanged');
}
