import path from 'node:path';
import { AclStore } from './acls/AclStore';
import { AclAuthorizer } from './acls/Authorizer';
import type { BrokerOptions } from './BrokerOptions';
import { TopicConfigDefaults } from './configs/TopicConfigDefaults';
import {
  GroupCoordinator,
  defaultGroupSettings,
  type GroupCoordinatorSettings,
} from './groups/GroupCoordinator';
import { Journal } from './journal/Journal';
import { JournalFolder } from './journal/JournalFolder';
import type { Clock } from './log/Clock';
import { createLogConfigLookup } from './log/createLogConfigLookup';
import { LogStore } from './log/LogStore';
import { NodeFileSystem } from './log/NodeFileSystem';
import type { Logger } from './logging/Logger';
import { GroupMembershipIndex } from './observations/GroupMembershipIndex';
import type { ObservationFeed } from './observations/ObservationFeed';
import { startObservations } from './observations/startObservations';
import { OffsetStore } from './offsets/OffsetStore';
import { ProducerIds } from './producers/ProducerIds';
import type { Limits } from './server/Limits';
import { TopicRegistry } from './topics/TopicRegistry';

/** Kafka's default: offsets of a group without members are kept for seven days. */
export const OFFSETS_RETENTION_MS = 7 * 24 * 60 * 60_000;
const DEFAULT_SUPER_USERS = ['User:ANONYMOUS'];

/**
 * Everything a broker knows, opened from its data folder.
 *
 * @internal
 */
export interface BrokerState {
  readonly journal: Journal;
  readonly topics: TopicRegistry;
  readonly defaults: TopicConfigDefaults;
  readonly offsets: OffsetStore;
  readonly acls: AclStore;
  readonly authorizer: AclAuthorizer;
  readonly superUsers: readonly string[];
  readonly producerIds: ProducerIds;
  readonly groupSettings: GroupCoordinatorSettings;
  readonly groups: GroupCoordinator;
  readonly logs: LogStore;
  /** Undefined when observations are switched off. */
  readonly observations: ObservationFeed | undefined;
  /** Flushes and closes; nothing may be written afterwards. */
  close(): Promise<void>;
}

/**
 * Replays the journal, then opens the logs of the topics it knows and removes those of topics
 * it does not know.
 *
 * @throws JournalError or a file system error when the data folder is not usable.
 * @internal
 */
export async function openBrokerState(
  options: BrokerOptions,
  services: { clock: Clock; logger: Logger; limits: Limits },
): Promise<BrokerState> {
  const { clock, logger } = services;
  const { superUsers = DEFAULT_SUPER_USERS } = options;
  const now = () => clock.now();
  const defaults = new TopicConfigDefaults(options.defaults);
  const journal = new Journal({
    files: new JournalFolder(
      new NodeFileSystem(),
      path.join(options.dataDir, 'journal'),
    ),
    logger,
  });
  const topics = new TopicRegistry({ journal, now });
  const offsets = new OffsetStore({
    journal,
    topics,
    now,
    retentionMs: OFFSETS_RETENTION_MS,
  });
  const acls = new AclStore({ journal });
  const producerIds = new ProducerIds(journal);
  const groupSettings = {
    ...defaultGroupSettings,
    initialRebalanceDelayMs:
      options.initialRebalanceDelayMs ??
      defaultGroupSettings.initialRebalanceDelayMs,
  };
  const membership = new GroupMembershipIndex();
  const groups = new GroupCoordinator({
    clock,
    offsets,
    settings: groupSettings,
    onAssignmentsChanged: group => membership.update(group),
    onError: error =>
      logger.error('Group offsets could not be expired', {
        error: String(error),
      }),
  });
  await journal.open();
  const logs = await openLogs(options, services, { topics, defaults });
  groups.start();
  const { enabled = true, hosts = true } = options.observations ?? {};
  const observed = { topics, logs, groups, offsets, membership };
  const observations = enabled
    ? await startObservations({ ...observed, clock, logger, hosts })
    : undefined;
  return {
    journal,
    topics,
    defaults,
    offsets,
    acls,
    authorizer: new AclAuthorizer({ acls, superUsers }),
    superUsers,
    producerIds,
    groupSettings,
    groups,
    logs,
    observations,
    async close() {
      groups.stop();
      await observations?.stop();
      await logs.close();
      await journal.close();
    },
  };
}

async function openLogs(
  options: BrokerOptions,
  services: { clock: Clock; logger: Logger; limits: Limits },
  known: { topics: TopicRegistry; defaults: TopicConfigDefaults },
): Promise<LogStore> {
  const { clock, logger, limits } = services;
  const logs = await LogStore.open({
    dataDir: options.dataDir,
    fileSystem: new NodeFileSystem(),
    clock,
    logger,
    flushMode: options.flush,
    flushIntervalMs: options.flushIntervalMs,
    minFreeBytes: limits.minFreeBytes,
    configOf: createLogConfigLookup(known.topics, known.defaults),
  });
  await logs.removeUnknown(id => known.topics.findById(id) !== undefined);
  known.topics.subscribe({
    deleted: topic => {
      logs.deleteTopic(topic.id).catch(error =>
        logger.error('Files of a deleted topic could not be removed', {
          topicId: topic.id,
          error: String(error),
        }),
      );
    },
  });
  return logs;
}
