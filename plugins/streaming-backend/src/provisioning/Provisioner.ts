import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import {
  inEnglish,
  listed,
  observedOnly,
  Said,
  SaidValue,
  say,
  withStop,
} from '@millrace/backstage-plugin-streaming-common';
import { Clusters, KafkaFailureError } from '../clusters';
import { saidBy } from '../lib/sayError';
import {
  LeaseLostError,
  RequestLease,
  RequestStore,
  StoredRequest,
  StoredStep,
} from '../requests/store';
import { itemsOf, planSteps } from './planSteps';
import { StepRunner, StepScope } from './StepRunner';

/** How often a step is tried in a row before it gives up. */
const MAX_TRIES = 5;
/** Pause after the first failed try, milliseconds; doubled after each further one. */
const FIRST_PAUSE_MS = 100;

/** How provisioning ended; `said` says what failed, what was undone and what remains. */
export type ProvisioningOutcome =
  | { provisioned: true }
  | { provisioned: false; said: Said };

/** One call of {@link Provisioner.provision}. */
interface Run {
  request: StoredRequest;
  lease: RequestLease;
  steps: StoredStep[];
  signal: AbortSignal;
}

/** How a step, or undoing it, ended. */
interface StepEnd {
  outcome: StoredStep['outcome'];
  detail: SaidValue;
}

/**
 * Carries a change-set out, step by step, in an order in which each step finds what it needs.
 *
 * Every step is written down before and after; a run that was cut off is continued by calling again: finished steps
 * are skipped, an unfinished one compares before it acts. When a step gives up, what this request created is removed
 * in reverse order, except for what is in use. How a step ended, and what was undone, is in the audit log.
 */
export class Provisioner {
  readonly #store: RequestStore;
  readonly #clusters: Clusters;
  readonly #runners: Record<StoredStep['kind'], StepRunner>;
  readonly #auditor: AuditorService;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #pause: (ms: number) => Promise<void>;

  constructor(options: {
    store: RequestStore;
    clusters: Clusters;
    runners: Record<StoredStep['kind'], StepRunner>;
    auditor: AuditorService;
    logger: LoggerService;
    now?: () => Date;
    pause?: (ms: number) => Promise<void>;
  }) {
    this.#store = options.store;
    this.#clusters = options.clusters;
    this.#runners = options.runners;
    this.#auditor = options.auditor;
    this.#logger = options.logger;
    this.#now = options.now ?? (() => new Date());
    this.#pause =
      options.pause ?? (ms => new Promise(resolve => setTimeout(resolve, ms)));
  }

  /**
   * @param signal - aborted when the portal stops: what fails from then on says nothing about the request, so the
   *   run is cut off as it is
   * @throws LeaseLostError when another worker took over; nothing more is done then
   * @throws the signal's reason when it is aborted
   */
  async provision(
    request: StoredRequest,
    lease: RequestLease,
    signal: AbortSignal,
  ): Promise<ProvisioningOutcome> {
    const steps = await this.#loadSteps(request, lease);
    const run: Run = { request, lease, steps, signal };
    const cluster = this.#clusters.get(request.cluster ?? '');
    if (cluster.mode === 'observe') {
      // The guard below the plan: whatever was approved, an observed cluster is left alone.
      return { provisioned: false, said: observedOnly(cluster.id) };
    }
    for (const step of run.steps) {
      if (step.outcome === 'failed') {
        // An earlier run was cut off while it undid what it had done.
        return this.#giveUp(run, step);
      }
      if (!isFinished(step) && !(await this.#execute(run, step))) {
        return this.#giveUp(run, step);
      }
    }
    return { provisioned: true };
  }

  async #loadSteps(
    request: StoredRequest,
    lease: RequestLease,
  ): Promise<StoredStep[]> {
    const known = await this.#store.steps(request.id);
    const planned = planSteps(request.document.items);
    const missing = planned.filter(
      step => !known.some(other => other.id === step.id),
    );
    for (const step of missing) {
      await this.#store.saveStep(lease, step, planned.indexOf(step));
    }
    return planned.map(
      step => known.find(other => other.id === step.id) ?? step,
    );
  }

