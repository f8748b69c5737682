import {
  SearchField,
  Select,
  Switch,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { topicRoles } from '@millrace/backstage-plugin-streaming-common';
import {
  EmptyView,
  StateView,
  useDebounced,
  useStreamingQuery,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useSearchState } from '../../routing';
import { Page, RequestTopicButton } from '../Page';
import { useCursorPages } from '../pagination';
import { Toolbar } from '../Toolbar';
import { TopicTable } from './TopicTable';
import { toTopicSort } from './toTopicSort';

const PAGE_SIZE = 100;
const POLL_MS = 15_000;

/** Which topics exist, whose they are, and whether they are well. */
export function TopicsPage() {
  const t = useTexts();
  const search = useSearchState();
  const mine = search.get('view') === 'mine';
  const internal = search.get('internal') === 'true';
  const role = topicRoles.find(known => known === search.get('role'));
  const environment = search.get('environment');
  const sort = toTopicSort(search.get('sort'), search.get('order'));
  const q = useDebounced(search.get('q'), 300);
  const question = JSON.stringify({
    mine,
    internal,
    role,
    environment,
    q,
    sort,
  });
  const pages = useCursorPages(question, PAGE_SIZE);
  const clusters = useStreamingQuery('clusters', (client, signal) =>
    client.listClusters({}, { signal }),
  );
  const query = useStreamingQuery(
    `topics ${question} ${pages.cursor}`,
    (client, signal) =>
      client.listTopics(
        {
          query: {
            limit: PAGE_SIZE,
            cursor: pages.cursor,
            q,
            role,
            environment,
            mine: mine || undefined,
            internal: internal || undefined,
            ...sort,
          },
        },
        { signal },
      ),
    { pollMs: POLL_MS, keepPrevious: true },
  );
  const environments =
    clusters.status === 'data'
      ? [...new Set(clusters.value.items.map(one => one.environment))]
      : [];
  const filtered = Boolean(q || role || environment || mine);
  return (
    <Page title={t('topics.title')} actions={<RequestTopicButton />}>
      <Toolbar>
        <ToggleButtonGroup
          selectionMode="single"
          disallowEmptySelection
          aria-label={t('topics.view.label')}
          selectedKeys={[mine ? 'mine' : 'all']}
          onSelectionChange={keys =>
            search.set({ view: keys.has('mine') ? 'mine' : undefined })
          }
        >
          <ToggleButton id="all">{t('topics.view.all')}</ToggleButton>
          <ToggleButton id="mine">{t('topics.view.mine')}</ToggleButton>
        </ToggleButtonGroup>
        <SearchField
          size="small"
          aria-label={t('topics.search')}
          placeholder={t('topics.search')}
          value={search.get('q') ?? ''}
          onChange={value => search.set({ q: value })}
        />
        <Select
          size="small"
          aria-label={t('topics.column.environment')}
          selectedKey={environment ?? 'all'}
          onSelectionChange={key =>
            search.set({ environment: key === 'all' ? undefined : String(key) })
          }
          options={[
            { id: 'all', label: t('topics.anyEnvironment') },
            ...environments.map(id => ({ id, label: id })),
          ]}
        />
        <Select
          size="small"
          aria-label={t('topics.column.role')}
          selectedKey={role ?? 'all'}
          onSelectionChange={key =>
            search.set({ role: key === 'all' ? undefined : String(key) })
          }
          options={[
            { id: 'all', label: t('topics.anyRole') },
            ...topicRoles.map(id => ({ id, label: t(`topics.role.${id}`) })),
          ]}
        />
        <Switch
          label={t('topics.internal')}
          isSelected={internal}
          onChange={on => search.set({ internal: on ? 'true' : undefined })}
        />
      </Toolbar>
      <StateView
        query={query}
        what={t('topics.title')}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyView
            title={t(filtered ? 'list.noMatch' : 'topics.empty')}
            hint={filtered ? undefined : t('topics.emptyHint')}
            action={<RequestTopicButton />}
          />
        }
      >
        {({ items, pageInfo }) => (
          <TopicTable
            topics={items}
            pagination={pages.pagination(pageInfo, items.length)}
            sort={sort}
            onSort={({ sort: column, order }) =>
              search.set({ sort: column, order })
            }
          />
        )}
      </StateView>
    </Page>
  );
}
