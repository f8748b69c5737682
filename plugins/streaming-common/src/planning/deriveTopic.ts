import {
  estimateStorage,
  formatBytes,
  PartitionAdvice,
  recommendPartitions,
} from '../advisors';
import {
  checkTopicName,
  composeTopicName,
  splitTopicName,
} from '../conventions';
import { derivedValueSchema, TopicAnswers } from '../models';
import { DesiredTopic, EnvironmentSettings } from '../policies';
import {
  criticalityPresets,
  longerCategory,
  retentionPresets,
} from '../presets';
import { asReason, because, say, sayBytes, sayDuration } from '../sentences';
import { PlanContext } from './PlanContext';
import { z } from 'zod/v4';

type DerivedValue = z.infer<typeof derivedValueSchema>;

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Below this rate a segment of the default size would take longer to fill than the records are kept. */
const LOW_VOLUME_BYTES_PER_SECOND = 1000;
/** Dead letters are few; more partitions would be empty. */
const MAX_DEAD_LETTER_PARTITIONS = 3;

/** A topic as planned, with the settings to create it with and the reason of each derived value. */
export interface DerivedTopic {
  topic: Omit<DesiredTopic, 'accessRules'>;
  /** Overrides to create the topic with. */
  configs: Record<string, string>;
  deadLetters: {
    name: string;
    partitions: number;
    configs: Record<string, string>;
  } | null;
  derived: DerivedValue[];
}

/** Derives everything a topic needs from what a person answered. Pure; never fails on unfinished answers. */
export function deriveTopic(
  answers: TopicAnswers,
  context: PlanContext,
  environment: EnvironmentSettings,
): DerivedTopic {
  const { conventions } = context;
  const name = topicNameOf(answers, context);
  const advice = recommendPartitions(answers, {
    defaultPartitions: conventions.defaults.partitions,
  });
  const partitions = answers.partitions ?? advice.partitions;
  const replicas = deriveReplicas(answers, environment);
  const retention = deriveRetention(answers, context);
  const deadLetterMs = answers.deadLetterTopic
    ? deadLetterRetention(retention.retentionMs)
    : null;
  const deadLetterName = deadLetterTopicOf(name);
  const topic: DerivedTopic['topic'] = {
    ...answers,
    name,
    domain:
      Object.values(splitTopicName(name, conventions.topics) ?? {})[0] ?? null,
    partitions,
    advisedPartitions: advice.partitions,
    ...replicas.values,
    retentionMs: retention.retentionMs,
    cleanupPolicy: retention.cleanupPolicy,
    deadLetters:
      deadLetterMs === null
        ? null
        : { name: deadLetterName, retentionMs: deadLetterMs },
  };
  const segment = deriveSegment(answers, retention.retentionMs);
  return {
    topic,
    configs: configsOf(topic, segment.configs),
    deadLetters:
      deadLetterMs === null
        ? null
        : {
            name: deadLetterName,
            partitions: Math.min(partitions, MAX_DEAD_LETTER_PARTITIONS),
            configs: configsOf(
              {
                ...topic,
                cleanupPolicy: 'delete',
                retentionMs: deadLetterMs,
              },
              {},
            ),
          },
    derived: [
      ...nameReasons(answers, name, context),
      partitionsReason(answers, advice),
      ...replicas.derived,
      ...retention.derived,
      ...segment.derived,
      ...(deadLetterMs === null
        ? []
        : [
            {
              field: 'deadLetterTopic',
              value: deadLetterName,
              ...because('derived.deadLetters', {
                span: sayDuration(deadLetterMs),
              }),
            },
          ]),
      ...storageReason(answers, topic),
    ],
  };
}

/** The full name that the answers ask for: the free one, or the segments joined. */
export function topicNameOf(
  answers: Pick<TopicAnswers, 'name' | 'segments'>,
  context: Pick<PlanContext, 'conventions'>,
): string {
  return (
    answers.name?.trim() ||
    composeTopicName(answers.segments, context.conventions.topics)
  );
}

/** The name of the dead-letter topic that is planned with a topic. */
export function deadLetterTopicOf(topic: string): string {
  return `${topic}.dlq`;
}

function nameReasons(
  answers: TopicAnswers,
  name: string,
  { conventions }: PlanContext,
): DerivedValue[] {
  const base = { field: 'name', value: name };
  if (answers.name?.trim()) {
    return [{ ...base, ...because('derived.nameTyped') }];
  }
  const segments = conventions.topics.segments
    .map(segment => segment.name)
    .join(', ');
  return [
    {
      ...base,
      ...(checkTopicName(name, conventions.topics).passed
        ? because('derived.nameComposed', { segments })
        : because('derived.nameComposedWrong', { segments })),
    },
  ];
}

function partitionsReason(
  answers: TopicAnswers,
  advice: PartitionAdvice,
): DerivedValue {
  return answers.partitions === null
    ? {
        field: 'partitions',
        value: String(advice.partitions),
        ...asReason(advice.said),
      }
    : {
        field: 'partitions',
        value: String(answers.partitions),
        ...because('derived.partitionsChosen', {
          advised: advice.partitions,
          reason: advice.said,
        }),
      };
}

