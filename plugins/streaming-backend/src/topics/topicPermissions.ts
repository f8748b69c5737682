import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_STREAMING_TOPIC } from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';
import { TopicResource } from './TopicResource';

/** Topics in permission policies; a reference is `<cluster>/<topic>`. */
export const topicResourceRef = createPermissionResourceRef<
  TopicResource,
  never
>().with({
  pluginId: 'streaming',
  resourceType: RESOURCE_TYPE_STREAMING_TOPIC,
});

/** Topics owned by one of these. */
export const isTopicOwner = createPermissionRule({
  name: 'IS_TOPIC_OWNER',
  description: 'Allow topics owned by one of the given groups or users',
  resourceRef: topicResourceRef,
  paramsSchema: z.object({
    claims: z.array(z.string()).describe('Complete entity references'),
  }),
  apply: ({ owner }, { claims }) => owner !== null && claims.includes(owner),
  toQuery: () => {
    throw new Error('Topics are filtered in memory');
  },
});

/** Topics of these environments. */
export const isInEnvironment = createPermissionRule({
  name: 'IS_IN_ENVIRONMENT',
  description: 'Allow topics on clusters of one of the given environments',
  resourceRef: topicResourceRef,
  paramsSchema: z.object({
    environments: z.array(z.string()).describe('Environments of clusters'),
  }),
  apply: ({ environment }, { environments }) =>
    environments.includes(environment),
  toQuery: () => {
    throw new Error('Topics are filtered in memory');
  },
});

/** Topics filed under these domains. */
export const isInDomain = createPermissionRule({
  name: 'IS_IN_DOMAIN',
  description: 'Allow topics whose name begins with one of the given domains',
  resourceRef: topicResourceRef,
  paramsSchema: z.object({
    domains: z.array(z.string()).describe('First segments of topic names'),
  }),
  apply: ({ domain }, { domains }) =>
    domain !== null && domains.includes(domain),
  toQuery: () => {
    throw new Error('Topics are filtered in memory');
  },
});

/** Every rule about topics, for registration. */
export const topicRules = [isTopicOwner, isInEnvironment, isInDomain];
