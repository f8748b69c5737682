import { Button, Cell, ColumnConfig, Table, useTable } from '@backstage/ui';
import {
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import {
  ChangeSizeMark,
  Mark,
  previousOf,
  useFormat,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useMemo } from 'react';
import { SubjectState } from './useSubjectState';
import styles from './schema.module.css';

type VersionRow = Omit<SubjectVersion, 'id'> & { id: string; schemaId: number };

const PAGE_SIZE = 20;

/** The versions of a subject, newest first: state, when, and how much each changed. */
export function SubjectVersions(props: {
  subject: Subject;
  state: SubjectState;
}) {
  const { subject, state } = props;
  const t = useTexts();
  const format = useFormat();
  const rows = useMemo(
    () =>
      [...subject.versions]
        .sort((a, b) => b.version - a.version)
        .map(
          (one): VersionRow => ({
            ...one,
            id: String(one.version),
            schemaId: one.id,
          }),
        ),
    [subject.versions],
  );
  const { tableProps } = useTable({
    mode: 'complete',
    data: rows,
    paginationOptions: { pageSize: PAGE_SIZE, showPageSizeOptions: false },
  });
  const find = (row: VersionRow) =>
    subject.versions.find(one => one.version === row.version);
  const columns: ColumnConfig<VersionRow>[] = [
    {
      id: 'version',
      label: t('schemas.column.version'),
      isRowHeader: true,
      defaultWidth: 180,
      cell: row => (
        <Cell>
          <Button
            size="small"
            variant="tertiary"
            aria-label={t('schemas.showVersion', { version: row.version })}
            onPress={() => state.show({ view: 'fields', version: row.version })}
          >
            {t('schemas.optionVersion', { version: row.version })}
          </Button>
        </Cell>
      ),
    },
    {
      id: 'id',
      label: t('schemas.column.id'),
      defaultWidth: 110,
      cell: row => (
        <Cell>
          <span className={styles.code}>{row.schemaId}</span>
        </Cell>
      ),
    },
    {
      id: 'state',
      label: t('schemas.column.state'),
      defaultWidth: 140,
      cell: row => (
        <Cell>
          {row.deleted ? (
            <Mark tone="warning" title={t('schemas.deletedHint')}>
              {t('schemas.deleted')}
            </Mark>
          ) : (
            <Mark tone="success">{t('schemas.live')}</Mark>
          )}
        </Cell>
      ),
    },
    {
      id: 'registered',
      label: t('schemas.column.registered'),
      defaultWidth: '1fr',
      cell: row => (
        <Cell>
          {row.registeredAt ? (
            format.instant(row.registeredAt)
          ) : (
            <span className={styles.second}>{t('schemas.unknownWhen')}</span>
          )}
        </Cell>
      ),
    },
    {
      id: 'change',
      label: t('schemas.column.change'),
      defaultWidth: '1fr',
      cell: row => {
        const after = find(row);
        const before = after && previousOf(subject.versions, after);
        return (
          <Cell>
            {after && before ? (
              <span className={styles.head}>
                <ChangeSizeMark
                  subject={subject}
                  before={before}
                  after={after}
                />
                <Button
                  size="small"
                  variant="secondary"
                  aria-label={t('schemas.compareVersion', {
                    version: row.version,
                  })}
                  onPress={() =>
                    state.show({
                      view: 'changes',
                      version: row.version,
                      compared: before.version,
                    })
                  }
                >
                  {t('schemas.compare')}
                </Button>
              </span>
            ) : (
              <span className={styles.second}>{t('schemas.first')}</span>
            )}
          </Cell>
        );
      },
    },
  ];
  return (
    <section className={styles.part} aria-label={t('schemas.part.versions')}>
      <h2 className={styles.title}>{t('schemas.part.versions')}</h2>
      <Table
        columnConfig={columns}
        {...tableProps}
        {...(rows.length > PAGE_SIZE
          ? {}
          : { pagination: { type: 'none' as const } })}
      />
    </section>
  );
}
