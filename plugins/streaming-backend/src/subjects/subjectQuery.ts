import { SubjectSummary } from '@millrace/backstage-plugin-streaming-common';
import { OperationInput } from '../api/OperationHandlers';

type Query = OperationInput<'listSubjects'>['query'];

const figures: Record<
  NonNullable<Query['sort']>,
  (row: SubjectSummary) => string | number | null
> = {
  subject: row => row.subject,
  owner: row => row.ownership.owner,
  versions: row => row.versions,
  referencedBy: row => row.referencedBy,
};

/** Whether a subject is in the list that was asked for; words are looked for in its name and its topics. */
export function matchesSubjectQuery(
  row: SubjectSummary,
  query: Query,
): boolean {
  const words = query.q?.toLocaleLowerCase('en-US').split(/\s+/) ?? [];
  const text = [row.subject, ...row.topics]
    .join(' ')
    .toLocaleLowerCase('en-US');
  return (
    (!query.environment || row.environment === query.environment) &&
    (!query.subject || row.subject === query.subject) &&
    (!query.topic || row.topics.includes(query.topic)) &&
    (!query.type || row.schemaType === query.type) &&
    (!query.compatibility || row.compatibility === query.compatibility) &&
    words.every(word => text.includes(word))
  );
}

/** Sorted as asked, by name where equal; what is not known comes last whatever the order. */
export function sortSubjects(
  rows: readonly SubjectSummary[],
  query: Pick<Query, 'sort' | 'order'>,
): SubjectSummary[] {
  const direction = query.order === 'desc' ? -1 : 1;
  const figure = figures[query.sort ?? 'subject'];
  return [...rows].sort((a, b) => {
    const [left, right] = [figure(a), figure(b)];
    if (left === right) {
      return compare(a.subject, b.subject) || compare(a.cluster, b.cluster);
    }
    if (left === null || right === null) {
      return left === null ? 1 : -1;
    }
    return compare(left, right) * direction;
  });
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : Number(a > b);
}
