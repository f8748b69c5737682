import { Card, CardBody, Link, Text } from '@backstage/ui';
import {
  EmptyView,
  StateView,
  useStreamingQuery,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useStreamingPaths } from '../../routing';
import { Page, RequestTopicButton, Section } from '../Page';
import { RequestTable } from '../RequestsPage';
import { TopicTable } from '../TopicsPage';

const POLL_MS = 15_000;
const ROWS = 8;

/** What needs the reader, what is theirs, what they asked for. */
export function HomePage() {
  const t = useTexts();
  const paths = useStreamingPaths();
  const waiting = useStreamingQuery(
    'home waiting',
    (client, signal) =>
      client.listRequests(
        { query: { waitingForMe: true, limit: ROWS } },
        { signal },
      ),
    { pollMs: POLL_MS },
  );
  const asked = useStreamingQuery(
    'home asked',
    (client, signal) =>
      client.listRequests({ query: { mine: true, limit: ROWS } }, { signal }),
    { pollMs: POLL_MS },
  );
  const topics = useStreamingQuery(
    'home topics',
    (client, signal) =>
      client.listTopics({ query: { mine: true, limit: ROWS } }, { signal }),
    { pollMs: POLL_MS },
  );
  const unowned = useStreamingQuery('home unowned', (client, signal) =>
    client.listOwnership({ query: { limit: 1 } }, { signal }),
  );
  return (
    <Page title={t('home.title')} actions={<RequestTopicButton />}>
      <Section
        title={t('home.waiting')}
        aside={
          <Link href={`${paths.requests}?view=waiting`}>
            {t('home.allWaiting')}
          </Link>
        }
      >
        <StateView
          query={waiting}
          what={t('home.waiting')}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <Text as="p" color="secondary">
              {t('home.nothingWaits')}
            </Text>
          }
        >
          {({ items }) => <RequestTable requests={items} />}
        </StateView>
        {unowned.status === 'data' && unowned.value.pageInfo.total > 0 && (
          <Card>
            <CardBody>
              {t('home.unowned', { count: unowned.value.pageInfo.total })}{' '}
              <Link href={paths.ownership}>{t('home.toOwnership')}</Link>
            </CardBody>
          </Card>
        )}
      </Section>
      <Section
        title={t('home.asked')}
        aside={
          <Link href={`${paths.requests}?view=mine`}>{t('home.allAsked')}</Link>
        }
      >
        <StateView
          query={asked}
          what={t('home.asked')}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <EmptyView
              title={t('requests.empty.mine')}
              hint={t('requests.emptyHint')}
            />
          }
        >
          {({ items }) => <RequestTable requests={items} />}
        </StateView>
      </Section>
      <Section
        title={t('home.mine')}
        aside={
          <Link href={`${paths.topics}?view=mine`}>{t('home.allMine')}</Link>
        }
      >
        <StateView
          query={topics}
          what={t('home.mine')}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <EmptyView
              title={t('home.noneMine')}
              hint={t('home.noneMineHint')}
            />
          }
        >
          {({ items }) => <TopicTable topics={items} />}
        </StateView>
      </Section>
    </Page>
  );
}
