import { PageInfo } from '@millrace/backstage-plugin-streaming-common';
import {
  useFormat,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useState } from 'react';
import { TablePaginationType } from '@backstage/ui';

/**
 * Walks a list whose pages are reached by cursor. A new `question` (filters, sort) starts at the first page.
 */
export function useCursorPages(question: string, pageSize: number) {
  const t = useTexts();
  const format = useFormat();
  const [walk, setWalk] = useState<{ question: string; cursors: string[] }>({
    question,
    cursors: [],
  });
  const cursors = walk.question === question ? walk.cursors : [];
  return {
    cursor: cursors.at(-1),
    /** What the table's footer needs once a page is there. */
    pagination: (pageInfo: PageInfo, rows: number): TablePaginationType => {
      const { nextCursor, total } = pageInfo;
      if (cursors.length === 0 && !nextCursor) {
        return { type: 'none' };
      }
      const offset = cursors.length * pageSize;
      return {
        type: 'page',
        pageSize,
        pageSizeOptions: [],
        showPageSizeOptions: false,
        offset,
        totalCount: total,
        hasNextPage: nextCursor !== undefined,
        hasPreviousPage: cursors.length > 0,
        onNextPage: () =>
          nextCursor &&
          setWalk({ question, cursors: [...cursors, nextCursor] }),
        onPreviousPage: () =>
          setWalk({ question, cursors: cursors.slice(0, -1) }),
        getLabel: () =>
          t('list.range', {
            from: format.exact(offset + 1),
            to: format.exact(offset + rows),
            total: format.exact(total),
          }),
      };
    },
  };
}
