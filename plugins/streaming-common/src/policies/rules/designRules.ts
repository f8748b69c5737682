import { because, toSaid } from '../../sentences';
import { Rule } from '../DesiredTopic';

const CATCH_ALL = /(^|[._-])(all|any|misc|everything|generic|various)([._-]|$)/;
const CALL =
  /(^|[._-])(request|requests|response|responses|reply|replies)([._-]|$)/;

/** Rules on what the topic is for. */
export const designRules: Record<string, Rule> = {
  'design.catch-all': topic => {
    const match = CATCH_ALL.exec(topic.name);
    return match
      ? [
          {
            ...because('design.catchAll', { word: match[2] ?? '' }),
            field: 'name',
            observed: topic.name,
          },
        ]
      : [];
  },

  'design.per-tenant': (topic, { existingTopics, clusterProblem }, policy) => {
    if (clusterProblem) {
      return { unknown: toSaid(clusterProblem) };
    }
    const limit = Number(policy.params.topics);
    const siblings = existingTopics.filter(name =>
      differByIdentifier(topic.name, name),
    );
    return siblings.length + 1 >= limit
      ? [
          {
            ...because('design.perTenant', {
              topics: siblings.slice(0, 3).join(', '),
            }),
            field: 'name',
            observed: siblings.join(', '),
          },
        ]
      : [];
  },

  'design.request-reply': topic => {
    const match = CALL.exec(topic.name);
    return match
      ? [
          {
            ...because('design.call', { word: match[2] ?? '' }),
            field: 'name',
            observed: topic.name,
          },
        ]
      : [];
  },
};

/** Whether two names differ in exactly one part, and that part holds a number in both. */
function differByIdentifier(a: string, b: string): boolean {
  const left = a.split('.');
  const right = b.split('.');
  if (left.length !== right.length) {
    return false;
  }
  const different = left.flatMap((part, index) =>
    part === right[index] ? [] : [[part, right[index] ?? '']],
  );
  return (
    different.length === 1 &&
    (different[0] ?? []).every(part => /\d/.test(part) && !/^v\d+$/.test(part))
  );
}
