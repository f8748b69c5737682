import { InputError } from '@backstage/errors';
import { Page, PageQuestion } from './LineageService';

const DEFAULT_LIMIT = 50;

/** One page of a list; the cursor is the place in the list at which the page starts. */
export function toPage<T, Shown>(
  all: readonly T[],
  { limit = DEFAULT_LIMIT, cursor = '0' }: PageQuestion,
  show: (item: T) => Shown,
): Page<Shown> {
  if (!/^\d{1,9}$/.test(cursor)) {
    throw new InputError(
      `Cursor "${cursor}" is not one of this list; leave it out for the first page.`,
    );
  }
  const start = Number(cursor);
  const end = start + limit;
  return {
    items: all.slice(start, end).map(show),
    pageInfo: {
      total: all.length,
      ...(end < all.length && { nextCursor: String(end) }),
    },
  };
}
