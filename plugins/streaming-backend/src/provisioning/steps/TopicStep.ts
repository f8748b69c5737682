import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import {
  ChangeItem,
  listed,
  Said,
  say,
} from '@millrace/backstage-plugin-streaming-common';
import {
  ClusterConnection,
  isMissing,
  KafkaFailureError,
  toClusterError,
} from '../../clusters';
import { MetadataIndex } from '../../index/MetadataIndex';
import { sayError } from '../../lib/sayError';
import {
  CompensationResult,
  StepResult,
  StepRunner,
  StepScope,
} from '../StepRunner';

type TopicItem = Extract<ChangeItem, { kind: 'topic' }>;

/** Creates a topic; deletes it again only when it created it and nobody has written to it. */
export class TopicStep implements StepRunner {
  readonly #index: Pick<MetadataIndex, 'refreshNow'>;

  constructor(options: { index: Pick<MetadataIndex, 'refreshNow'> }) {
    this.#index = options.index;
  }

  async run(
    items: readonly ChangeItem[],
    scope: StepScope,
  ): Promise<StepResult> {
    const topic = topicOf(items);
    const connection = scope.connection();
    const before = await differences(connection, topic);
    let own = scope.created !== null;
    if (before === 'absent') {
      await scope.remember({ topic: topic.name });
      const outcome = await create(connection, topic);
      if (outcome === 'exists' && !own) {
        // Somebody else created it in this very moment.
        await scope.remember(null);
      } else {
        own = true;
      }
      await this.#verify(connection, topic);
    } else if (before.length > 0) {
      throw sayError(
        ConflictError,
        say('step.topicDiffers', {
          name: topic.name,
          cluster: scope.clusterId,
          differences: listed(before),
        }),
      );
    }
    await this.#index.refreshNow(scope.clusterId, { topics: [topic.name] });
    return own
      ? {
          outcome: 'done',
          detail: say('step.topicCreated', {
            count: topic.partitions,
            factor: topic.replicationFactor,
          }),
        }
      : { outcome: 'already-as-planned', detail: say('step.topicExists') };
  }

  async compensate(
    items: readonly ChangeItem[],
    scope: StepScope,
  ): Promise<CompensationResult> {
    const topic = topicOf(items);
    const connection = scope.connection();
    if ((await differences(connection, topic)) === 'absent') {
      await scope.remember(null);
      return { outcome: 'compensated', detail: say('step.topicAbsent') };
    }
    const offsets = await connection.fetchTopicOffsets(topic.name);
    const records = offsets.reduce(
      (sum, { start, end }) => sum + (end - start),
      0n,
    );
    if (records > 0n) {
      return {
        outcome: 'kept',
        // Rounded beyond 2^53, which changes nothing for a reader.
        detail: say('step.topicKept', { count: Number(records) }),
      };
    }
    const [deleted] = await connection.deleteTopics([topic.name]);
    if (deleted?.outcome === 'failed') {
      throw toClusterError(
        scope.clusterId,
        `deleting topic ${topic.name}`,
        new KafkaFailureError(deleted.error),
      );
    }
    await scope.remember(null);
    await this.#index.refreshNow(scope.clusterId, { topics: [topic.name] });
    return { outcome: 'compensated', detail: say('step.topicRemoved') };
  }

  /** A created topic reaches the metadata a moment later than the answer. */
  async #verify(connection: ClusterConnection, topic: TopicItem) {
    const after = await differences(connection, topic);
    if (after === 'absent') {
      throw sayError(
        ServiceUnavailableError,
        say('step.topicUnlisted', {
          name: topic.name,
          cluster: connection.clusterId,
        }),
      );
    }
    if (after.length > 0) {
      throw sayError(
        ConflictError,
        say('step.topicCreatedDiffers', {
          name: topic.name,
          cluster: connection.clusterId,
          differences: listed(after),
        }),
      );
    }
  }
}

function topicOf(items: readonly ChangeItem[]): TopicItem {
  const [item] = items;
  if (item?.kind !== 'topic') {
    throw new Error('A topic step needs exactly one topic');
  }
  return item;
}

async function create(
  connection: ClusterConnection,
  topic: TopicItem,
): Promise<'done' | 'exists'> {
  const [created] = await connection.createTopics([
    {
      name: topic.name,
      partitions: topic.partitions,
      replicationFactor: topic.replicationFactor,
      configs: topic.configs,
    },
  ]);
  if (created?.outcome === 'failed') {
    throw toClusterError(
      connection.clusterId,
      `creating topic ${topic.name}`,
      new KafkaFailureError(created.error),
    );
  }
  return created?.outcome ?? 'done';
}

/** How a topic differs from the plan, in words; empty when it does not. */
async function differences(
  connection: ClusterConnection,
  topic: TopicItem,
): Promise<'absent' | Said[]> {
  const [described] = await connection.describeTopics([topic.name]);
  if (!described || (described.error && isMissing(described.error))) {
    return 'absent';
  }
  if (described.error) {
    throw toClusterError(
      connection.clusterId,
      `describing topic ${topic.name}`,
      new KafkaFailureError(described.error),
    );
  }
  const [configs] = await connection.describeConfigs([topic.name]);
  const live = new Map(
    configs?.entries.map(entry => [entry.name, entry.value]),
  );
  const replicas = described.partitions[0]?.replicas.length ?? 0;
  return [
    ...(described.partitions.length === topic.partitions
      ? []
      : [
          say('step.partitionsDiffer', {
            actual: described.partitions.length,
            planned: topic.partitions,
          }),
        ]),
    ...(replicas === topic.replicationFactor
      ? []
      : [
          say('step.replicasDiffer', {
            actual: replicas,
            planned: topic.replicationFactor,
          }),
        ]),
    ...Object.entries(topic.configs)
      .filter(([name, value]) => live.has(name) && live.get(name) !== value)
      .map(([name, value]) =>
        say('step.configDiffers', {
          name,
          actual: live.get(name) ?? '',
          planned: value,
        }),
      ),
  ];
}
