import {
  checkConsumerGroupName,
  checkTopicName,
  composeTopicName,
  matchesGlob,
  splitTopicName,
} from '../../conventions';
import { asReason, because, labelled, toSaid } from '../../sentences';
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
            ...asReason(pattern.said),
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
                ...asReason(verdict.said),
                field: `segments.${verdict.segment}`,
                observed: verdict.value,
                ...(verdict.suggestion === null
                  ? {}
                  : {
                      fix: {
                        ...labelled('fix.use', { value: verdict.suggestion }),
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
      ...because(`naming.unstable.${what}`, { part }),
      field: 'name',
      observed: part,
    }));
  },

  'naming.collision': (topic, { existingTopics, clusterProblem }) => {
    if (clusterProblem) {
      return { unknown: toSaid(clusterProblem) };
    }
    const same = (name: string) => name.replace(/[._]/g, '.');
    const other = existingTopics.find(
      name => name !== topic.name && same(name) === same(topic.name),
    );
    return other
      ? [
          {
            ...because('naming.collides', { name: topic.name, other }),
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
            ...because('naming.reserved.finding', { name: topic.name, glob }),
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
        ...because('naming.tense.finding', {
          action,
          example: composeTopicName(
            { ...values, action: past },
            conventions.topics,
          ),
        }),
        field: 'segments.action',
        observed: action,
        ...(allowed && !allowed.includes(past)
          ? {}
          : { fix: { ...labelled('fix.use', { value: past }), value: past } }),
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
              ...because('naming.group.finding', {
                reason: (wrong ?? verdict.pattern).said,
              }),
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
    : {
        fix: {
          ...labelled('fix.use', { value: suggestion }),
          value: suggestion,
        },
      };
}

/** A part of a name that changes while the topic stays. */
interface UnstablePart {
  part: string;
  what: 'date' | 'environment' | 'counter' | 'identifier';
}

function unstableParts(
  name: string,
  environmentIds: readonly string[],
): UnstablePart[] {
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
  const found: UnstablePart[] = [];
  const date = /(?<![0-9])(?:19|20)\d\d(?:-?\d\d){0,2}(?![0-9])/.exec(name);
  if (date) {
    found.push({ part: date[0], what: 'date' });
  }
  for (const word of name.split(/[._-]+/)) {
    if (environments.has(word.toLowerCase())) {
      found.push({ part: word, what: 'environment' });
    } else if (/^\d+$/.test(word) && !date?.[0].includes(word)) {
      found.push({ part: word, what: 'counter' });
    } else if (/^(?:customer|client|tenant)\d+$|^[0-9a-f]{8,}$/i.test(word)) {
      found.push({ part: word, what: 'identifier' });
    }
  }
  return found;
}
