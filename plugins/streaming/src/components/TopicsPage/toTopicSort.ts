/** The columns the backend sorts topics by. */
export const topicSorts = [
  'name',
  'owner',
  'partitions',
  'messages',
  'lag',
  'consumerGroups',
] as const;

/** An order of the topic list, as the API takes it. */
export interface TopicSort {
  sort: (typeof topicSorts)[number];
  order: 'asc' | 'desc';
}

/** Reads the order out of the address; anything unknown means by name. */
export function toTopicSort(
  column: string | undefined,
  order: string | undefined,
): TopicSort {
  return {
    sort: topicSorts.find(known => known === column) ?? 'name',
    order: order === 'desc' ? 'desc' : 'asc',
  };
}
