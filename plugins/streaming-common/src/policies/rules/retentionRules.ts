import {
  categoryOfAtLeast,
  isAtLeast,
  longerCategory,
  retentionPresets,
} from '../../presets';
import { because, labelled, sayBytes, sayDuration } from '../../sentences';
import { Rule } from '../DesiredTopic';

const HOUR_MS = 3_600_000;

/** Rules on how long and how much is kept. */
export const retentionRules: Record<string, Rule> = {
  'retention.category': topic =>
    topic.retentionCategory
      ? []
      : [
          {
            ...because('retention.noCategory', {
              span: sayDuration(topic.retentionMs),
              choices: Object.keys(retentionPresets).join(', '),
            }),
            field: 'retentionCategory',
            fix: {
              ...labelled('fix.use', { value: 'operational' }),
              value: 'operational',
            },
          },
        ],

  'retention.minimum': (topic, { environment }, { params }) => {
    if (topic.cleanupPolicy === 'compact') {
      return null;
    }
    const hours = Number(params.hours);
    const enough =
      topic.retentionMs < 0 || topic.retentionMs >= hours * HOUR_MS;
    const category = categoryOfAtLeast(hours * HOUR_MS);
    return enough
      ? []
      : [
          {
            ...because('retention.short', {
              name: topic.name,
              span: sayDuration(topic.retentionMs),
              environment: environment.id,
              hours,
            }),
            field: 'retentionCategory',
            observed: String(topic.retentionMs),
            expected: `at least ${hours} h`,
            ...(category
              ? {
                  fix: {
                    ...labelled('fix.use', { value: category }),
                    value: category,
                  },
                }
              : {}),
          },
        ];
  },

  'retention.unlimited': topic =>
    topic.retentionMs < 0 && topic.cleanupPolicy === 'delete'
      ? [
          {
            ...because('retention.nothingLimits'),
            field: 'retentionCategory',
          },
        ]
      : [],

  'retention.compaction-key': topic =>
    topic.cleanupPolicy === 'compact' && topic.key.strategy === 'none'
      ? [
          {
            ...because('retention.compactedWithoutKey'),
            field: 'key.strategy',
            fix: { ...labelled('fix.keyByEntity'), value: 'entity' },
          },
        ]
      : [],

  'message.size': (topic, _context, { params }) => {
    if (topic.averageSizeBytes === null) {
      return null;
    }
    const limit = Number(params.averageBytes);
    return topic.averageSizeBytes <= limit
      ? []
      : [
          {
            ...because('message.large', {
              size: sayBytes(topic.averageSizeBytes),
              limit: sayBytes(limit),
            }),
            field: 'averageSizeBytes',
            observed: String(topic.averageSizeBytes),
            expected: `at most ${limit}`,
          },
        ];
  },

  'dlq.required': topic =>
    isAtLeast(topic.criticality, 'important') &&
    topic.consumers.length > 0 &&
    !topic.deadLetters
      ? [
          {
            ...because('deadLetters.missing', {
              criticality: topic.criticality,
            }),
            field: 'deadLetterTopic',
            fix: { ...labelled('fix.deadLetterTopic'), value: 'true' },
          },
        ]
      : [],

  'dlq.retention': topic => {
    if (!topic.deadLetters) {
      return null;
    }
    const { retentionMs } = topic.deadLetters;
    const longer =
      retentionMs < 0 ||
      (topic.retentionMs >= 0 && retentionMs > topic.retentionMs);
    return longer || topic.cleanupPolicy === 'compact'
      ? []
      : [
          {
            ...because('deadLetters.short', {
              span: sayDuration(retentionMs),
              source: sayDuration(topic.retentionMs),
            }),
            field: 'retentionCategory',
            observed: String(retentionMs),
            expected: `${longerCategory(topic.retentionMs)} or longer`,
          },
        ];
  },
};
