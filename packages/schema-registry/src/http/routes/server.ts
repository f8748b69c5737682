import { Route } from '../Route';

/** The version that clients are told; raised with the package. */
const version = '0.1.0';

/** What the registry says of itself. */
export const serverRoutes: readonly Route[] = [
  { method: 'GET', path: '/', right: 'anybody', handle: () => ({}) },
  {
    method: 'GET',
    path: '/v1/metadata/id',
    right: 'read',
    handle: ({ clusterId }) => ({
      id: '',
      scope: {
        path: [],
        clusters: {
          'kafka-cluster': clusterId,
          'schema-registry-cluster': 'schema-registry',
        },
      },
    }),
  },
  {
    method: 'GET',
    path: '/v1/metadata/version',
    right: 'read',
    handle: () => ({ version, commitId: '' }),
  },
];
