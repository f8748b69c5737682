import {
  AuditorService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, toError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  PermissionCriteria,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  say,
  StreamingRequest,
  streamingRequestApprovePermission,
  streamingRequestCreatePermission,
  streamingRequestReadPermission,
  streamingRequestUpdatePermission,
  TopicAnswers,
  toSaid,
} from '@millrace/backstage-plugin-streaming-common';
import { MetadataIndex } from '../index/MetadataIndex';
import { sayError } from '../lib/sayError';
import { Ownership } from '../ownership';
import { TopicSights } from '../topics';
import { forReader } from './forReader';
import { RequestResource } from './permissions/requestPermissions';
import {
  CallOptions,
  ListRequestsQuery,
  PlanningOptions,
  RequestDecision,
  RequestPage,
  RequestsService,
  SchemaToCheck,
} from './RequestsService';
import { RequestFilter, unknownRequest } from './store';

/**
 * {@link RequestsService} behind the permission framework. What may not be seen does not exist; what may be seen but
 * not done is refused, and missing from the actions of the request.
 */
export class AuthorizedRequestsService implements RequestsService {
  readonly #service: RequestsService;
  readonly #permissions: PermissionsService;
  readonly #auditor: AuditorService;
  readonly #sights: Pick<TopicSights, 'of'>;
  readonly #ownership: Pick<Ownership, 'ownerOf'>;
  readonly #index: Pick<MetadataIndex, 'topics'>;
  readonly #isAllowed: (
    decision: PolicyDecision,
    resource: RequestResource | undefined,
  ) => boolean;
  readonly #toFilter: (
    conditions: Parameters<ReturnType<typeof createConditionTransformer>>[0],
  ) => PermissionCriteria<RequestFilter>;

  constructor(options: {
    service: RequestsService;
    permissions: PermissionsService;
    auditor: AuditorService;
    /** What callers may read of the clusters that their requests are about. */
    sights: Pick<TopicSights, 'of'>;
    ownership: Pick<Ownership, 'ownerOf'>;
    index: Pick<MetadataIndex, 'topics'>;
    rules: PermissionRuleset<RequestResource, RequestFilter>;
  }) {
    this.#service = options.service;
    this.#permissions = options.permissions;
    this.#auditor = options.auditor;
    this.#sights = options.sights;
    this.#ownership = options.ownership;
    this.#index = options.index;
    this.#isAllowed = createConditionAuthorizer(options.rules);
    this.#toFilter = createConditionTransformer(options.rules);
  }

  async options(options: CallOptions) {
    await this.#demand(streamingRequestCreatePermission, options);
    return this.#service.options(options);
  }

  async plan(answers: TopicAnswers, options: CallOptions) {
    await this.#demand(streamingRequestCreatePermission, options);
    return this.#service.plan(answers, await this.#sighted(options));
  }

  async checkSchema(schema: SchemaToCheck, options: CallOptions) {
    await this.#demand(streamingRequestCreatePermission, options);
    return this.#service.checkSchema(schema, await this.#sighted(options));
  }

  async create(
    request: { answers: TopicAnswers; submit: boolean },
    options: CallOptions & { idempotencyKey?: string },
  ) {
    await this.#demand(streamingRequestCreatePermission, options);
    await this.#demandReferences(request.answers, options);
    return this.#shown(await this.#service.create(request, options), options);
  }

  async list(
    query: ListRequestsQuery,
    options: CallOptions,
  ): Promise<RequestPage> {
    const decision = await this.#decision(
      streamingRequestReadPermission,
      options,
    );
    if (decision.result === AuthorizeResult.DENY) {
      return { items: [], pageInfo: { total: 0 } };
    }
    return this.#service.list(query, {
      ...options,
      ...(decision.result === AuthorizeResult.CONDITIONAL
        ? { visible: this.#toFilter(decision.conditions) }
        : {}),
    });
  }

  async get(id: string, options: CallOptions) {
    return this.#shown(await this.#visible(id, options), options);
  }

  async edit(
    id: string,
    change: { revision: number; answers: TopicAnswers },
    options: CallOptions,
  ) {
    return this.#change(id, 'edit', options, async () => {
      await this.#demandReferences(change.answers, options);
      return this.#service.edit(id, change, options);
    });
  }

  async submit(id: string, options: CallOptions) {
    return this.#change(id, 'submit', options, () =>
      this.#service.submit(id, options),
    );
  }

  async approve(id: string, decision: RequestDecision, options: CallOptions) {
    return this.#change(id, 'approve', options, () =>
      this.#service.approve(id, decision, options),
    );
  }

  async reject(
    id: string,
    decision: RequestDecision & { comment: string },
    options: CallOptions,
  ) {
    return this.#change(id, 'reject', options, () =>
      this.#service.reject(id, decision, options),
    );
  }

  async cancel(id: string, options: CallOptions) {
    return this.#change(id, 'cancel', options, () =>
      this.#service.cancel(id, options),
    );
  }

  async retry(id: string, options: CallOptions) {
    return this.#change(id, 'retry', options, () =>
      this.#service.retry(id, options),
    );
  }

  async comment(id: string, text: string, options: CallOptions) {
    await this.#visible(id, options);
    return this.#shown(await this.#service.comment(id, text, options), options);
  }

  /** Changes what may be changed; what is carried out is audited by the service, what is refused here. */
  async #change(
    id: string,
    verb: keyof StreamingRequest['actions'],
    options: CallOptions,
    change: () => Promise<StreamingRequest>,
  ): Promise<StreamingRequest> {
    let changed: StreamingRequest;
    try {
      await this.#demandOn(
        id,
        verb === 'approve' || verb === 'reject'
          ? streamingRequestApprovePermission
          : streamingRequestUpdatePermission,
        options,
      );
      changed = await change();
    } catch (error) {
      const event = await this.#auditor.createEvent({
        eventId: 'request-change',
        severityLevel: 'medium',
        meta: {
          queryType: verb,
          request: id,
          actor: actorOf(options.credentials),
        },
      });
      await event.fail({ error: toError(error) });
      throw error;
    }
    return this.#shown(changed, options);
  }

  /**
   * What is kept is checked without anybody's eyes, so that a schema must not refer to what its author may not see.
   *
   * @throws InputError for a reference to what is not there for the caller
   */
  async #demandReferences(
    answers: TopicAnswers,
    options: CallOptions,
  ): Promise<void> {
    if (!answers.schema?.references?.length) {
      return;
    }
    const { checks } = await this.#service.plan(
      answers,
      await this.#sighted(options),
    );
    const refused = checks.find(
      ({ ruleId, level }) => ruleId === 'schema.reference' && level !== 'pass',
    );
    if (refused) {
      throw sayError(InputError, toSaid(refused.said ?? refused.reason));
    }
  }

  async #sighted(options: CallOptions): Promise<PlanningOptions> {
    const sight = await this.#sights.of(options.credentials);
    return { ...options, sight };
  }

  /** @throws NotFoundError for a request that does not exist or may not be seen */
  async #visible(id: string, options: CallOptions): Promise<StreamingRequest> {
    const decision = await this.#decision(
      streamingRequestReadPermission,
      options,
    );
    if (decision.result === AuthorizeResult.DENY) {
      throw unknownRequest(id);
    }
    const request = await this.#service.get(id, options);
    if (!this.#isAllowed(decision, toResource(request))) {
      throw unknownRequest(id);
    }
    return request;
  }

  async #demandOn(
    id: string,
    permission: ResourcePermission,
    options: CallOptions,
  ): Promise<void> {
    const request = await this.#visible(id, options);
    const decision = await this.#decision(permission, options);
    if (!this.#isAllowed(decision, toResource(request))) {
      throw sayError(
        NotAllowedError,
        say('request.permission', { id, permission: permission.name }),
      );
    }
  }

  async #demand(
    permission: BasicPermission,
    { credentials }: CallOptions,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision?.result !== AuthorizeResult.ALLOW) {
      throw sayError(
        NotAllowedError,
        say('permission.missing', { permission: permission.name }),
      );
    }
  }

  async #decision(
    permission: ResourcePermission,
    { credentials }: CallOptions,
  ): Promise<PolicyDecision> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    return decision ?? { result: AuthorizeResult.DENY };
  }

  /** As the caller may see it: without the actions and the names that permissions do not allow. */
  async #shown(
    request: StreamingRequest,
    options: CallOptions,
  ): Promise<StreamingRequest> {
    const { actions } = request;
    const resource = toResource(request);
    const cluster = request.cluster ?? '';
    const [update, approve, sight] = await Promise.all([
      this.#decision(streamingRequestUpdatePermission, options),
      this.#decision(streamingRequestApprovePermission, options),
      this.#sights.of(options.credentials),
    ]);
    const mayUpdate = this.#isAllowed(update, resource);
    const mayApprove = this.#isAllowed(approve, resource);
    return {
      ...forReader(request, {
        sees: topic => sight.seesTopic(cluster, topic),
        ownerOf: topic => this.#ownership.ownerOf(cluster, topic).owner,
        topics: () => this.#index.topics(cluster).map(({ name }) => name),
      }),
      actions: {
        edit: actions.edit && mayUpdate,
        submit: actions.submit && mayUpdate,
        cancel: actions.cancel && mayUpdate,
        retry: actions.retry && mayUpdate,
        approve: actions.approve && mayApprove,
        reject: actions.reject && mayApprove,
      },
    };
  }
}

function actorOf({ principal }: CallOptions['credentials']): string {
  return principal.type === 'user'
    ? principal.userEntityRef
    : principal.subject;
}

function toResource(request: StreamingRequest): RequestResource {
  const { id, requester, owner, environment, state, waitingFor } = request;
  return { id, requester, owner, environment, state, candidates: waitingFor };
}