function deriveReplicas(
  answers: TopicAnswers,
  environment: EnvironmentSettings,
): {
  values: Pick<
    DesiredTopic,
    'replicationFactor' | 'minInsyncReplicas' | 'uncleanLeaderElection'
  >;
  derived: DerivedValue[];
} {
  const preset = criticalityPresets[answers.criticality];
  const { floors, replicationOverride } = environment;
  const declared = Math.max(preset.replicationFactor, floors.replicationFactor);
  const replicationFactor =
    answers.replicationFactor ?? replicationOverride ?? declared;
  const wantedIsr = Math.max(
    preset.minInsyncReplicas,
    floors.minInsyncReplicas,
  );
  const minInsyncReplicas = Math.min(wantedIsr, replicationFactor);
  let origin = say('derived.replicas', {
    criticality: answers.criticality,
    asked: preset.replicationFactor,
    environment: environment.id,
    floor: floors.replicationFactor,
  });
  if (answers.replicationFactor !== null) {
    origin = say('derived.replicasChosen', { origin });
  } else if (replicationOverride !== null && replicationOverride !== declared) {
    origin = say('derived.replicasOverridden', {
      environment: environment.id,
      override: replicationOverride,
      declared,
      origin,
    });
  }
  const isr = {
    asked: preset.minInsyncReplicas,
    environment: environment.id,
    floor: floors.minInsyncReplicas,
  };
  return {
    values: {
      replicationFactor,
      minInsyncReplicas,
      uncleanLeaderElection: false,
    },
    derived: [
      {
        field: 'replicationFactor',
        value: String(replicationFactor),
        ...asReason(origin),
      },
      {
        field: 'min.insync.replicas',
        value: String(minInsyncReplicas),
        ...(minInsyncReplicas < wantedIsr
          ? because('derived.isrLimited', {
              ...isr,
              factor: replicationFactor,
            })
          : because('derived.isr', isr)),
      },
    ],
  };
}

function deriveRetention(
  answers: TopicAnswers,
  { conventions }: PlanContext,
): {
  retentionMs: number;
  cleanupPolicy: 'delete' | 'compact';
  derived: DerivedValue[];
} {
  const category = answers.retentionCategory;
  if (category === null) {
    const retentionMs = conventions.defaults.retentionMs;
    return {
      retentionMs,
      cleanupPolicy: 'delete',
      derived: [
        {
          field: 'retention.ms',
          value: String(retentionMs),
          ...because('derived.retentionDefault', {
            span: sayDuration(retentionMs),
          }),
        },
      ],
    };
  }
  const preset = retentionPresets[category];
  const use = say(`use.${category}`);
  return {
    retentionMs: preset.retentionMs ?? -1,
    cleanupPolicy: preset.cleanupPolicy,
    derived: [
      preset.retentionMs === null
        ? {
            field: 'cleanup.policy',
            value: 'compact',
            ...because('derived.compacted', { category, use }),
          }
        : {
            field: 'retention.ms',
            value: String(preset.retentionMs),
            ...because('derived.retentionCategory', {
              span: sayDuration(preset.retentionMs),
              category,
              use,
            }),
          },
    ],
  };
}

function deadLetterRetention(sourceMs: number): number {
  if (sourceMs < 0) {
    return retentionPresets.business.retentionMs ?? -1;
  }
  const longer = retentionPresets[longerCategory(sourceMs)].retentionMs ?? -1;
  return longer > sourceMs ? longer : sourceMs * 2;
}

function deriveSegment(
  answers: TopicAnswers,
  retentionMs: number,
): { configs: Record<string, string>; derived: DerivedValue[] } {
  const rate = bytesPerSecond(answers);
  if (
    rate === null ||
    rate >= LOW_VOLUME_BYTES_PER_SECOND ||
    retentionMs < 0 ||
    retentionMs > WEEK_MS
  ) {
    return { configs: {}, derived: [] };
  }
  return {
    configs: { 'segment.ms': String(DAY_MS) },
    derived: [
      {
        field: 'segment.ms',
        value: String(DAY_MS),
        ...because('derived.segment'),
      },
    ],
  };
}

function configsOf(
  topic: Pick<
    DesiredTopic,
    | 'cleanupPolicy'
    | 'retentionMs'
    | 'minInsyncReplicas'
    | 'uncleanLeaderElection'
  >,
  extra: Record<string, string>,
): Record<string, string> {
  return {
    'cleanup.policy': topic.cleanupPolicy,
    ...(topic.cleanupPolicy === 'delete'
      ? { 'retention.ms': String(topic.retentionMs) }
      : {}),
    'min.insync.replicas': String(topic.minInsyncReplicas),
    'unclean.leader.election.enable': String(topic.uncleanLeaderElection),
    ...extra,
  };
}

function storageReason(
  answers: TopicAnswers,
  topic: Pick<DesiredTopic, 'retentionMs' | 'replicationFactor'>,
): DerivedValue[] {
  const { messagesPerSecond, averageSizeBytes } = answers;
  if (!messagesPerSecond || !averageSizeBytes || topic.retentionMs < 0) {
    return [];
  }
  const estimate = estimateStorage({
    messagesPerSecond,
    averageSizeBytes,
    retentionMs: topic.retentionMs,
    replicationFactor: topic.replicationFactor,
    consumerGroups: Math.max(1, answers.consumers.length),
  });
  return [
    {
      field: 'storage',
      value: formatBytes(estimate.withMarginBytes),
      ...because('derived.storage', {
        rate: sayBytes(estimate.inBytesPerSecond),
        span: sayDuration(topic.retentionMs),
        replicas: topic.replicationFactor,
      }),
    },
  ];
}

function bytesPerSecond(answers: TopicAnswers): number | null {
  return answers.messagesPerSecond === null || answers.averageSizeBytes === null
    ? null
    : answers.messagesPerSecond * answers.averageSizeBytes;
}
