import {
  AuditorService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError, toError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  say,
  streamingClusterReadPermission,
  streamingFeedReadPermission,
  streamingTopicClaimPermission,
  streamingTopicReadPermission,
} from '@millrace/backstage-plugin-streaming-common';
import { CallerCredentials } from '../api/OperationHandlers';
import { CatalogSnapshot } from '../catalog';
import { sayError } from '../lib/sayError';
import { StreamCatalog } from './StreamCatalog';
import { TopicResource, Viewer } from './TopicResource';

type Reads = StreamCatalog<CallerCredentials>;

/** {@link StreamCatalog} behind the permission framework; changes are audited. */
export class AuthorizedStreamCatalog
  implements StreamCatalog<CallerCredentials>
{
  readonly #catalog: StreamCatalog<Viewer>;
  readonly #permissions: PermissionsService;
  readonly #auditor: AuditorService;
  readonly #rules: PermissionRuleset<TopicResource>;
  readonly #userInfo: UserInfoService;
  readonly #groups: CatalogSnapshot;

  constructor(options: {
    catalog: StreamCatalog<Viewer>;
    permissions: PermissionsService;
    auditor: AuditorService;
    rules: PermissionRuleset<TopicResource>;
    userInfo: UserInfoService;
    /** Knows the groups above those that a user speaks for. */
    groups: CatalogSnapshot;
  }) {
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#auditor = options.auditor;
    this.#rules = options.rules;
    this.#userInfo = options.userInfo;
    this.#groups = options.groups;
  }

  async listClusters(credentials: CallerCredentials) {
    await this.#require(streamingClusterReadPermission, credentials, () =>
      sayError(NotAllowedError, say('cluster.hidden')),
    );
    return this.#catalog.listClusters(await this.#viewer(credentials));
  }

  async listTopics(
    query: Parameters<Reads['listTopics']>[0],
    credentials: CallerCredentials,
  ) {
    return this.#catalog.listTopics(query, await this.#viewer(credentials));
  }

  async getTopic(
    ref: Parameters<Reads['getTopic']>[0],
    credentials: CallerCredentials,
  ) {
    return this.#catalog.getTopic(ref, await this.#viewer(credentials));
  }

  async claimTopic(
    claim: Parameters<Reads['claimTopic']>[0],
    credentials: CallerCredentials,
  ) {
    const event = await this.#auditor.createEvent({
      eventId: 'topic-claim',
      severityLevel: 'medium',
      meta: { ...claim },
    });
    try {
      const viewer = await this.#viewer(credentials);
      // Whoever may not see the topic learns nothing from being refused the claim.
      const before = await this.#catalog.getTopic(claim, viewer);
      const claims = await this.#viewer(
        credentials,
        streamingTopicClaimPermission,
      );
      const may = claims.canSee({
        cluster: claim.cluster,
        name: claim.topic,
        environment: before.environment,
        owner: before.ownership.owner,
        domain: before.domain,
      });
      const claimed = { topic: claim.topic, cluster: claim.cluster };
      if (!may) {
        throw sayError(NotAllowedError, say('claim.refused', claimed));
      }
      const after = await this.#catalog.claimTopic(claim, viewer);
      await event.success({
        meta: { before: before.ownership, after },
      });
      return after;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }

  async listOwnership(
    query: Parameters<Reads['listOwnership']>[0],
    credentials: CallerCredentials,
  ) {
    return this.#catalog.listOwnership(query, await this.#viewer(credentials));
  }

  async listConsumerGroups(
    query: Parameters<Reads['listConsumerGroups']>[0],
    credentials: CallerCredentials,
  ) {
    return this.#catalog.listConsumerGroups(
      query,
      await this.#viewer(credentials),
    );
  }

  async listSubjects(
    query: Parameters<Reads['listSubjects']>[0],
    credentials: CallerCredentials,
  ) {
    return this.#catalog.listSubjects(query, await this.#viewer(credentials));
  }

  async getSubject(
    ref: Parameters<Reads['getSubject']>[0],
    credentials: CallerCredentials,
  ) {
    return this.#catalog.getSubject(ref, await this.#viewer(credentials));
  }

  async getFeed(landscape: string, credentials: CallerCredentials) {
    await this.#require(
      streamingFeedReadPermission,
      credentials,
      () => new NotFoundError(`Landscape "${landscape}" has no cluster`),
    );
    return this.#catalog.getFeed(landscape, await this.#viewer(credentials));
  }

  async #require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
    refusal: () => Error,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision?.result !== AuthorizeResult.ALLOW) {
      throw refusal();
    }
  }

  /** One decision for the whole call, applied to each topic in memory. */
  async #viewer(
    credentials: CallerCredentials,
    permission: ResourcePermission<'streaming-topic'> = streamingTopicReadPermission,
  ): Promise<Viewer> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    const isAllowed = createConditionAuthorizer(this.#rules);
    const { principal } = credentials;
    return {
      userRef: principal.type === 'user' ? principal.userEntityRef : null,
      groups: () => this.#groupsOf(credentials),
      canSee: topic => decision !== undefined && isAllowed(decision, topic),
    };
  }

  /** Groups that the sign-in named, and those that the catalog knows. */
  async #groupsOf(credentials: CallerCredentials): Promise<string[]> {
    if (credentials.principal.type !== 'user') {
      return [];
    }
    const { userEntityRef, ownershipEntityRefs } =
      await this.#userInfo.getUserInfo(credentials);
    return [
      ...new Set([
        ...ownershipEntityRefs.filter(ref => ref.startsWith('group:')),
        ...this.#groups.groupsOf(userEntityRef),
      ]),
    ];
  }
}