  /** Tries a step until it ends well or gives up; answers which. */
  async #execute(run: Run, step: StoredStep): Promise<boolean> {
    step.startedAt ??= this.#now().toISOString();
    for (let tries = 1; ; tries++) {
      run.signal.throwIfAborted();
      step.attempt += 1;
      step.outcome = 'running';
      step.endedAt = null;
      await this.#save(run, step);
      try {
        const result = await this.#runners[step.kind].run(
          itemsOf(step, run.request.document.items),
          this.#scope(run, step),
        );
        await this.#finish(run, step, result);
        return true;
      } catch (error) {
        if (error instanceof LeaseLostError) {
          throw error;
        }
        run.signal.throwIfAborted();
        const detail = saidBy(error);
        setDetail(step, detail);
        if (tries >= MAX_TRIES || !isRetriable(error)) {
          await this.#finish(run, step, {
            outcome: 'failed',
            detail,
          });
          return false;
        }
        await this.#save(run, step);
        await this.#pause(FIRST_PAUSE_MS * 2 ** (tries - 1));
      }
    }
  }

  /** Undoes what this request created, newest first, and says what came of it. */
  async #giveUp(run: Run, failed: StoredStep): Promise<ProvisioningOutcome> {
    const sentences: SaidValue[] = [];
    for (const step of [...run.steps].reverse()) {
      if (step.created !== null) {
        sentences.push(await this.#compensate(run, step, failed));
      }
    }
    return {
      provisioned: false,
      said: say('step.gaveUp', {
        kind: say(`step.kind.${failed.kind}`),
        id: run.request.id,
        reason: withStop(
          failed.said?.detail ?? failed.detail ?? say('step.noReason'),
        ),
        undone:
          sentences.length > 0
            ? listed(sentences, 'space')
            : say('step.nothingRemains'),
      }),
    };
  }

  async #compensate(
    run: Run,
    step: StoredStep,
    failed: StoredStep,
  ): Promise<SaidValue> {
    run.signal.throwIfAborted();
    try {
      const result = await this.#runners[step.kind].compensate(
        itemsOf(step, run.request.document.items),
        this.#scope(run, step),
      );
      if (step !== failed) {
        await this.#finish(run, step, result);
      } else {
        await this.#save(run, step);
        await this.#audit(run, step, result);
      }
      return withStop(sayStep(step, result.detail));
    } catch (error) {
      if (error instanceof LeaseLostError) {
        throw error;
      }
      run.signal.throwIfAborted();
      const detail = say('step.notRemoved', { reason: saidBy(error) });
      if (step !== failed) {
        await this.#finish(run, step, { outcome: 'kept', detail });
      } else {
        await this.#audit(run, step, { outcome: 'kept', detail });
      }
      return withStop(sayStep(step, detail));
    }
  }

  #scope(run: Run, step: StoredStep): StepScope {
    const clusterId = run.request.cluster ?? '';
    return {
      request: run.request,
      clusterId,
      connection: () => this.#clusters.connection(clusterId),
      registry: () => this.#clusters.registry(clusterId),
      get created() {
        return step.created;
      },
      remember: async created => {
        step.created = created;
        await this.#save(run, step);
      },
    };
  }

  async #finish(run: Run, step: StoredStep, result: StepEnd): Promise<void> {
    step.outcome = result.outcome;
    setDetail(step, result.detail);
    step.endedAt = this.#now().toISOString();
    await this.#save(run, step);
    const said = sayStep(step, result.detail);
    await this.#store.appendEvent(run.request.id, {
      actor: 'system',
      kind: 'step',
      from: null,
      to: null,
      text: inEnglish(said),
      said,
      revision: run.request.revision,
    });
    this.#logger.info('Provisioning step ended', {
      request: run.request.id,
      step: step.id,
      outcome: step.outcome,
      attempt: step.attempt,
    });
    await this.#audit(run, step, result);
  }

  async #audit(
    { request }: Run,
    step: StoredStep,
    { outcome, detail }: StepEnd,
  ): Promise<void> {
    const event = await this.#auditor.createEvent({
      eventId: 'provisioning-step',
      severityLevel: 'medium',
      meta: {
        queryType: step.kind,
        request: request.id,
        revision: request.revision,
        actor: 'system',
        cluster: request.cluster,
        topic: request.topic,
        step: step.id,
        title: step.title,
        attempt: step.attempt,
        outcome,
        detail: inEnglish(detail),
      },
    });
    await (outcome === 'failed'
      ? event.fail({ error: new Error(inEnglish(detail)) })
      : event.success());
  }

  async #save(run: Run, step: StoredStep): Promise<void> {
    await this.#store.saveStep(run.lease, step, run.steps.indexOf(step));
  }
}

function isFinished(step: StoredStep): boolean {
  return ['done', 'already-as-planned', 'recorded'].includes(step.outcome);
}

function isRetriable(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return false;
  }
  const failure =
    error.cause instanceof KafkaFailureError ? error.cause.failure : undefined;
  return failure?.retriable ?? error.name === 'ServiceUnavailableError';
}

function sayStep(step: StoredStep, detail: SaidValue): Said {
  return say('history.step', { step: step.said?.title ?? step.title, detail });
}

function setDetail(step: StoredStep, detail: SaidValue): void {
  step.detail = inEnglish(detail);
  step.said = {
    ...(step.said?.title ? { title: step.said.title } : {}),
    ...(typeof detail === 'object' ? { detail } : {}),
  };
}
