import { isAtLeast } from '../../presets';
import { because } from '../../sentences';
import { Rule } from '../DesiredTopic';

const DAY_MS = 86_400_000;

/** Rules on the presence, format and evolution of the schema; its content is the linter's. */
export const schemaRules: Record<string, Rule> = {
  'schema.required': topic =>
    topic.schema
      ? []
      : [
          {
            ...because('schema.missing'),
            field: 'schema',
          },
        ],

  'schema.json-registered': topic =>
    topic.schema?.type === 'JSON' && isAtLeast(topic.criticality, 'critical')
      ? [
          {
            ...because('schema.jsonCritical', {
              criticality: topic.criticality,
            }),
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
            ...because('schema.compatibilityNone'),
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
            ...(critical
              ? because('schema.notTransitive.critical', {
                  criticality: topic.criticality,
                  level,
                })
              : because('schema.notTransitive.keptLong', { days, level })),
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
            ...because('schema.envelopeMissing', {
              fields: missing.join(', '),
            }),
            field: 'schema',
            expected: wanted.join(', '),
          },
        ]
      : [];
  },
};
