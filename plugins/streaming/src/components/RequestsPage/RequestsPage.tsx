import {
  SearchField,
  Select,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { requestStates } from '@millrace/backstage-plugin-streaming-common';
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
import { RequestTable } from './RequestTable';

const PAGE_SIZE = 50;
const POLL_MS = 10_000;
const views = ['mine', 'waiting', 'all'] as const;

/** What is waiting, for whom, since when: the reader's requests, those that wait for the reader, and all. */
export function RequestsPage() {
  const t = useTexts();
  const search = useSearchState();
  const view = views.find(known => known === search.get('view')) ?? 'all';
  const state = requestStates.find(known => known === search.get('state'));
  const q = useDebounced(search.get('q'), 300);
  const question = JSON.stringify({ view, state, q });
  const pages = useCursorPages(question, PAGE_SIZE);
  const query = useStreamingQuery(
    `requests ${question} ${pages.cursor}`,
    (client, signal) =>
      client.listRequests(
        {
          query: {
            limit: PAGE_SIZE,
            cursor: pages.cursor,
            q,
            state,
            mine: view === 'mine' ? true : undefined,
            waitingForMe: view === 'waiting' ? true : undefined,
          },
        },
        { signal },
      ),
    { pollMs: POLL_MS, keepPrevious: true },
  );
  const filtered = Boolean(q || state);
  return (
    <Page title={t('requests.title')} actions={<RequestTopicButton />}>
      <Toolbar>
        <ToggleButtonGroup
          selectionMode="single"
          disallowEmptySelection
          aria-label={t('requests.view.label')}
          selectedKeys={[view]}
          onSelectionChange={keys =>
            search.set({ view: [...keys].map(String)[0] })
          }
        >
          {views.map(known => (
            <ToggleButton key={known} id={known}>
              {t(`requests.view.${known}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Select
          size="small"
          aria-label={t('requests.column.state')}
          selectedKey={state ?? 'all'}
          onSelectionChange={key =>
            search.set({ state: key === 'all' ? undefined : String(key) })
          }
          options={[
            { id: 'all', label: t('requests.anyState') },
            ...requestStates.map(id => ({
              id,
              label: t(`request.state.${id}`),
            })),
          ]}
        />
        <SearchField
          size="small"
          aria-label={t('requests.search')}
          placeholder={t('requests.search')}
          value={search.get('q') ?? ''}
          onChange={value => search.set({ q: value })}
        />
      </Toolbar>
      <StateView
        query={query}
        what={t('requests.title')}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyView
            title={t(filtered ? 'list.noMatch' : `requests.empty.${view}`)}
            hint={filtered ? undefined : t('requests.emptyHint')}
            action={<RequestTopicButton />}
          />
        }
      >
        {({ items, pageInfo }) => (
          <RequestTable
            requests={items}
            pagination={pages.pagination(pageInfo, items.length)}
          />
        )}
      </StateView>
    </Page>
  );
}
