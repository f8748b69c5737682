import { Cell, ColumnConfig, Table, TablePaginationType } from '@backstage/ui';
import { Topic } from '@millrace/backstage-plugin-streaming-common';
import {
  Age,
  OwnerLink,
  Quantity,
  TopicName,
  useEntityHref,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useMemo } from 'react';
import { EnvironmentBadge } from '../EnvironmentBadge';
import { TopicSort, toTopicSort } from './toTopicSort';
import styles from './TopicTable.module.css';

type TopicRow = Topic & { id: string };

/** The figures of a row and the room their headings take in pixels. */
const numbers = [
  { id: 'messages', width: 132 },
  { id: 'consumerGroups', width: 104 },
  { id: 'lag', width: 92 },
] as const;

/** Topics as rows; a row opens the topic's page in the catalog. */
export function TopicTable(props: {
  topics: Topic[];
  pagination?: TablePaginationType;
  sort?: TopicSort;
  onSort?: (sort: TopicSort) => void;
}) {
  const { sort, onSort } = props;
  const t = useTexts();
  const entityHref = useEntityHref();
  const isSortable = onSort !== undefined;
  const columns = useMemo<ColumnConfig<TopicRow>[]>(
    () => [
      {
        id: 'name',
        label: t('topics.column.name'),
        isRowHeader: true,
        isSortable,
        defaultWidth: '3fr',
        minWidth: 240,
        cell: topic => (
          <Cell>
            <TopicName name={topic.name} href={entityHref(topic.entityRef)} />
            <div className={styles.second}>
              {topic.role !== 'event' && `${t(`topics.role.${topic.role}`)} · `}
              {topic.description ?? t('topics.noDescription')}
            </div>
          </Cell>
        ),
      },
      {
        id: 'owner',
        label: t('topics.column.owner'),
        isSortable,
        defaultWidth: '1.6fr',
        minWidth: 150,
        cell: topic => (
          <Cell>
            <OwnerLink
              owner={topic.ownership.owner}
              standing={topic.ownership.standing}
            />
          </Cell>
        ),
      },
      {
        id: 'environment',
        label: t('topics.column.environment'),
        defaultWidth: 136,
        cell: topic => (
          <Cell>
            <EnvironmentBadge environment={topic.environment} />
          </Cell>
        ),
      },
      ...numbers.map(
        ({ id, width }): ColumnConfig<TopicRow> => ({
          id,
          label: t(`topics.column.${id}`),
          isSortable,
          defaultWidth: width,
          cell: topic => (
            <Cell>
              <span className={styles.number}>
                <Quantity value={topic[id]} />
              </span>
            </Cell>
          ),
        }),
      ),
      {
        id: 'age',
        label: t('topics.column.age'),
        defaultWidth: 124,
        cell: topic => (
          <Cell>
            <Age age={topic.age} compact />
          </Cell>
        ),
      },
    ],
    [entityHref, isSortable, t],
  );
  const rows = useMemo(
    () =>
      props.topics.map(topic => ({
        ...topic,
        id: `${topic.cluster}/${topic.name}`,
      })),
    [props.topics],
  );
  return (
    <Table
      className={styles.table}
      columnConfig={columns}
      data={rows}
      pagination={props.pagination ?? { type: 'none' }}
      sort={
        sort && onSort
          ? {
              descriptor: {
                column: sort.sort,
                direction: sort.order === 'asc' ? 'ascending' : 'descending',
              },
              onSortChange: ({ column, direction }) =>
                onSort(
                  toTopicSort(
                    String(column),
                    direction === 'descending' ? 'desc' : 'asc',
                  ),
                ),
            }
          : undefined
      }
      rowConfig={{ getHref: topic => entityHref(topic.entityRef) }}
    />
  );
}
