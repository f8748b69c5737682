import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  createConditionAuthorizer,
  PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  domainOfTopic,
  streamingTopicReadPermission,
} from '@millrace/backstage-plugin-streaming-common';
import { CallerCredentials } from '../api/OperationHandlers';
import { Clusters } from '../clusters';
import { Ownership } from '../ownership';
import { SubjectBindings, topicNamedBy } from '../subjects';
import { TopicResource } from './TopicResource';

/** What one caller may read, whether it exists or not. Nothing is hidden on a cluster that is not configured. */
export interface TopicSight {
  seesTopic(clusterId: string, topic: string): boolean;
  /** One of the topics that it is bound to, or without any the topic that it is named after, may be read. */
  seesSubject(clusterId: string, subject: string): boolean;
}

/** Asks the permission framework once per caller what they may read, for areas that answer with more than topics. */
export class TopicSights {
  readonly #permissions: PermissionsService;
  readonly #rules: PermissionRuleset<TopicResource>;
  readonly #clusters: Clusters;
  readonly #ownership: Ownership;
  readonly #bindings: SubjectBindings;

  constructor(options: {
    permissions: PermissionsService;
    rules: PermissionRuleset<TopicResource>;
    clusters: Clusters;
    ownership: Ownership;
    bindings: SubjectBindings;
  }) {
    this.#permissions = options.permissions;
    this.#rules = options.rules;
    this.#clusters = options.clusters;
    this.#ownership = options.ownership;
    this.#bindings = options.bindings;
  }

  async of(credentials: CallerCredentials): Promise<TopicSight> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: streamingTopicReadPermission }],
      { credentials },
    );
    const isAllowed = createConditionAuthorizer(this.#rules);
    const seesTopic = (clusterId: string, name: string) => {
      const cluster = this.#clusters.list().find(({ id }) => id === clusterId);
      return (
        cluster === undefined ||
        (decision !== undefined &&
          isAllowed(decision, {
            cluster: clusterId,
            name,
            environment: cluster.environment,
            owner: this.#ownership.ownerOf(clusterId, name).owner,
            domain: domainOfTopic(name),
          }))
      );
    };
    return {
      seesTopic,
      seesSubject: (clusterId, subject) => {
        const bound = this.#bindings.topicsOf(clusterId, subject);
        return (bound.length > 0 ? bound : [topicNamedBy(subject)]).some(
          topic => seesTopic(clusterId, topic),
        );
      },
    };
  }
}
