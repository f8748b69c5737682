import {
  CheckResult,
  RequestPlan,
  RequestState,
  RequestSummary,
  SchemaReference,
  SelfServiceOptions,
  StreamingRequest,
  TopicAnswers,
} from '@millrace/backstage-plugin-streaming-common';
import { CallerCredentials } from '../api/OperationHandlers';
import { TopicSight } from '../topics';
import { RequestQuery } from './store';

/** On whose behalf a method is called. */
export interface CallOptions {
  credentials: CallerCredentials;
}

/** A call whose answer speaks of what is on a cluster already; `sight` narrows that to what the caller may read. */
export interface PlanningOptions extends CallOptions {
  sight?: TopicSight;
}

/** A schema to judge without a request. */
export interface SchemaToCheck {
  type: NonNullable<TopicAnswers['schema']>['type'];
  text: string;
  /** Read from the registry of the cluster. */
  references?: SchemaReference[];
  /** With both: as the next version of this subject. */
  cluster?: string;
  subject?: string;
  /** Whose severities hold; default: the environment of the cluster. */
  environment?: string;
}

/** Which requests to list. */
export interface ListRequestsQuery {
  limit?: number;
  cursor?: string;
  state?: RequestState[];
  mine?: boolean;
  waitingForMe?: boolean;
  environment?: string;
  q?: string;
}

export interface RequestPage {
  items: RequestSummary[];
  pageInfo: { nextCursor?: string; total: number };
}

/** A decision on the revision that the decider saw. */
export interface RequestDecision {
  revision: number;
  /** Default: the first open slot that the decider can fill. */
  slot?: string;
  comment?: string;
}

/**
 * Everything that people and programs do with requests. There is no other way to create a topic.
 *
 * A request that does not exist, or may not be seen, is a NotFoundError; something its state does not allow a
 * ConflictError; something the caller may not do a NotAllowedError.
 */
export interface RequestsService {
  options(options: CallOptions): Promise<SelfServiceOptions>;
  /** What these answers would do; nothing is stored. */
  plan(answers: TopicAnswers, options: PlanningOptions): Promise<RequestPlan>;
  /** A subject that may not be read is one that does not exist. */
  checkSchema(
    schema: SchemaToCheck,
    options: PlanningOptions,
  ): Promise<{ valid: boolean; checks: CheckResult[] }>;
  /** Opens a draft; with `submit` it is sent at once, and stays a draft with its findings when a rule refuses it. */
  create(
    request: { answers: TopicAnswers; submit: boolean },
    options: CallOptions & { idempotencyKey?: string },
  ): Promise<StreamingRequest>;
  /** Newest first; `visible` narrows the list to what the caller may see. */
  list(
    query: ListRequestsQuery,
    options: CallOptions & Pick<RequestQuery, 'visible'>,
  ): Promise<RequestPage>;
  get(id: string, options: CallOptions): Promise<StreamingRequest>;
  edit(
    id: string,
    change: { revision: number; answers: TopicAnswers },
    options: CallOptions,
  ): Promise<StreamingRequest>;
  submit(id: string, options: CallOptions): Promise<StreamingRequest>;
  approve(
    id: string,
    decision: RequestDecision,
    options: CallOptions,
  ): Promise<StreamingRequest>;
  reject(
    id: string,
    decision: RequestDecision & { comment: string },
    options: CallOptions,
  ): Promise<StreamingRequest>;
  cancel(id: string, options: CallOptions): Promise<StreamingRequest>;
  retry(id: string, options: CallOptions): Promise<StreamingRequest>;
  comment(
    id: string,
    text: string,
    options: CallOptions,
  ): Promise<StreamingRequest>;
}
