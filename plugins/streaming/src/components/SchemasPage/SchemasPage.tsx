import { SearchField, Select } from '@backstage/ui';
import {
  compatibilityLevelNames,
  schemaTypes,
} from '@millrace/backstage-plugin-streaming-common';
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
import { SubjectTable } from './SubjectTable';
import { toSubjectSort } from './toSubjectSort';

const PAGE_SIZE = 100;
const POLL_MS = 15_000;
const ANY = 'all';

/** Which schemas are registered, whose they are, and which topics hold their records. */
export function SchemasPage() {
  const t = useTexts();
  const search = useSearchState();
  const type = schemaTypes.find(known => known === search.get('type'));
  const compatibility = compatibilityLevelNames.find(
    known => known === search.get('level'),
  );
  const environment = search.get('environment');
  const sort = toSubjectSort(search.get('sort'), search.get('order'));
  const q = useDebounced(search.get('q'), 300);
  const filters = { type, compatibility, environment, q, ...sort };
  const question = JSON.stringify(filters);
  const pages = useCursorPages(question, PAGE_SIZE);
  const clusters = useStreamingQuery('clusters', (client, signal) =>
    client.listClusters({}, { signal }),
  );
  const query = useStreamingQuery(
    `subjects ${question} ${pages.cursor}`,
    (client, signal) =>
      client.listSubjects(
        { query: { ...filters, limit: PAGE_SIZE, cursor: pages.cursor } },
        { signal },
      ),
    { pollMs: POLL_MS, keepPrevious: true },
  );
  const environments =
    clusters.status === 'data'
      ? [...new Set(clusters.value.items.map(one => one.environment))]
      : [];
  const filtered = Boolean(q || type || compatibility || environment);
  return (
    <Page title={t('schemas.title')} actions={<RequestTopicButton />}>
      <Toolbar>
        <SearchField
          size="small"
          aria-label={t('schemas.search')}
          placeholder={t('schemas.search')}
          value={search.get('q') ?? ''}
          onChange={value => search.set({ q: value })}
        />
        <Select
          size="small"
          aria-label={t('schemas.column.format')}
          selectedKey={type ?? ANY}
          onSelectionChange={key =>
            search.set({ type: key === ANY ? undefined : String(key) })
          }
          options={[
            { id: ANY, label: t('schemas.anyType') },
            ...schemaTypes.map(id => ({
              id,
              label: t(`schemas.format.${id}`),
            })),
          ]}
        />
        <Select
          size="small"
          aria-label={t('schemas.column.compatibility')}
          selectedKey={compatibility ?? ANY}
          onSelectionChange={key =>
            search.set({ level: key === ANY ? undefined : String(key) })
          }
          options={[
            { id: ANY, label: t('schemas.anyLevel') },
            ...compatibilityLevelNames.map(id => ({ id, label: id })),
          ]}
        />
        <Select
          size="small"
          aria-label={t('topics.column.environment')}
          selectedKey={environment ?? ANY}
          onSelectionChange={key =>
            search.set({ environment: key === ANY ? undefined : String(key) })
          }
          options={[
            { id: ANY, label: t('topics.anyEnvironment') },
            ...environments.map(id => ({ id, label: id })),
          ]}
        />
      </Toolbar>
      <StateView
        query={query}
        what={t('schemas.title')}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyView
            title={t(filtered ? 'list.noMatch' : 'schemas.empty')}
            hint={filtered ? undefined : t('schemas.emptyHint')}
            action={<RequestTopicButton />}
          />
        }
      >
        {({ items, pageInfo }) => (
          <SubjectTable
            subjects={items}
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
