/** The columns the backend sorts subjects by. */
export const subjectSorts = [
  'subject',
  'owner',
  'versions',
  'referencedBy',
] as const;

/** An order of the schema list, as the API takes it. */
export interface SubjectSort {
  sort: (typeof subjectSorts)[number];
  order: 'asc' | 'desc';
}

/** Reads the order out of the address; anything unknown means by name. */
export function toSubjectSort(
  column: string | undefined,
  order: string | undefined,
): SubjectSort {
  return {
    sort: subjectSorts.find(known => known === column) ?? 'subject',
    order: order === 'desc' ? 'desc' : 'asc',
  };
}
