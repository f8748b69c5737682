import {
  isHiddenRole,
  Topic,
} from '@millrace/backstage-plugin-streaming-common';
import { OperationInput } from '../api/OperationHandlers';

type Query = OperationInput<'listTopics'>['query'];

type Figure = string | number | bigint | null;

const FIGURES: Record<NonNullable<Query['sort']>, (topic: Topic) => Figure> = {
  name: topic => topic.name,
  owner: topic => topic.ownership.owner,
  partitions: topic => topic.partitions,
  messages: topic => (topic.messages === null ? null : BigInt(topic.messages)),
  lag: topic => (topic.lag === null ? null : BigInt(topic.lag)),
  consumerGroups: topic => topic.consumerGroups,
};

/** Whether a topic is in the list that was asked for; `mine` names the groups of the caller. */
export function matchesQuery(
  topic: Topic,
  query: Query,
  mine: readonly string[],
): boolean {
  const { owner } = topic.ownership;
  const words = query.q?.toLocaleLowerCase('en-US').split(/\s+/) ?? [];
  const text = `${topic.name} ${topic.description ?? ''}`.toLocaleLowerCase(
    'en-US',
  );
  return (
    (!query.cluster || topic.cluster === query.cluster) &&
    (!query.environment || topic.environment === query.environment) &&
    (!query.domain || topic.domain === query.domain) &&
    (!query.role || topic.role === query.role) &&
    (!query.standing || topic.ownership.standing === query.standing) &&
    (!query.owner || owner === query.owner.toLocaleLowerCase('en-US')) &&
    (!query.mine || (owner !== null && mine.includes(owner))) &&
    (query.internal || query.role !== undefined || !isHiddenRole(topic.role)) &&
    words.every(word => text.includes(word))
  );
}

/** Sorted as asked, by name where equal; unknown figures come last whatever the order. */
export function sortTopics(topics: readonly Topic[], query: Query): Topic[] {
  const direction = query.order === 'desc' ? -1 : 1;
  const valueOf = FIGURES[query.sort ?? 'name'];
  return [...topics].sort((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === right) {
      return compare(a.name, b.name) || compare(a.cluster, b.cluster);
    }
    if (left === null || right === null) {
      return left === null ? 1 : -1;
    }
    return compare(left, right) * direction;
  });
}

function compare(a: NonNullable<Figure>, b: NonNullable<Figure>): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
