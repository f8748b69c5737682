import {
  checkConsumerGroupName,
  checkTopicName,
  composeTopicName,
  matchesGlob,
  splitTopicName,
} from '../../conventions';
import { Rule, RuleFinding } from '../DesiredTopic';
import { isPastFact, pastForm } from './pastFacts';

/** Characters and length that every broker accepts. */
const LEGAL_NAME = /^[a-zA-Z0-9._-]{1,249}$/;

/** Rules on the name, in the order in which people should read them. */
export const namingRules: Record<string, Rule> = {
  'naming.pattern': (topic, { conventions }) => {
    const { pattern } = checkTopicName(topic.name, conventions.topics);
    return pattern.level === 'pass'
      ? []
      : [
          {
            reason: pattern.reason,
            field: 'name',
            observed: topic.name,
            expected: conventions.topics.pattern,
            always: !isUsable(topic.name, conventions.topics.separator),
            ...rename(pattern.suggestion),
          },
        ];
  },

  'naming.segment': (topic, { conventions }) => {
    const { segments } = checkTopicName(topic.name, conventions.topics);
    return (
      segments?.flatMap((verdict): RuleFinding[] =>
        verdict.level === 'pass'
          ? []
          : [
              {
                reason: verdict.reason,
                field: `segments.${verdict.segment}`,
                observed: verdict.value,
                ...(verdict.suggestion === null
                  ? {}
                  : {
                      fix: {
                        label: `Use ${verdict.suggestion}`,
                        value: verdict.suggestion,
                      },
                    }),
              },
            ],
      ) ?? null
    );
  },

  'naming.unstable': (topic, { environmentIds }) => {
    const found = unstableParts(topic.name, environmentIds);
    return found.map(({ part, what }) => ({
      reason: `"${part}" in the name is ${what}, which changes while the topic stays; put it in the key or a header`,
      field: 'name',
      observed: part,
    }));
  },

  'naming.collision': (topic, { existingTopics, clusterProblem }) => {
    if (clusterProblem) {
      return { unknown: clusterProblem };
    }
    const same = (name: string) => name.replace(/[._]/g, '.');
    const other = existingTopics.find(
      name => name !== topic.name && same(name) === same(topic.name),
    );
    return other
      ? [
          {
            reason: `"${topic.name}" differs from the existing topic "${other}" only by dots and underscores, which metrics cannot tell apart; choose another entity`,
            field: 'name',
            observed: other,
          },
        ]
      : [];
  },

  'naming.reserved': (topic, { conventions }) => {
    const glob = conventions.topics.exempt.find(candidate =>
      matchesGlob(topic.name, candidate),
    );
    return glob
      ? [
          {
            reason: `"${topic.name}" looks like a companion or system topic (${glob}); drop that part, or ask for the companion with the topic it belongs to`,
            field: 'name',
            observed: topic.name,
          },
        ]
      : [];
  },

  'naming.event-tense': (topic, { conventions }) => {
    const values = splitTopicName(topic.name, conventions.topics);
    const action = values?.action;
    if (!values || !action || isPastFact(action)) {
      return action ? [] : null;
    }
    const past = pastForm(action);
    const allowed = conventions.topics.segments.find(
      segment => segment.name === 'action',
    )?.allowed;
    return [
      {
        reason: `"${action}" is not a fact in the past; an event says what happened, for example ${composeTopicName(
          { ...values, action: past },
          conventions.topics,
        )}`,
        field: 'segments.action',
        observed: action,
        ...(allowed && !allowed.includes(past)
          ? {}
          : { fix: { label: `Use ${past}`, value: past } }),
      },
    ];
  },

  'naming.group': (topic, { conventions, environmentIds }) => {
    const groups = new Set(
      topic.accessRules
        .filter(
          rule =>
            rule.resourceType === 'group' && rule.patternType === 'literal',
        )
        .map(rule => rule.resourceName),
    );
    return [...groups].flatMap((group): RuleFinding[] => {
      const verdict = checkConsumerGroupName(
        group,
        conventions.consumerGroups,
        environmentIds,
      );
      const wrong = verdict.segments?.find(part => part.level === 'fail');
      return verdict.passed
        ? []
        : [
            {
              reason: `Consumer group: ${
                wrong?.reason ?? verdict.pattern.reason
              }`,
              field: 'consumers',
              observed: group,
            },
          ];
    });
  },
};

/** A name that a broker can hold and whose parts are all filled in. */
function isUsable(name: string, separator: string): boolean {
  return LEGAL_NAME.test(name) && name.split(separator).every(Boolean);
}

function rename(suggestion: string | null): Pick<RuleFinding, 'fix'> {
  return suggestion === null
    ? {}
    : { fix: { label: `Use ${suggestion}`, value: suggestion } };
}

function unstableParts(
  name: string,
  environmentIds: readonly string[],
): { part: string; what: string }[] {
  const environments = new Set([
    ...environmentIds,
    'dev',
    'test',
    'qa',
    'uat',
    'staging',
    'prod',
    'production',
  ]);
  const found: { part: string; what: string }[] = [];
  const date = /(?<![0-9])(?:19|20)\d\d(?:-?\d\d){0,2}(?![0-9])/.exec(name);
  if (date) {
    found.push({ part: date[0], what: 'a date' });
  }
  for (const word of name.split(/[._-]+/)) {
    if (environments.has(word.toLowerCase())) {
      found.push({ part: word, what: 'an environment' });
    } else if (/^\d+$/.test(word) && !date?.[0].includes(word)) {
      found.push({ part: word, what: 'a counter' });
    } else if (/^(?:customer|client|tenant)\d+$|^[0-9a-f]{8,}$/i.test(word)) {
      found.push({ part: word, what: 'an identifier' });
    }
  }
  return found;
}
