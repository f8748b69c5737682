import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_STREAMING_REQUEST,
  RequestState,
} from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';
import { RequestFilter } from '../store';

/** What permission policies may look at. */
export interface RequestResource {
  id: string;
  requester: string;
  owner: string;
  environment: string;
  state: RequestState;
  /** Who can decide now. */
  candidates: readonly string[];
}

/** Requests in permission policies; a reference is the id. */
export const requestResourceRef = createPermissionResourceRef<
  RequestResource,
  RequestFilter
>().with({
  pluginId: 'streaming',
  resourceType: RESOURCE_TYPE_STREAMING_REQUEST,
});

const claims = z.object({
  claims: z.array(z.string()).describe('Complete entity references'),
});

/** Requests opened by one of these. */
export const isRequester = createPermissionRule({
  name: 'IS_REQUESTER',
  description: 'Allow requests opened by one of the given users',
  resourceRef: requestResourceRef,
  paramsSchema: claims,
  apply: (request, params) => params.claims.includes(request.requester),
  toQuery: params => ({ key: 'requester', values: params.claims }),
});

/** Requests whose topic one of these would own. */
export const isRequestOwner = createPermissionRule({
  name: 'IS_REQUEST_OWNER',
  description: 'Allow requests for topics of one of the given groups',
  resourceRef: requestResourceRef,
  paramsSchema: claims,
  apply: (request, params) => params.claims.includes(request.owner),
  toQuery: params => ({ key: 'owner', values: params.claims }),
});

/** Requests that wait for one of these. */
export const isApprovalCandidate = createPermissionRule({
  name: 'IS_APPROVAL_CANDIDATE',
  description: 'Allow requests that wait for one of the given groups or users',
  resourceRef: requestResourceRef,
  paramsSchema: claims,
  apply: (request, params) =>
    request.candidates.some(candidate => params.claims.includes(candidate)),
  toQuery: params => ({ key: 'candidate', values: params.claims }),
});

/** Requests of these environments. */
export const isRequestInEnvironment = createPermissionRule({
  name: 'IS_REQUEST_IN_ENVIRONMENT',
  description: 'Allow requests for one of the given environments',
  resourceRef: requestResourceRef,
  paramsSchema: z.object({
    environments: z.array(z.string()).describe('Ids of environments'),
  }),
  apply: (request, params) => params.environments.includes(request.environment),
  toQuery: params => ({ key: 'environment', values: params.environments }),
});

/** Every rule about requests, for registration. */
export const requestRules = [
  isRequester,
  isRequestOwner,
  isApprovalCandidate,
  isRequestInEnvironment,
];
