import { Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import { LineageNode } from '@millrace/backstage-plugin-streaming-common';
import { useMemo } from 'react';
import { Quantity } from '../../components/Facts';
import { OwnerLink } from '../../components/OwnerLink';
import { TopicName } from '../../components/TopicName';
import { useFormat } from '../../hooks/useFormat';
import { useTexts } from '../../hooks/useTexts';
import { LineageLine, LineageView } from '../graph';
import { KindIcon } from '../kinds';
import { provenanceLetters } from '../provenanceLetters';
import styles from './LineageTable.module.css';

/** Above this, rows are drawn as they scroll into sight. */
const VIRTUAL_FROM = 200;

/** The same nodes and lines as the picture, as two lists. */
export function LineageTable(props: {
  view: LineageView;
  selected: string | undefined;
  onSelect: (id: string) => void;
}) {
  const { view } = props;
  const t = useTexts();
  return (
    <div className={styles.tables}>
      <section aria-label={t('lineage.nodes')}>
        <h2 className={styles.title}>{t('lineage.nodes')}</h2>
        <Nodes {...props} />
      </section>
      <section aria-label={t('lineage.lines')}>
        <h2 className={styles.title}>{t('lineage.lines')}</h2>
        <Lines view={view} onSelect={props.onSelect} />
      </section>
    </div>
  );
}

function Nodes(props: { view: LineageView; onSelect: (id: string) => void }) {
  const t = useTexts();
  const rows = useMemo(() => [...props.view.nodes.values()], [props.view]);
  const columns: ColumnConfig<LineageNode>[] = [
    {
      id: 'name',
      label: t('lineage.column.name'),
      isRowHeader: true,
      defaultWidth: '3fr',
      cell: node => (
        <Cell>
          <span className={styles.node}>
            <KindIcon node={node} />
            <TopicName name={node.title} />
          </span>
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: t('topic.column.owner'),
      defaultWidth: '1.5fr',
      cell: node => (
        <Cell>
          <OwnerLink owner={node.owner} />
        </Cell>
      ),
    },
    {
      id: 'kind',
      label: t('lineage.fact.kind'),
      defaultWidth: '1fr',
      cell: node => <CellText title={t(`lineage.kind.${node.kind}`)} />,
    },
    {
      id: 'state',
      label: t('lineage.fact.state'),
      defaultWidth: '1fr',
      cell: node => <CellText title={t(`lineage.state.${node.state}`)} />,
    },
    {
      id: 'lag',
      label: t('topic.column.lag'),
      defaultWidth: '1fr',
      cell: node => (
        <Cell>
          <Quantity value={node.lag} />
        </Cell>
      ),
    },
    {
      id: 'findings',
      label: t('lineage.findingsTitle'),
      defaultWidth: '1fr',
      cell: node => (
        <Cell>
          <Quantity value={node.findings} />
        </Cell>
      ),
    },
  ];
  return (
    <Table
      columnConfig={columns}
      data={rows}
      pagination={{ type: 'none' }}
      virtualized={rows.length > VIRTUAL_FROM}
      style={rows.length > VIRTUAL_FROM ? { height: '32rem' } : undefined}
      rowConfig={{ onClick: node => props.onSelect(node.id) }}
    />
  );
}

function Lines(props: { view: LineageView; onSelect: (id: string) => void }) {
  const { view } = props;
  const t = useTexts();
  const format = useFormat();
  const name = (id: string) => view.nodes.get(id)?.title ?? id;
  const columns: ColumnConfig<LineageLine>[] = [
    {
      id: 'from',
      label: t('lineage.column.from'),
      isRowHeader: true,
      defaultWidth: '2fr',
      cell: line => (
        <Cell>
          <TopicName name={name(line.from)} />
        </Cell>
      ),
    },
    {
      id: 'kind',
      label: t('lineage.column.flow'),
      defaultWidth: '1fr',
      cell: line => <CellText title={t(`lineage.edge.${line.kind}`)} />,
    },
    {
      id: 'to',
      label: t('lineage.column.to'),
      defaultWidth: '2fr',
      cell: line => (
        <Cell>
          <TopicName name={name(line.to)} />
        </Cell>
      ),
    },
    {
      id: 'known',
      label: t('topic.column.known'),
      defaultWidth: '1fr',
      cell: line => (
        <CellText
          title={[
            ...new Set(
              line.records.map(
                ({ provenance }) =>
                  `${provenanceLetters[provenance]} ${t(
                    `lineage.provenance.${provenance}`,
                  )}`,
              ),
            ),
          ].join(', ')}
        />
      ),
    },
    {
      id: 'rate',
      label: t('topic.column.rate'),
      defaultWidth: '1fr',
      cell: line => (
        <CellText
          title={
            line.messagesPerSecond === null
              ? '–'
              : t('topic.perSecond', {
                  rate: format.rate(line.messagesPerSecond),
                })
          }
        />
      ),
    },
  ];
  return (
    <Table
      columnConfig={columns}
      data={view.lines}
      pagination={{ type: 'none' }}
      virtualized={view.lines.length > VIRTUAL_FROM}
      style={view.lines.length > VIRTUAL_FROM ? { height: '32rem' } : undefined}
      rowConfig={{ onClick: line => props.onSelect(line.to) }}
    />
  );
}
