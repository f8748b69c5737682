import {
  EmptyView,
  StateView,
  useStreamingQuery,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { Text } from '@backstage/ui';
import { Page } from '../Page';
import { useCursorPages } from '../pagination';
import { OwnershipTable } from './OwnershipTable';

const PAGE_SIZE = 50;

/** Topics nobody confirmed, each with what points at a team, so that a team can claim it. */
export function OwnershipPage() {
  const t = useTexts();
  const pages = useCursorPages('ownership', PAGE_SIZE);
  const query = useStreamingQuery(
    `ownership ${pages.cursor}`,
    (client, signal) =>
      client.listOwnership(
        { query: { limit: PAGE_SIZE, cursor: pages.cursor } },
        { signal },
      ),
    { keepPrevious: true },
  );
  const options = useStreamingQuery('options', (client, signal) =>
    client.getSelfServiceOptions({}, { signal }),
  );
  return (
    <Page title={t('ownership.title')}>
      <StateView
        query={query}
        what={t('ownership.title')}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyView
            title={t('ownership.empty')}
            hint={t('ownership.emptyHint')}
          />
        }
      >
        {({ items, pageInfo }) => (
          <>
            <Text as="p">
              {t('ownership.answer', { count: pageInfo.total })}
            </Text>
            <OwnershipTable
              items={items}
              groups={options.status === 'data' ? options.value.groups : []}
              pagination={pages.pagination(pageInfo, items.length)}
              onClaimed={query.refresh}
            />
          </>
        )}
      </StateView>
    </Page>
  );
}
