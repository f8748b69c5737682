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
          reason:
            'Nobody owns the topic; choose the group that answers for it, best one of your own',
          field: 'owner',
        },
      ];
    }
    if (knownGroups === null) {
      return { unknown: 'The catalog has not been read yet' };
    }
    return knownGroups.includes(topic.owner)
      ? []
      : [
          {
            reason: `"${topic.owner}" is not a group of the catalog; choose an existing group`,
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
            reason:
              length === 0
                ? `There is no description; write in at least ${minimum} characters what one record means`
                : `The description has ${length} characters; write in at least ${minimum} what one record means`,
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
        reason: `The key strategy is "${strategy}", but no field is named as the key`,
        field: 'key.field',
      });
    }
    if (!ordering.trim()) {
      findings.push({
        reason:
          'Nothing says what order consumers may rely on; state it, for example "in order per order id"',
        field: 'key.ordering',
        ...(strategy === 'none'
          ? { fix: { label: 'Use "no order"', value: 'no order' } }
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
            reason: `${tagged
              .map(({ path, tag }) => `"${path}" is tagged ${tag}`)
              .join(
                ', ',
              )}, which asks for at least confidential; the topic is ${
              topic.classification
            }`,
            field: 'classification',
            observed: topic.classification,
            expected: 'confidential',
            fix: { label: 'Use confidential', value: 'confidential' },
          },
        ]
      : [];
  },
};
