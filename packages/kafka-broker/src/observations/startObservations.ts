import { readRecordBatchHeader } from '@millrace/kafka-protocol';
import { GroupCoordinator } from '../groups/GroupCoordinator';
import { Clock } from '../log/Clock';
import { LogStore } from '../log/LogStore';
import { PartitionLog } from '../log/PartitionLog';
import { Logger } from '../logging/Logger';
import { OffsetStore } from '../offsets/OffsetStore';
import { TopicRegistry } from '../topics/TopicRegistry';
import { GroupMembershipIndex } from './GroupMembershipIndex';
import { measureLag } from './measureLag';
import { ObservationFeed } from './ObservationFeed';
import { ObservationRecorder } from './ObservationRecorder';
import {
  OBSERVATIONS_TOPIC,
  observationsTopicConfigs,
} from './observationsTopic';

/** @internal */
export interface ObservationsDependencies {
  topics: TopicRegistry;
  logs: LogStore;
  groups: GroupCoordinator;
  offsets: OffsetStore;
  membership: GroupMembershipIndex;
  clock: Clock;
  logger: Logger;
  /** Whether addresses of clients are written. */
  hosts: boolean;
}

/**
 * Makes sure of the internal topic and begins to fill it. Stop it before the logs are closed.
 *
 * @throws JournalError when the topic cannot be created.
 * @internal
 */
export async function startObservations(
  deps: ObservationsDependencies,
): Promise<ObservationFeed> {
  const { topics, logs, clock, logger } = deps;
  const topic =
    topics.find(OBSERVATIONS_TOPIC) ??
    (await topics.create({
      name: OBSERVATIONS_TOPIC,
      partitions: 1,
      configs: observationsTopicConfigs,
      internal: true,
    }));
  const now = () => clock.now();
  const logOf = (name: string, partition: number): PartitionLog | undefined => {
    const found = topics.find(name);
    return found && partition < found.partitions
      ? logs.partition(found.id, partition)
      : undefined;
  };
  const endOffset = (name: string, partition: number) =>
    logOf(name, partition)?.highWatermark;
  const recorder = new ObservationRecorder({
    now,
    endOffset,
    hosts: deps.hosts,
    groupsOf: (...reader) => deps.membership.groupsOf(...reader),
  });
  const feed = new ObservationFeed({
    recorder,
    clock,
    logger,
    measureLag: () =>
      measureLag({
        groups: deps.groups,
        offsets: deps.offsets,
        endOffset,
        timestampAt: async (name, partition, offset) => {
          const log = logOf(name, partition);
          return log && timestampAt(log, offset);
        },
        now,
      }),
    append: async batch => {
      const outcome = await logs.partition(topic.id, 0).append(batch);
      if (outcome.kind === 'refused') {
        throw new Error(`${outcome.error}: ${outcome.message}`);
      }
    },
  });
  feed.start();
  return feed;
}

/** By the head of the batch that holds the offset. */
async function timestampAt(
  log: PartitionLog,
  offset: bigint,
): Promise<bigint | undefined> {
  const from = offset > log.logStartOffset ? offset : log.logStartOffset;
  const read = await log.read({ offset: from, maxBytes: 1 });
  return read.kind === 'read' && read.recordCount > 0
    ? readRecordBatchHeader(read.records).baseTimestamp
    : undefined;
}
