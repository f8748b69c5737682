import { InputError, isError, NotAllowedError } from '@backstage/errors';
import {
  allApproved,
  carryApprovals,
  checkSchemaText,
  CheckResult,
  kindOfEnvironment,
  MINIMUM_REJECTION_REASON,
  nextState,
  RequestPlan,
  say,
  SelfServiceOptions,
  StreamingRequest,
  TopicAnswers,
} from '@millrace/backstage-plugin-streaming-common';
import { sayError } from '../lib/sayError';
import { decide, demandRequester, demandRevision } from './decide';
import { idempotencyOf } from './idempotencyOf';
import { toDocument } from './toDocument';
import { toPage } from './requestPage';
import { Caller, Callers, Planner } from '../selfService';
import {
  CallOptions,
  ListRequestsQuery,
  PlanningOptions,
  RequestDecision,
  RequestPage,
  RequestsService,
  SchemaToCheck,
} from './RequestsService';
import { RequestTransitions } from './RequestTransitions';
import { actionsOf, requestView } from './requestView';
import { droppedEvents, headOf, RequestWorker } from './RequestWorker';
import { RequestQuery, RequestStore, StoredRequest } from './store';

/** The rules of requests; who may see what at all is decided around it, by the authorised service. */
export class DefaultRequestsService implements RequestsService {
  readonly #store: RequestStore;
  readonly #transitions: RequestTransitions;
  readonly #worker: RequestWorker;
  readonly #planner: Planner;
  readonly #callers: Callers;
  readonly #platformGroups: () => readonly string[];

  constructor(options: {
    store: RequestStore;
    transitions: RequestTransitions;
    worker: RequestWorker;
    planner: Planner;
    callers: Callers;
    /** Groups whose members may cancel and retry every request. */
    platformGroups: () => readonly string[];
  }) {
    this.#store = options.store;
    this.#transitions = options.transitions;
    this.#worker = options.worker;
    this.#planner = options.planner;
    this.#callers = options.callers;
    this.#platformGroups = options.platformGroups;
  }

  async options({ credentials }: CallOptions): Promise<SelfServiceOptions> {
    return this.#planner.options(await this.#callers.resolve(credentials));
  }

  async plan(
    answers: TopicAnswers,
    { credentials, sight }: PlanningOptions,
  ): Promise<RequestPlan> {
    const requester = await this.#callers.resolve(credentials);
    return this.#planner.plan(answers, { requester, live: false, sight });
  }

