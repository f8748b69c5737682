import { because, labelled, listed, say } from '../../sentences';
import { Rule, RuleFinding } from '../DesiredTopic';
import { personalFields } from './personalFields';

const classificationRanks = [
  'public',
  'internal',
  'confidential',
  'restricted',
];

/** Rules on ownership, contract and privacy. */
export const contractRules: Record<string, Rule> = {
  'ownership.owner': (topic, { knownGroups }) => {
    if (!topic.owner) {
      return [
        {
          ...because('ownership.nobody'),
          field: 'owner',
        },
      ];
    }
    if (knownGroups === null) {
      return { unknown: say('ownership.catalogUnread') };
    }
    return knownGroups.includes(topic.owner)
      ? []
      : [
          {
            ...because('ownership.unknownGroup', { owner: topic.owner }),
            field: 'owner',
            observed: topic.owner,
          },
        ];
  },

  'contract.description': (topic, _context, { params }) => {
    const length = topic.description.trim().length;
    const minimum = Number(params.characters);
    return length >= minimum
      ? []
      : [
          {
            ...(length === 0
              ? because('description.missing', { minimum })
              : because('description.short', { count: length, minimum })),
            field: 'description',
            observed: String(length),
            expected: `at least ${minimum} characters`,
          },
        ];
  },

  'contract.key': topic => {
    const findings: RuleFinding[] = [];
    const { strategy, field, ordering } = topic.key;
    if (strategy !== 'none' && !field?.trim()) {
      findings.push({
        ...because('key.fieldMissing', { strategy }),
        field: 'key.field',
      });
    }
    if (!ordering.trim()) {
      findings.push({
        ...because('key.orderingMissing'),
        field: 'key.ordering',
        ...(strategy === 'none'
          ? { fix: { ...labelled('fix.noOrder'), value: 'no order' } }
          : {}),
      });
    }
    return findings;
  },

  'privacy.classification': topic => {
    const tagged = topic.schema ? personalFields(topic.schema.text) : [];
    const rank = classificationRanks.indexOf(topic.classification);
    return tagged.length > 0 &&
      rank < classificationRanks.indexOf('confidential')
      ? [
          {
            ...because('privacy.classificationLow', {
              fields: listed(
                tagged.map(({ path, tag }) =>
                  say('privacy.tagged', { path, tag }),
                ),
              ),
              classification: topic.classification,
            }),
            field: 'classification',
            observed: topic.classification,
            expected: 'confidential',
            fix: {
              ...labelled('fix.use', { value: 'confidential' }),
              value: 'confidential',
            },
          },
        ]
      : [];
  },
};
