import { createPermission } from '@backstage/plugin-permission-common';

/** Conditional permissions about requests are decided on this resource type. */
export const RESOURCE_TYPE_STREAMING_REQUEST = 'streaming-request';
/** Conditional permissions about topics are decided on this resource type. */
export const RESOURCE_TYPE_STREAMING_TOPIC = 'streaming-topic';

/** See configured clusters, their health and capabilities. */
export const streamingClusterReadPermission = createPermission({
  name: 'streaming.cluster.read',
  attributes: { action: 'read' },
});

/** See topics, their contracts, schemas, consumer groups and lineage. */
export const streamingTopicReadPermission = createPermission({
  name: 'streaming.topic.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_STREAMING_TOPIC,
});

/** Claim a topic for one of one's own groups. */
export const streamingTopicClaimPermission = createPermission({
  name: 'streaming.topic.claim',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_STREAMING_TOPIC,
});

/** Open a request and try its checks. */
export const streamingRequestCreatePermission = createPermission({
  name: 'streaming.request.create',
  attributes: { action: 'create' },
});

/** See a request. */
export const streamingRequestReadPermission = createPermission({
  name: 'streaming.request.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_STREAMING_REQUEST,
});

/** Edit, submit, retry or cancel a request. */
export const streamingRequestUpdatePermission = createPermission({
  name: 'streaming.request.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_STREAMING_REQUEST,
});

/** Decide on a request; who may fill which approval slot is the request's own rule on top. */
export const streamingRequestApprovePermission = createPermission({
  name: 'streaming.request.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_STREAMING_REQUEST,
});

/** Read the catalog feed; meant for the catalog's entity provider. */
export const streamingFeedReadPermission = createPermission({
  name: 'streaming.feed.read',
  attributes: { action: 'read' },
});

/** Every permission of the plugin, for registration and for policies. */
export const streamingPermissions = [
  streamingClusterReadPermission,
  streamingTopicReadPermission,
  streamingTopicClaimPermission,
  streamingRequestCreatePermission,
  streamingRequestReadPermission,
  streamingRequestUpdatePermission,
  streamingRequestApprovePermission,
  streamingFeedReadPermission,
];
