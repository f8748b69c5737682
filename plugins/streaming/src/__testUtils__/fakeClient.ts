import { NotFoundError } from '@backstage/errors';
import {
  OperationId,
  routes,
  StreamingClient,
} from '@millrace/backstage-plugin-streaming-common';
import * as fixtures from './fixtures';

function page<T>(items: T[]) {
  return { items, pageInfo: { total: items.length } };
}

/**
 * A client that answers from the fixtures; each operation can be replaced. Operations that no page calls reject.
 */
export function createFakeClient(
  overrides: Partial<StreamingClient> = {},
): StreamingClient {
  const request = fixtures.aRequest();
  const answers: Partial<StreamingClient> = {
    listClusters: async () => ({ items: [fixtures.aCluster()] }),
    listTopics: async () => page([fixtures.aTopic()]),
    getTopic: async () => fixtures.aTopicDetail(),
    claimTopic: async () => fixtures.aTopic().ownership,
    listOwnership: async () => page([fixtures.anOwnershipItem()]),
    listConsumerGroups: async () => page([fixtures.aGroup()]),
    listSubjects: async () => page([fixtures.aSubjectRow()]),
    getSubject: async () => fixtures.aSubject(),
    getSelfServiceOptions: async () => fixtures.someOptions(),
    planRequest: async () => fixtures.aPlan(),
    listRequests: async () => page([request]),
    getRequest: async () => request,
    approveRequest: async () => request,
    rejectRequest: async () => request,
    commentRequest: async () => request,
    getLineageGraph: async () => fixtures.aGraph(),
    listLineageNodes: async () => page(fixtures.aGraph().nodes),
    listLineageFindings: async () => page([]),
    getImpact: async () => fixtures.anImpact(),
    ...overrides,
  };
  const rest = Object.fromEntries(
    Object.keys(routes).map(id => [
      id,
      async () => {
        throw new NotFoundError(`The fake client has no answer to ${id}`);
      },
    ]),
  );
  // `routes` lists every operation, so that none is missing.
  return { ...rest, ...answers } as Record<OperationId, never> &
    StreamingClient;
}
