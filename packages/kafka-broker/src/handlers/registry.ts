/*
 * Every API the broker serves. ApiVersions and docs/support.md are derived from this table:
 * what is not in it is not advertised.
 */
import * as protocol from '@millrace/kafka-protocol';
import { createProduceHandler } from './00-produce';
import { createFetchHandler } from './01-fetch';
import { createListOffsetsHandler } from './02-list-offsets';
import { createMetadataHandler } from './03-metadata';
import { createOffsetCommitHandler } from './08-offset-commit';
import { createOffsetFetchHandler } from './09-offset-fetch';
import { createFindCoordinatorHandler } from './10-find-coordinator';
import { createJoinGroupHandler } from './11-join-group';
import { createHeartbeatHandler } from './12-heartbeat';
import { createLeaveGroupHandler } from './13-leave-group';
import { createSyncGroupHandler } from './14-sync-group';
import { createDescribeGroupsHandler } from './15-describe-groups';
import { createListGroupsHandler } from './16-list-groups';
import { createApiVersionsHandler, rememberSoftware } from './18-api-versions';
import { createCreateTopicsHandler } from './19-create-topics';
import { createDeleteTopicsHandler } from './20-delete-topics';
import { createDeleteRecordsHandler } from './21-delete-records';
import { createInitProducerIdHandler } from './22-init-producer-id';
import { createOffsetForLeaderEpochHandler } from './23-offset-for-leader-epoch';
import { createDescribeAclsHandler } from './29-describe-acls';
import { createCreateAclsHandler } from './30-create-acls';
import { createDeleteAclsHandler } from './31-delete-acls';
import { createDescribeConfigsHandler } from './32-describe-configs';
import { createAlterConfigsHandler } from './33-alter-configs';
import { createDescribeLogDirsHandler } from './35-describe-log-dirs';
import { createCreatePartitionsHandler } from './37-create-partitions';
import { createDeleteGroupsHandler } from './42-delete-groups';
import { createIncrementalAlterConfigsHandler } from './44-incremental-alter-configs';
import { createOffsetDeleteHandler } from './47-offset-delete';
import { createDescribeClusterHandler } from './60-describe-cluster';
import { createDescribeTopicPartitionsHandler } from './75-describe-topic-partitions';
import { bindHandler, type BoundHandler } from './BoundHandler';
import { advertisedVersions } from './advertisedVersions';

/**
 * What handlers work with; each takes what it needs of it.
 *
 * @internal
 */
export type HandlerDependencies = Parameters<typeof createProduceHandler>[0] &
  Parameters<typeof createFetchHandler>[0] &
  Parameters<typeof createListOffsetsHandler>[0] &
  Parameters<typeof createMetadataHandler>[0] &
  Parameters<typeof createOffsetCommitHandler>[0] &
  Parameters<typeof createOffsetFetchHandler>[0] &
  Parameters<typeof createFindCoordinatorHandler>[0] &
  Parameters<typeof createJoinGroupHandler>[0] &
  Parameters<typeof createHeartbeatHandler>[0] &
  Parameters<typeof createLeaveGroupHandler>[0] &
  Parameters<typeof createSyncGroupHandler>[0] &
  Parameters<typeof createDescribeGroupsHandler>[0] &
  Parameters<typeof createListGroupsHandler>[0] &
  Parameters<typeof createCreateTopicsHandler>[0] &
  Parameters<typeof createDeleteTopicsHandler>[0] &
  Parameters<typeof createDeleteRecordsHandler>[0] &
  Parameters<typeof createInitProducerIdHandler>[0] &
  Parameters<typeof createOffsetForLeaderEpochHandler>[0] &
  Parameters<typeof createDescribeAclsHandler>[0] &
  Parameters<typeof createCreateAclsHandler>[0] &
  Parameters<typeof createDeleteAclsHandler>[0] &
  Parameters<typeof createDescribeConfigsHandler>[0] &
  Parameters<typeof createAlterConfigsHandler>[0] &
  Parameters<typeof createDescribeLogDirsHandler>[0] &
  Parameters<typeof createCreatePartitionsHandler>[0] &
  Parameters<typeof createDeleteGroupsHandler>[0] &
  Parameters<typeof createIncrementalAlterConfigsHandler>[0] &
  Parameters<typeof createOffsetDeleteHandler>[0] &
  Parameters<typeof createDescribeClusterHandler>[0] &
  Parameters<typeof createDescribeTopicPartitionsHandler>[0];

/**
 * Makes all handlers, by ascending API number.
 *
 * @internal
 */
