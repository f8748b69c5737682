import { Card, CardBody, CardHeader } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  EmptyView,
  StateView,
  useStreamingQuery,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useState } from 'react';
import { useCursorPages } from '../pagination';
import { TopicTable } from '../TopicsPage/TopicTable';
import { toTopicSort } from '../TopicsPage/toTopicSort';
import styles from './entity.module.css';

const PAGE_SIZE = 10;

/** The card of a domain's overview: its topics. Asked for here, so that a domain's entity need not list thousands. */
export function DomainTopicsCard() {
  const t = useTexts();
  const domain = useEntity().entity.metadata.name;
  const [sort, setSort] = useState(toTopicSort(undefined, undefined));
  const question = JSON.stringify({ domain, sort });
  const pages = useCursorPages(question, PAGE_SIZE);
  const query = useStreamingQuery(
    `domain topics ${question} ${pages.cursor}`,
    (client, signal) =>
      client.listTopics(
        { query: { limit: PAGE_SIZE, cursor: pages.cursor, domain, ...sort } },
        { signal },
      ),
    { keepPrevious: true },
  );
  return (
    <Card role="region" aria-label={t('topics.title')}>
      <CardHeader>
        <h2 className={styles.title}>{t('topics.title')}</h2>
      </CardHeader>
      <CardBody>
        <StateView
          query={query}
          what={t('topics.title')}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <EmptyView
              title={t('topics.domainEmpty')}
              hint={t('topics.domainEmptyHint', { domain })}
            />
          }
        >
          {({ items, pageInfo }) => (
            <TopicTable
              topics={items}
              pagination={pages.pagination(pageInfo, items.length)}
              sort={sort}
              onSort={setSort}
            />
          )}
        </StateView>
      </CardBody>
    </Card>
  );
}
