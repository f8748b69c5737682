import {
  Card,
  CardBody,
  Cell,
  CellText,
  ColumnConfig,
  Table,
} from '@backstage/ui';
import { TopicDetail } from '@millrace/backstage-plugin-streaming-common';
import {
  Mark,
  Quantity,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useMemo } from 'react';
import { ContractFacts } from './ContractFacts';
import { TopicAnswer } from './TopicAnswer';
import { TopicTab } from './TopicTab';
import styles from './entity.module.css';

/** The contract, the partitions and the live configuration of a topic. */
export function ContractTab() {
  return <TopicTab>{topic => <ContractView topic={topic} />}</TopicTab>;
}

function ContractView(props: { topic: TopicDetail }) {
  const { topic } = props;
  const t = useTexts();
  return (
    <>
      <TopicAnswer topic={topic} />
      <Card>
        <CardBody>
          <h2 className={styles.title}>{t('topic.part.contract')}</h2>
          <ContractFacts topic={topic} />
        </CardBody>
      </Card>
      <div className={styles.columns}>
        <section>
          <h2 className={styles.title}>{t('topic.part.partitions')}</h2>
          <Partitions topic={topic} />
        </section>
        <section>
          <h2 className={styles.title}>{t('topic.part.config')}</h2>
          <Configuration topic={topic} />
        </section>
      </div>
    </>
  );
}

type PartitionRow = TopicDetail['partitionRows'][number] & { id: number };

function Partitions(props: { topic: TopicDetail }) {
  const t = useTexts();
  const rows = useMemo(
    () => props.topic.partitionRows.map(row => ({ ...row, id: row.partition })),
    [props.topic.partitionRows],
  );
  const number = (value: string | number | null) => (
    <Cell>
      <span className={styles.number}>
        <Quantity value={value} />
      </span>
    </Cell>
  );
  const columns: ColumnConfig<PartitionRow>[] = [
    {
      id: 'partition',
      label: t('topic.column.partition'),
      isRowHeader: true,
      cell: row => <CellText title={String(row.partition)} />,
    },
    {
      id: 'leader',
      label: t('topic.column.leader'),
      cell: row => number(row.leader),
    },
    {
      id: 'inSync',
      label: t('topic.column.inSync'),
      cell: row => (
        <Cell>
          {row.error ? (
            <Mark tone="danger">{row.error}</Mark>
          ) : (
            <Mark
              tone={
                row.inSync.length < row.replicas.length ? 'warning' : 'success'
              }
            >
              {t('topic.inSync', {
                inSync: row.inSync.length,
                replicas: row.replicas.length,
              })}
            </Mark>
          )}
        </Cell>
      ),
    },
    {
      id: 'start',
      label: t('topic.column.start'),
      cell: row => number(row.start),
    },
    { id: 'end', label: t('topic.column.end'), cell: row => number(row.end) },
  ];
  return (
    <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
  );
}

type ConfigRow = TopicDetail['config'][number] & { id: string };

function Configuration(props: { topic: TopicDetail }) {
  const t = useTexts();
  const rows = useMemo(
    () => props.topic.config.map(entry => ({ ...entry, id: entry.name })),
    [props.topic.config],
  );
  const columns: ColumnConfig<ConfigRow>[] = [
    {
      id: 'name',
      label: t('topic.column.setting'),
      isRowHeader: true,
      cell: entry => (
        <Cell>
          <span className={styles.code}>{entry.name}</span>
        </Cell>
      ),
    },
    {
      id: 'value',
      label: t('topic.column.value'),
      cell: entry => (
        <Cell>
          <span className={styles.code}>{entry.value ?? '–'}</span>
          {entry.desired !== null && entry.desired !== entry.value && (
            <Mark tone="warning">
              {t('topic.desired', { value: entry.desired })}
            </Mark>
          )}
        </Cell>
      ),
    },
    {
      id: 'origin',
      label: t('topic.column.origin'),
      cell: entry => <CellText title={t(`topic.origin.${entry.origin}`)} />,
    },
  ];
  return (
    <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
  );
}
