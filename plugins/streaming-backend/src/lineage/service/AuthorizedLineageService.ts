import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  Impact,
  LineageFinding,
  LineageGraph,
  LineageNode,
  streamingTopicReadPermission,
} from '@millrace/backstage-plugin-streaming-common';
import { TopicResource } from '../../topics/TopicResource';
import { EVERYTHING, LineageScope } from './LineageScope';
import {
  FindingsQuestion,
  GraphQuestion,
  LineageService,
  NodesQuestion,
  Page,
  PathQuery,
} from './LineageService';

/**
 * Narrows every question to the topics that the caller may read. The policy is asked once per question; conditions
 * are applied here, to as many topics as the question comes across.
 */
export class AuthorizedLineageService
  implements LineageService<BackstageCredentials>
{
  readonly #inner: LineageService<LineageScope>;
  readonly #permissions: Pick<PermissionsService, 'authorizeConditional'>;
  readonly #rules: PermissionRuleset<TopicResource>;
  readonly #resourceOf: (cluster: string, topic: string) => TopicResource;

  constructor(options: {
    inner: LineageService<LineageScope>;
    permissions: Pick<PermissionsService, 'authorizeConditional'>;
    rules: PermissionRuleset<TopicResource>;
    /** What the rules judge; also for topics that are gone. */
    resourceOf: (cluster: string, topic: string) => TopicResource;
  }) {
    this.#inner = options.inner;
    this.#permissions = options.permissions;
    this.#rules = options.rules;
    this.#resourceOf = options.resourceOf;
  }

  async graph(
    question: GraphQuestion,
    credentials: BackstageCredentials,
  ): Promise<LineageGraph> {
    return this.#inner.graph(question, await this.#scope(credentials));
  }

  async nodes(
    question: NodesQuestion,
    credentials: BackstageCredentials,
  ): Promise<Page<LineageNode>> {
    return this.#inner.nodes(question, await this.#scope(credentials));
  }

  async paths(
    query: PathQuery,
    credentials: BackstageCredentials,
  ): Promise<string[][]> {
    return this.#inner.paths(query, await this.#scope(credentials));
  }

  async impactOfDeletion(
    subject: string,
    credentials: BackstageCredentials,
  ): Promise<Impact> {
    return this.#inner.impactOfDeletion(
      subject,
      await this.#scope(credentials),
    );
  }

  async findings(
    question: FindingsQuestion,
    credentials: BackstageCredentials,
  ): Promise<Page<LineageFinding>> {
    return this.#inner.findings(question, await this.#scope(credentials));
  }

  async #scope(credentials: BackstageCredentials): Promise<LineageScope> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: streamingTopicReadPermission }],
      { credentials },
    );
    if (decision?.result === AuthorizeResult.ALLOW) {
      return EVERYTHING;
    }
    if (decision?.result === AuthorizeResult.CONDITIONAL) {
      const isAllowed = createConditionAuthorizer(this.#rules);
      return {
        key: JSON.stringify(decision.conditions),
        sees: (cluster, topic) =>
          isAllowed(decision, this.#resourceOf(cluster, topic)),
      };
    }
    return { key: 'nothing', sees: () => false };
  }
}
