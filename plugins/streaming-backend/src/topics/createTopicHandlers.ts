import { CallerCredentials, OperationHandlers } from '../api/OperationHandlers';
import { StreamCatalog } from './StreamCatalog';

/** The operations about clusters, topics, owners, groups, subjects and the feed. */
export function createTopicHandlers(
  catalog: StreamCatalog<CallerCredentials>,
): Pick<
  OperationHandlers,
  | 'listClusters'
  | 'listTopics'
  | 'getTopic'
  | 'claimTopic'
  | 'listOwnership'
  | 'listConsumerGroups'
  | 'listSubjects'
  | 'getSubject'
  | 'getFeed'
> {
  return {
    listClusters: async (_input, { credentials }) => ({
      items: await catalog.listClusters(credentials),
    }),
    listTopics: ({ query }, { credentials }) =>
      catalog.listTopics(query, credentials),
    getTopic: ({ params }, { credentials }) =>
      catalog.getTopic(params, credentials),
    claimTopic: ({ params, body }, { credentials }) =>
      catalog.claimTopic({ ...params, ...body }, credentials),
    listOwnership: ({ query }, { credentials }) =>
      catalog.listOwnership(query, credentials),
    listConsumerGroups: ({ query }, { credentials }) =>
      catalog.listConsumerGroups(query, credentials),
    listSubjects: ({ query }, { credentials }) =>
      catalog.listSubjects(query, credentials),
    getSubject: ({ params }, { credentials }) =>
      catalog.getSubject(params, credentials),
    getFeed: ({ params }, { credentials }) =>
      catalog.getFeed(params.landscape, credentials),
  };
}
