import { Cell, ColumnConfig, Table, TablePaginationType } from '@backstage/ui';
import { SubjectSummary } from '@millrace/backstage-plugin-streaming-common';
import {
  Age,
  OwnerLink,
  Quantity,
  TopicName,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useMemo } from 'react';
import { useStreamingPaths } from '../../routing';
import { EnvironmentBadge } from '../EnvironmentBadge';
import { SubjectSort, toSubjectSort } from './toSubjectSort';
import styles from './SubjectTable.module.css';

type SubjectRow = SubjectSummary & { id: string };

/** Subjects as rows; a row opens the page of the schema. */
export function SubjectTable(props: {
  subjects: SubjectSummary[];
  pagination: TablePaginationType;
  sort: SubjectSort;
  onSort: (sort: SubjectSort) => void;
}) {
  const { sort, onSort } = props;
  const t = useTexts();
  const paths = useStreamingPaths();
  const columns = useMemo<ColumnConfig<SubjectRow>[]>(
    () => [
      {
        id: 'subject',
        label: t('schemas.column.subject'),
        isRowHeader: true,
        isSortable: true,
        defaultWidth: '3fr',
        minWidth: 200,
        cell: row => (
          <Cell>
            <TopicName
              name={row.subject}
              href={paths.schema(row.cluster, row.subject)}
            />
            <div className={styles.second} title={row.topics.join(', ')}>
              {t(`schemas.format.${row.schemaType}`)} ·{' '}
              <Topics topics={row.topics} />
            </div>
          </Cell>
        ),
      },
      {
        id: 'owner',
        label: t('schemas.column.owner'),
        isSortable: true,
        defaultWidth: '1.4fr',
        minWidth: 140,
        cell: ({ ownership: { owner, standing } }) => (
          <Cell>
            <OwnerLink owner={owner} standing={standing} />
          </Cell>
        ),
      },
      {
        id: 'environment',
        label: t('topics.column.environment'),
        defaultWidth: 136,
        cell: row => (
          <Cell>
            <EnvironmentBadge environment={row.environment} />
          </Cell>
        ),
      },
      {
        id: 'compatibility',
        label: t('schemas.column.compatibility'),
        defaultWidth: '1.2fr',
        minWidth: 170,
        cell: row => (
          <Cell>
            <span title={t(`schemas.level.${row.compatibility}`)}>
              {row.compatibility}
            </span>
            <div className={styles.second}>
              {t(`subject.compatibilitySource.${row.compatibilitySource}`)}
            </div>
          </Cell>
        ),
      },
      ...(['versions', 'referencedBy'] as const).map(
        (id): ColumnConfig<SubjectRow> => ({
          id,
          label: t(`schemas.column.${id}`),
          isSortable: true,
          defaultWidth: id === 'versions' ? 112 : 132,
          cell: row => (
            <Cell>
              <span className={styles.number}>
                <Quantity value={row[id]} />
              </span>
            </Cell>
          ),
        }),
      ),
      {
        id: 'age',
        label: t('schemas.column.age'),
        defaultWidth: 124,
        cell: row => (
          <Cell>
            <Age age={row.age} compact />
          </Cell>
        ),
      },
    ],
    [paths, t],
  );
  const rows = useMemo(
    () =>
      props.subjects.map(row => ({
        ...row,
        id: `${row.cluster}/${row.subject}`,
      })),
    [props.subjects],
  );
  return (
    <Table
      className={styles.table}
      columnConfig={columns}
      data={rows}
      pagination={props.pagination}
      sort={{
        descriptor: {
          column: sort.sort,
          direction: sort.order === 'asc' ? 'ascending' : 'descending',
        },
        onSortChange: ({ column, direction }) =>
          onSort(
            toSubjectSort(
              String(column),
              direction === 'descending' ? 'desc' : 'asc',
            ),
          ),
      }}
      rowConfig={{ getHref: row => paths.schema(row.cluster, row.subject) }}
    />
  );
}

function Topics(props: { topics: readonly string[] }) {
  const t = useTexts();
  const [first, ...others] = props.topics;
  if (first === undefined) {
    return <span>{t('schemas.noTopic')}</span>;
  }
  return (
    <span>
      {first}
      {others.length > 0 &&
        ` ${t('schemas.moreTopics', { count: others.length })}`}
    </span>
  );
}