  async checkSchema(
    schema: SchemaToCheck,
    { sight }: Pick<PlanningOptions, 'sight'> = {},
  ): Promise<{ valid: boolean; checks: CheckResult[] }> {
    const { type, text, cluster, subject, environment, references } = schema;
    if (references?.length && !cluster) {
      throw sayError(InputError, say('schema.reference.noCluster'));
    }
    const seen =
      cluster && subject && (!sight || sight.seesSubject(cluster, subject))
        ? subject
        : null;
    const known =
      cluster && (seen !== null || references?.length)
        ? await this.#planner.registryFacts(
            cluster,
            { subject: seen, schema },
            sight,
          )
        : null;
    const kind = environment
      ? this.#planner.environment(environment).kind
      : this.#planner.environmentOf(cluster)?.kind ?? kindOfEnvironment('dev');
    const checks = checkSchemaText({
      type,
      text,
      kind,
      target: subject ?? 'schema',
      subject: known?.subject ?? null,
      lint: this.#planner.schemaLint,
      references: known?.references ?? [],
      registryProblem: known?.problem ?? null,
    });
    return { valid: checks.every(check => check.level !== 'fail'), checks };
  }

  async create(
    call: { answers: TopicAnswers; submit: boolean },
    { credentials, idempotencyKey }: CallOptions & { idempotencyKey?: string },
  ): Promise<StreamingRequest> {
    const { answers, submit } = call;
    const caller = await this.#callers.resolve(credentials);
    const plan = await this.#planner.plan(answers, {
      requester: caller,
      live: false,
    });
    const { request, existing } = await this.#store.create(
      {
        ...headOf(plan),
        environment: answers.environment,
        requester: caller.entityRef,
        owner: answers.owner,
        document: toDocument(answers, plan, caller),
      },
      idempotencyOf(idempotencyKey, call),
    );
    if (!existing) {
      await this.#transitions.opened(request);
    }
    // A repeated call continues where the first one was cut off.
    return submit && request.state === 'draft' && request.revision === 1
      ? this.#submitOnce(request, caller)
      : this.#view(request, caller);
  }

  async list(
    query: ListRequestsQuery,
    { credentials, visible }: CallOptions & Pick<RequestQuery, 'visible'>,
  ): Promise<RequestPage> {
    const caller = await this.#callers.resolve(credentials);
    return toPage(query, window =>
      this.#store.list({
        states: query.state,
        requester: query.mine ? caller.entityRef : undefined,
        candidates: query.waitingForMe ? caller.groups : undefined,
        notRequester: query.waitingForMe ? caller.entityRef : undefined,
        environment: query.environment,
        text: query.q,
        visible,
        ...window,
      }),
    );
  }

  async get(
    id: string,
    { credentials }: CallOptions,
  ): Promise<StreamingRequest> {
    const caller = await this.#callers.resolve(credentials);
    return this.#view(await this.#store.get(id), caller);
  }

  async edit(
    id: string,
    { revision, answers }: { revision: number; answers: TopicAnswers },
    { credentials }: CallOptions,
  ): Promise<StreamingRequest> {
    const { request, caller } = await this.#load(id, credentials);
    demandRequester(request, caller, 'edit');
    demandRevision(request, revision);
    const plan = await this.#planner.plan(answers, {
      requester: caller,
      live: false,
      request: id,
    });
    const { approvals, dropped } = carryApprovals(request.document, {
      answers,
      ...plan,
    });
    const edited = await this.#transitions.apply(request, {
      trigger: 'edit',
      actor: caller.entityRef,
      kind: 'edited',
      changes: {
        ...headOf(plan),
        revision: revision + 1,
        environment: answers.environment,
        owner: answers.owner,
        document: { ...toDocument(answers, plan, caller), approvals },
      },
      events: droppedEvents(dropped, { revision: revision + 1 }),
    });
    return this.#checked(edited, caller);
  }

  async submit(
    id: string,
    { credentials }: CallOptions,
  ): Promise<StreamingRequest> {
    const { request, caller } = await this.#load(id, credentials);
    demandRequester(request, caller, 'submit');
    return this.#submit(request, caller);
  }

  async approve(
    id: string,
    decision: RequestDecision,
    { credentials }: CallOptions,
  ): Promise<StreamingRequest> {
    const { request, caller } = await this.#load(id, credentials);
    const approvals = decide(request, caller, decision, 'approved');
    const shared = {
      actor: caller.entityRef,
      kind: 'approved' as const,
      text: decision.comment ?? null,
    };
    const document = { ...request.document, approvals };
    const approved = allApproved(approvals)
      ? await this.#transitions.apply(request, {
          ...shared,
          trigger: 'all-approved',
          changes: { document },
        })
      : await this.#transitions.note(request, shared, { document });
    this.#worker.wake();
    return this.#view(approved, caller);
  }

  async reject(
    id: string,
    decision: RequestDecision & { comment: string },
    { credentials }: CallOptions,
  ): Promise<StreamingRequest> {
    const { request, caller } = await this.#load(id, credentials);
    const reason = decision.comment.trim();
    if (reason.length < MINIMUM_REJECTION_REASON) {
      throw sayError(
        InputError,
        say('request.rejectionShort', {
          id,
          length: reason.length,
          minimum: MINIMUM_REJECTION_REASON,
        }),
      );
    }
    const approvals = decide(request, caller, decision, 'rejected');
    const rejected = await this.#transitions.apply(request, {
      trigger: 'reject',
      actor: caller.entityRef,
      kind: 'rejected',
      text: reason,
      changes: { document: { ...request.document, approvals } },
    });
    return this.#view(rejected, caller);
  }

  async cancel(
    id: string,
    { credentials }: CallOptions,
  ): Promise<StreamingRequest> {
    const { request, caller } = await this.#load(id, credentials);
    if (!this.#isPlatform(caller)) {
      demandRequester(request, caller, 'cancel');
    }
    const cancelled = await this.#transitions.apply(request, {
      trigger: 'cancel',
      actor: caller.entityRef,
      kind: 'cancelled',
    });
    return this.#view(cancelled, caller);
  }

  async retry(
    id: string,
    { credentials }: CallOptions,
  ): Promise<StreamingRequest> {
    const { request, caller } = await this.#load(id, credentials);
    const isPlatform = this.#isPlatform(caller);
    if (
      nextState(request.state, 'retry') &&
      !actionsOf({ request, caller, isPlatform }).retry
    ) {
      throw sayError(
        NotAllowedError,
        say('request.retryReserved', {
          id,
          requester: request.requester,
          owner: request.owner,
          caller: caller.entityRef,
        }),
      );
    }
    const retried = await this.#transitions.apply(request, {
      trigger: 'retry',
      actor: caller.entityRef,
      kind: 'retried',
      resetSteps: true,
    });
    this.#worker.wake();
    return this.#view(retried, caller);
  }

  async comment(
    id: string,
    text: string,
    { credentials }: CallOptions,
  ): Promise<StreamingRequest> {
    const { request, caller } = await this.#load(id, credentials);
    await this.#transitions.comment(request, caller.entityRef, text);
    return this.#view(request, caller);
  }

  async #load(id: string, credentials: CallOptions['credentials']) {
    const caller = await this.#callers.resolve(credentials);
    return { request: await this.#store.get(id), caller };
  }

  /** Sends a request that a repeated call may have sent, or may be sending at this moment. */
  async #submitOnce(
    request: StoredRequest,
    caller: Caller,
  ): Promise<StreamingRequest> {
    if (!(await this.#wasSubmitted(request))) {
      try {
        return await this.#submit(request, caller);
      } catch (error) {
        const overtaken =
          isError(error) &&
          error.name === 'ConflictError' &&
          (await this.#wasSubmitted(request));
        if (!overtaken) {
          throw error;
        }
      }
    }
    return this.#view(await this.#store.get(request.id), caller);
  }

  async #submit(
    request: StoredRequest,
    caller: Caller,
  ): Promise<StreamingRequest> {
    const submitted = await this.#transitions.apply(request, {
      trigger: 'submit',
      actor: caller.entityRef,
      kind: 'submitted',
      changes: {
        document: {
          ...request.document,
          requesterGroups: [...caller.groups],
        },
      },
    });
    return this.#checked(submitted, caller);
  }

  async #wasSubmitted(request: StoredRequest): Promise<boolean> {
    const events = await this.#store.events(request.id);
    return events.some(event => event.kind === 'submitted');
  }

  async #checked(
    request: StoredRequest,
    caller: Caller,
  ): Promise<StreamingRequest> {
    if (request.state !== 'checking') {
      return this.#view(request, caller);
    }
    await this.#worker.check(request.id);
    return this.#view(await this.#store.get(request.id), caller);
  }

  #isPlatform(caller: Caller): boolean {
    const groups = this.#platformGroups();
    return caller.groups.some(group => groups.includes(group));
  }

  async #view(
    request: StoredRequest,
    caller: Caller,
  ): Promise<StreamingRequest> {
    const [steps, events] = await Promise.all([
      this.#store.steps(request.id),
      this.#store.events(request.id),
    ]);
    return requestView({
      request,
      steps,
      events,
      caller,
      isPlatform: this.#isPlatform(caller),
    });
  }
}
