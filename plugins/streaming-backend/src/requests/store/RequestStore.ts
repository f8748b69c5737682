import {
  givenAnswersSchema,
  ProvisioningStep,
  RequestEvent,
  requestPlanSchema,
  RequestState,
  RequestSummary,
} from '@millrace/backstage-plugin-streaming-common';
import { ConflictError } from '@backstage/errors';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { z } from 'zod/v4';
import { OpenTopic } from '../../selfService';

/** The part of a request that is stored as one document. */
export const requestDocumentSchema = z.object({
  answers: givenAnswersSchema,
  items: requestPlanSchema.shape.items,
  derived: requestPlanSchema.shape.derived,
  sentences: requestPlanSchema.shape.sentences,
  checks: requestPlanSchema.shape.checks,
  approvals: requestPlanSchema.shape.approvals,
  /** Groups of the requester when it was last sent, so that it can be checked again without them. */
  requesterGroups: z.array(z.string()),
});
export type RequestDocument = z.infer<typeof requestDocumentSchema>;

/** A provisioning step with what it brought into being, as each kind of step notes it. */
export interface StoredStep extends ProvisioningStep {
  created: unknown;
}

/** A request as stored. Times are epoch milliseconds. */
export interface StoredRequest {
  /** `REQ-n`. */
  id: string;
  /** Raised by every write; see {@link RequestStore.update}. */
  version: number;
  revision: number;
  state: RequestState;
  environment: string;
  cluster: string | null;
  topic: string;
  title: string;
  requester: string;
  owner: string;
  createdAt: number;
  updatedAt: number;
  document: RequestDocument;
}

/** What a new request starts with. */
export type NewRequest = Pick<
  StoredRequest,
  | 'environment'
  | 'cluster'
  | 'topic'
  | 'title'
  | 'requester'
  | 'owner'
  | 'document'
>;

/** The key of a call that may be repeated. */
export interface Idempotency {
  key: string;
  /** Of what the call asks for: the same key with another hash is another call, and a mistake. */
  hash: string;
}

/** What may change after a request was opened. */
export type RequestChanges = Partial<
  Pick<
    StoredRequest,
    | 'revision'
    | 'state'
    | 'environment'
    | 'cluster'
    | 'topic'
    | 'title'
    | 'owner'
    | 'document'
  >
>;

/** An entry of the history to be; the store adds the time. */
export type NewRequestEvent = Omit<RequestEvent, 'at'>;

/** Narrows a list by one column; the criteria of permission rules are made of these. */
export interface RequestFilter {
  key: 'requester' | 'owner' | 'candidate' | 'environment' | 'state';
  values: string[];
}

/** Which requests to list. */
export interface RequestQuery {
  states?: readonly RequestState[];
  requester?: string;
  /** Those that one of these groups or people can decide on now. */
  candidates?: readonly string[];
  /** Leaves out what this person asked for themselves. */
  notRequester?: string;
  environment?: string;
  /** Words of id, title and topic. */
  text?: string;
  /** What the caller may see at all. */
  visible?: PermissionCriteria<RequestFilter>;
  offset: number;
  limit: number;
}

/** The right of one worker to carry out one request for a while. */
export interface RequestLease {
  request: string;
  owner: string;
}

/** Another worker took a request over; whoever held it before stops at once. */
export class LeaseLostError extends ConflictError {
  constructor(lease: RequestLease) {
    super(
      `Worker ${lease.owner} no longer holds request ${lease.request}; another one carries on`,
    );
  }
}

/** Where requests are kept. Ids that do not exist are NotFoundErrors. */
export interface RequestStore {
  /**
   * Opens a draft. With the idempotency key of an earlier call of the same requester, answers the request of that
   * call instead, `existing` set.
   *
   * @throws ConflictError when that earlier call asked for something else
   */
  create(
    request: NewRequest,
    idempotency?: Idempotency,
  ): Promise<{ request: StoredRequest; existing: boolean }>;
  /** @throws Error naming the request when what is stored cannot be read */
  get(id: string): Promise<StoredRequest>;
  /** Newest first. A request that cannot be read is one row with `unreadable` set. */
  list(
    query: RequestQuery,
  ): Promise<{ items: RequestSummary[]; total: number }>;
  /** Open requests for topics of a cluster, all states that may still create something; oldest request first. */
  openTopics(cluster: string): Promise<OpenTopic[]>;
  /**
   * Writes changes and history in one go. With a lease, only while it holds.
   *
   * @throws ConflictError when somebody else wrote since `request` was read, or the lease is lost
   */
  update(
    request: StoredRequest,
    changes: RequestChanges,
    events: readonly NewRequestEvent[],
    options?: {
      lease?: RequestLease;
      /** Marks steps that did not end well as pending. */
      resetSteps?: boolean;
    },
  ): Promise<StoredRequest>;
  appendEvent(id: string, event: NewRequestEvent): Promise<void>;
  /** Oldest first. */
  events(id: string): Promise<RequestEvent[]>;
  /** In the order of execution. */
  steps(id: string): Promise<StoredStep[]>;
  /**
   * Writes one step and prolongs the lease.
   *
   * @throws LeaseLostError when another worker took over
   */
  saveStep(
    lease: RequestLease,
    step: StoredStep,
    position: number,
  ): Promise<void>;
  /**
   * The oldest request in one of the states that no worker holds (or the given one, if it is such), held from now
   * on; undefined when there is none.
   */
  claim(
    worker: string,
    states: readonly RequestState[],
    id?: string,
  ): Promise<RequestLease | undefined>;
  /** Gives a request back before the lease runs out. */
  release(lease: RequestLease): Promise<void>;
  /** Ids in a state that nobody touched since a time, oldest first. */
  untouchedSince(state: RequestState, time: number): Promise<string[]>;
}