export function createHandlers(deps: HandlerDependencies): BoundHandler[] {
  const handlers: BoundHandler[] = [];
  const advertised = () => advertisedVersions(handlers);
  handlers.push(
    bindHandler(
      protocol.produceRequestCodec,
      protocol.produceResponseCodec,
      createProduceHandler(deps),
    ),
    bindHandler(
      protocol.fetchRequestCodec,
      protocol.fetchResponseCodec,
      createFetchHandler(deps),
    ),
    bindHandler(
      protocol.listOffsetsRequestCodec,
      protocol.listOffsetsResponseCodec,
      createListOffsetsHandler(deps),
    ),
    bindHandler(
      protocol.metadataRequestCodec,
      protocol.metadataResponseCodec,
      createMetadataHandler(deps),
    ),
    bindHandler(
      protocol.offsetCommitRequestCodec,
      protocol.offsetCommitResponseCodec,
      createOffsetCommitHandler(deps),
    ),
    bindHandler(
      protocol.offsetFetchRequestCodec,
      protocol.offsetFetchResponseCodec,
      createOffsetFetchHandler(deps),
    ),
    bindHandler(
      protocol.findCoordinatorRequestCodec,
      protocol.findCoordinatorResponseCodec,
      createFindCoordinatorHandler(deps),
    ),
    bindHandler(
      protocol.joinGroupRequestCodec,
      protocol.joinGroupResponseCodec,
      createJoinGroupHandler(deps),
    ),
    bindHandler(
      protocol.heartbeatRequestCodec,
      protocol.heartbeatResponseCodec,
      createHeartbeatHandler(deps),
    ),
    bindHandler(
      protocol.leaveGroupRequestCodec,
      protocol.leaveGroupResponseCodec,
      createLeaveGroupHandler(deps),
    ),
    bindHandler(
      protocol.syncGroupRequestCodec,
      protocol.syncGroupResponseCodec,
      createSyncGroupHandler(deps),
    ),
    bindHandler(
      protocol.describeGroupsRequestCodec,
      protocol.describeGroupsResponseCodec,
      createDescribeGroupsHandler(deps),
    ),
    bindHandler(
      protocol.listGroupsRequestCodec,
      protocol.listGroupsResponseCodec,
      createListGroupsHandler(deps),
    ),
    bindHandler(
      protocol.apiVersionsRequestCodec,
      protocol.apiVersionsResponseCodec,
      createApiVersionsHandler(advertised),
      rememberSoftware,
    ),
    bindHandler(
      protocol.createTopicsRequestCodec,
      protocol.createTopicsResponseCodec,
      createCreateTopicsHandler(deps),
    ),
    bindHandler(
      protocol.deleteTopicsRequestCodec,
      protocol.deleteTopicsResponseCodec,
      createDeleteTopicsHandler(deps),
    ),
    bindHandler(
      protocol.deleteRecordsRequestCodec,
      protocol.deleteRecordsResponseCodec,
      createDeleteRecordsHandler(deps),
    ),
    bindHandler(
      protocol.initProducerIdRequestCodec,
      protocol.initProducerIdResponseCodec,
      createInitProducerIdHandler(deps),
    ),
    bindHandler(
      protocol.offsetForLeaderEpochRequestCodec,
      protocol.offsetForLeaderEpochResponseCodec,
      createOffsetForLeaderEpochHandler(deps),
    ),
    bindHandler(
      protocol.describeAclsRequestCodec,
      protocol.describeAclsResponseCodec,
      createDescribeAclsHandler(deps),
    ),
    bindHandler(
      protocol.createAclsRequestCodec,
      protocol.createAclsResponseCodec,
      createCreateAclsHandler(deps),
    ),
    bindHandler(
      protocol.deleteAclsRequestCodec,
      protocol.deleteAclsResponseCodec,
      createDeleteAclsHandler(deps),
    ),
    bindHandler(
      protocol.describeConfigsRequestCodec,
      protocol.describeConfigsResponseCodec,
      createDescribeConfigsHandler(deps),
    ),
    bindHandler(
      protocol.alterConfigsRequestCodec,
      protocol.alterConfigsResponseCodec,
      createAlterConfigsHandler(deps),
    ),
    bindHandler(
      protocol.describeLogDirsRequestCodec,
      protocol.describeLogDirsResponseCodec,
      createDescribeLogDirsHandler(deps),
    ),
    bindHandler(
      protocol.createPartitionsRequestCodec,
      protocol.createPartitionsResponseCodec,
      createCreatePartitionsHandler(deps),
    ),
    bindHandler(
      protocol.deleteGroupsRequestCodec,
      protocol.deleteGroupsResponseCodec,
      createDeleteGroupsHandler(deps),
    ),
    bindHandler(
      protocol.incrementalAlterConfigsRequestCodec,
      protocol.incrementalAlterConfigsResponseCodec,
      createIncrementalAlterConfigsHandler(deps),
    ),
    bindHandler(
      protocol.offsetDeleteRequestCodec,
      protocol.offsetDeleteResponseCodec,
      createOffsetDeleteHandler(deps),
    ),
    bindHandler(
      protocol.describeClusterRequestCodec,
      protocol.describeClusterResponseCodec,
      createDescribeClusterHandler(deps),
    ),
    bindHandler(
      protocol.describeTopicPartitionsRequestCodec,
      protocol.describeTopicPartitionsResponseCodec,
      createDescribeTopicPartitionsHandler(deps),
    ),
  );
  return handlers;
}
