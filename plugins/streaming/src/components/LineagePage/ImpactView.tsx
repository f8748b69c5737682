import {
  ButtonLink,
  Cell,
  CellText,
  ColumnConfig,
  Table,
  Text,
} from '@backstage/ui';
import {
  Impact,
  parseNodeId,
} from '@millrace/backstage-plugin-streaming-common';
import {
  EmptyView,
  Mark,
  OwnerLink,
  StateView,
  Tone,
  TopicName,
  useEntityHref,
  useStreamingQuery,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useMemo } from 'react';
import { Page, Section } from '../Page';
import styles from './ImpactView.module.css';

type ImpactRow = Impact['rows'][number];

const tones: Record<ImpactRow['effect'], Tone> = {
  breaks: 'danger',
  starves: 'danger',
  degrades: 'warning',
  'could be affected': 'neutral',
};

/** Who is hit when a node goes away: the total first, then each with its owner, effect and the way it is reached. */
export function ImpactView(props: { subject: string; back: string }) {
  const { subject } = props;
  const t = useTexts();
  const query = useStreamingQuery(`impact ${subject}`, (client, signal) =>
    client.getImpact(
      { body: { subject, change: { type: 'delete' } } },
      { signal },
    ),
  );
  const name = parseNodeId(subject)?.name ?? subject;
  const title = t('impact.title', { name });
  return (
    <Page
      title={title}
      actions={
        <ButtonLink variant="secondary" href={props.back}>
          {t('impact.back')}
        </ButtonLink>
      }
    >
      <StateView
        query={query}
        what={title}
        isEmpty={({ rows, couldBeAffected }) =>
          rows.length + couldBeAffected.length === 0
        }
        empty={
          <EmptyView title={t('impact.nobody')} hint={t('impact.nobodyHint')} />
        }
      >
        {impact => (
          <>
            <Text as="p" variant="body-large" role="status">
              {t('impact.answer', {
                count: impact.totals.nodes,
                teams: impact.totals.teams,
                breaks: impact.totals.breaks,
                starves: impact.totals.starves,
                degrades: impact.totals.degrades,
              })}
            </Text>
            <ImpactTable rows={impact.rows} />
            {impact.couldBeAffected.length > 0 && (
              <Section title={t('impact.couldTitle')}>
                <ImpactTable rows={impact.couldBeAffected} />
              </Section>
            )}
          </>
        )}
      </StateView>
    </Page>
  );
}

function ImpactTable(props: { rows: ImpactRow[] }) {
  const t = useTexts();
  const entityHref = useEntityHref();
  const rows = useMemo(
    () => props.rows.map(row => ({ ...row, id: row.node.id })),
    [props.rows],
  );
  const columns: ColumnConfig<ImpactRow & { id: string }>[] = [
    {
      id: 'node',
      label: t('impact.column.node'),
      isRowHeader: true,
      defaultWidth: '2fr',
      cell: row => (
        <Cell>
          <TopicName
            name={row.node.title}
            href={
              row.node.entityRef ? entityHref(row.node.entityRef) : undefined
            }
          />
          <div className={styles.second}>
            {t(`lineage.kind.${row.node.kind}`)}
          </div>
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: t('impact.column.owner'),
      defaultWidth: '1.3fr',
      cell: row => (
        <Cell>
          <OwnerLink owner={row.owner} />
          {row.approver && (
            <div className={styles.second}>{t('impact.approver')}</div>
          )}
        </Cell>
      ),
    },
    {
      id: 'effect',
      label: t('impact.column.effect'),
      defaultWidth: '1fr',
      cell: row => (
        <Cell>
          <Mark tone={tones[row.effect]}>
            {t(`impact.effect.${row.effect}`)}
          </Mark>
        </Cell>
      ),
    },
    {
      id: 'distance',
      label: t('impact.column.distance'),
      defaultWidth: '0.8fr',
      cell: row => (
        <CellText title={t('impact.hops', { count: row.distance })} />
      ),
    },
    {
      id: 'path',
      label: t('impact.column.path'),
      defaultWidth: '2.5fr',
      cell: row => (
        <Cell>
          <span className={styles.path}>
            {row.path
              .slice(1, -1)
              .map(id => parseNodeId(id)?.name ?? id)
              .join(' → ') || '–'}
          </span>
        </Cell>
      ),
    },
    {
      id: 'evidence',
      label: t('impact.column.evidence'),
      defaultWidth: '1.2fr',
      cell: row => (
        <CellText
          title={row.evidence
            .map(provenance => t(`lineage.provenance.${provenance}`))
            .join(', ')}
        />
      ),
    },
  ];
  return (
    <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
  );
}
