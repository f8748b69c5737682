import { isAtLeast } from '../../presets';
import { Rule } from '../DesiredTopic';

const DAY_MS = 86_400_000;

/** Rules on the presence, format and evolution of the schema; its content is the linter's. */
export const schemaRules: Record<string, Rule> = {
  'schema.required': topic =>
    topic.schema
      ? []
      : [
          {
            reason:
              'No schema is bound to the topic, so that nobody can tell what a record holds; add one',
            field: 'schema',
          },
        ],

  'schema.json-registered': topic =>
    topic.schema?.type === 'JSON' && isAtLeast(topic.criticality, 'critical')
      ? [
          {
            reason: `Class ${topic.criticality} with JSON Schema: Avro or Protobuf are smaller and evolve by stricter rules`,
            field: 'schema',
            observed: 'JSON',
          },
        ]
      : [],

  'schema.compat-none': topic => {
    if (!topic.schema) {
      return null;
    }
    return topic.schema.compatibility === 'NONE'
      ? [
          {
            reason:
              'Compatibility NONE lets any version break every consumer; use BACKWARD or stricter',
            field: 'schema',
            observed: 'NONE',
            expected: 'BACKWARD',
          },
        ]
      : [];
  },

  'schema.compat-transitive': (topic, _context, { params }) => {
    const level = topic.schema?.compatibility;
    if (!level || level === 'NONE') {
      return null;
    }
    const days = Number(params.days);
    const keptLong = topic.retentionMs < 0 || topic.retentionMs > days * DAY_MS;
    const critical = isAtLeast(topic.criticality, 'critical');
    return (keptLong || critical) && !level.endsWith('_TRANSITIVE')
      ? [
          {
            reason: `${
              critical
                ? `Class ${topic.criticality}`
                : `Data kept more than ${days} d`
            } meets records of many versions; ${level} compares with the newest only`,
            field: 'schema',
            observed: level,
            expected: `${level}_TRANSITIVE`,
          },
        ]
      : [];
  },

  'schema.metadata': (topic, _context, { params }) => {
    if (!topic.schema || topic.schema.type === 'PROTOBUF') {
      return null;
    }
    const wanted = Array.isArray(params.fields) ? params.fields : [];
    const text = topic.schema.text;
    const missing = wanted.filter(field => !text.includes(`"${field}"`));
    return missing.length > 0
      ? [
          {
            reason: `The schema lacks ${missing.join(
              ', ',
            )}; start from an envelope`,
            field: 'schema',
            expected: wanted.join(', '),
          },
        ]
      : [];
  },
};
