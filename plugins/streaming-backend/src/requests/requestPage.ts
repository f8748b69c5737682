import { InputError } from '@backstage/errors';
import { RequestSummary } from '@millrace/backstage-plugin-streaming-common';
import { RequestPage } from './RequestsService';

const DEFAULT_LIMIT = 50;

/**
 * One page of requests. They are listed newest first and new ones come on top, so the cursor is the place in the
 * list.
 *
 * @throws InputError for a cursor that is none
 */
export async function toPage(
  { limit = DEFAULT_LIMIT, cursor = '0' }: { limit?: number; cursor?: string },
  read: (window: {
    offset: number;
    limit: number;
  }) => Promise<{ items: RequestSummary[]; total: number }>,
): Promise<RequestPage> {
  if (!/^\d{1,9}$/.test(cursor)) {
    throw new InputError(
      `Cursor "${cursor}" is not one of this list; leave it out for the first page`,
    );
  }
  const offset = Number(cursor);
  const { items, total } = await read({ offset, limit });
  const next = offset + items.length;
  return {
    items,
    pageInfo: {
      total,
      ...(items.length > 0 && next < total ? { nextCursor: String(next) } : {}),
    },
  };
}
