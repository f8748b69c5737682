import { formatBytes } from '../../advisors';
import {
  categoryOfAtLeast,
  formatDuration,
  isAtLeast,
  longerCategory,
  retentionPresets,
} from '../../presets';
import { Rule } from '../DesiredTopic';

const HOUR_MS = 3_600_000;

/** Rules on how long and how much is kept. */
export const retentionRules: Record<string, Rule> = {
  'retention.category': topic =>
    topic.retentionCategory
      ? []
      : [
          {
            reason: `No retention category was chosen; ${formatDuration(
              topic.retentionMs,
            )} is only the default. Choose ${Object.keys(retentionPresets).join(
              ', ',
            )}`,
            field: 'retentionCategory',
            fix: { label: 'Use operational', value: 'operational' },
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
            reason: `${topic.name} keeps data ${formatDuration(
              topic.retentionMs,
            )}; ${environment.id} asks at least ${hours} h`,
            field: 'retentionCategory',
            observed: String(topic.retentionMs),
            expected: `at least ${hours} h`,
            ...(category
              ? { fix: { label: `Use ${category}`, value: category } }
              : {}),
          },
        ];
  },

  'retention.unlimited': topic =>
    topic.retentionMs < 0 && topic.cleanupPolicy === 'delete'
      ? [
          {
            reason:
              'Nothing limits what is kept, neither time nor size nor compaction; choose a category or bring a storage plan',
            field: 'retentionCategory',
          },
        ]
      : [],

  'retention.compaction-key': topic =>
    topic.cleanupPolicy === 'compact' && topic.key.strategy === 'none'
      ? [
          {
            reason:
              'A compacted topic keeps the latest record per key, and this one has no key; choose a key strategy',
            field: 'key.strategy',
            fix: { label: 'Key by entity', value: 'entity' },
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
            reason: `Records of ${formatBytes(
              topic.averageSizeBytes,
            )} on average are larger than ${formatBytes(
              limit,
            )}; put the content in object storage and send a reference`,
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
            reason: `Class ${topic.criticality} has consumers, but records that cannot be processed have nowhere to go; add a dead-letter topic`,
            field: 'deadLetterTopic',
            fix: { label: 'Add a dead-letter topic', value: 'true' },
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
            reason: `Dead letters are kept ${formatDuration(
              retentionMs,
            )}, not longer than their source (${formatDuration(
              topic.retentionMs,
            )})`,
            field: 'retentionCategory',
            observed: String(retentionMs),
            expected: `${longerCategory(topic.retentionMs)} or longer`,
          },
        ];
  },
};
