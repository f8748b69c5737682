import { InputError } from '@backstage/errors';
import { Age, PageInfo } from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';

const DEFAULT_LIMIT = 50;

const cursorSchema = z.object({ after: z.string() });

/** A page and its position. */
export interface Page<T> {
  items: T[];
  pageInfo: PageInfo;
}

/**
 * Cuts a page out of a sorted list. The cursor names the last row handed out, so rows that exist throughout come
 * exactly once as long as their order does not depend on figures that move; where that row is gone, the page goes on
 * at its former position.
 *
 * @throws InputError for a cursor that was not made here
 */
export function paginate<T>(
  rows: readonly T[],
  query: { limit?: number; cursor?: string },
  keyOf: (row: T) => string,
): Page<T> {
  const start = query.cursor ? startAfter(rows, query.cursor, keyOf) : 0;
  const end = start + (query.limit ?? DEFAULT_LIMIT);
  const items = rows.slice(start, end);
  const last = items.at(-1);
  return {
    items,
    pageInfo: {
      total: rows.length,
      ...(end < rows.length && last !== undefined
        ? { nextCursor: encode(end, keyOf(last)) }
        : {}),
    },
  };
}

/** Ages of the oldest and newest row of a page. */
export function ageRange(items: readonly { age: Age }[]): {
  oldest: string | null;
  newest: string | null;
} {
  const instants = items
    .flatMap(item => item.age.observedAt ?? [])
    .sort((a, b) => (a < b ? -1 : 1));
  return { oldest: instants[0] ?? null, newest: instants.at(-1) ?? null };
}

function encode(position: number, key: string): string {
  return Buffer.from(JSON.stringify({ after: `${position}:${key}` })).toString(
    'base64url',
  );
}

function startAfter<T>(
  rows: readonly T[],
  cursor: string,
  keyOf: (row: T) => string,
): number {
  const [, position, key] = /^(\d+):(.*)$/s.exec(decode(cursor).after) ?? [];
  if (position === undefined) {
    throw badCursor();
  }
  const at = rows.findIndex(row => keyOf(row) === key);
  return at < 0 ? Math.min(Number(position), rows.length) : at + 1;
}

function decode(cursor: string): z.infer<typeof cursorSchema> {
  try {
    return cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
  } catch {
    throw badCursor();
  }
}

function badCursor(): InputError {
  return new InputError(
    'query.cursor: this is not a cursor of this list; leave it out to start at the first page',
  );
}
