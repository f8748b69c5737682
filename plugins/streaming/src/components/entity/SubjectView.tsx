import { Cell, CellText, ColumnConfig, Select, Table } from '@backstage/ui';
import { Subject } from '@millrace/backstage-plugin-streaming-common';
import {
  Age,
  prettySchema,
  StateView,
  useStreamingQuery,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useMemo, useState } from 'react';
import styles from './entity.module.css';

/** A schema subject: compatibility and versions in a sentence, the fields with their docs, the text of a version. */
export function SubjectView(props: { cluster: string; subject: string }) {
  const { cluster, subject } = props;
  const query = useStreamingQuery(
    `subject ${cluster}/${subject}`,
    (client, signal) =>
      client.getSubject({ params: { cluster, subject } }, { signal }),
  );
  return (
    <StateView query={query} what={subject}>
      {found => <SubjectDetails subject={found} />}
    </StateView>
  );
}

function SubjectDetails(props: { subject: Subject }) {
  const { subject } = props;
  const t = useTexts();
  const [chosen, setChosen] = useState<number>();
  const version =
    subject.versions.find(one => one.version === chosen) ?? subject.versions[0];
  return (
    <div className={styles.tab}>
      <div className={styles.head}>
        <span>
          {t('subject.answer', {
            type: subject.schemaType,
            count: subject.versions.length,
            compatibility: subject.compatibility,
          })}
        </span>
        <span className={styles.second}>
          {t(`subject.compatibilitySource.${subject.compatibilitySource}`)}
        </span>
        <Age age={subject.age} />
      </div>
      {subject.fields.length > 0 && <FieldTable fields={subject.fields} />}
      {version && (
        <details>
          <summary>{t('subject.text')}</summary>
          <div className={styles.tab}>
            <Select
              size="small"
              aria-label={t('subject.version')}
              selectedKey={String(version.version)}
              onSelectionChange={key => setChosen(Number(key))}
              options={subject.versions.map(one => ({
                id: String(one.version),
                label: t('subject.versionAndId', {
                  version: one.version,
                  id: String(one.id),
                }),
              }))}
            />
            <pre className={styles.schema}>{prettySchema(version.schema)}</pre>
          </div>
        </details>
      )}
    </div>
  );
}

type FieldRow = Subject['fields'][number] & { id: string };

/** The fields of a schema as rows: path, type, whether it may be absent, and what it means. */
export function FieldTable(props: { fields: Subject['fields'] }) {
  const t = useTexts();
  const rows = useMemo(
    () => props.fields.map(field => ({ ...field, id: field.path })),
    [props.fields],
  );
  const columns: ColumnConfig<FieldRow>[] = [
    {
      id: 'path',
      label: t('subject.column.field'),
      isRowHeader: true,
      defaultWidth: '1.5fr',
      cell: field => (
        <Cell>
          <span className={styles.code}>{field.path}</span>
        </Cell>
      ),
    },
    {
      id: 'type',
      label: t('subject.column.type'),
      cell: field => (
        <Cell>
          <span className={styles.code}>{field.type}</span>
          {field.nullable && (
            <span className={styles.second}> {t('subject.optional')}</span>
          )}
        </Cell>
      ),
    },
    {
      id: 'default',
      label: t('subject.column.default'),
      cell: field => (
        <CellText title={field.default ?? '–'} color="secondary" />
      ),
    },
    {
      id: 'doc',
      label: t('subject.column.doc'),
      defaultWidth: '2fr',
      cell: field =>
        field.doc ? (
          <CellText title={field.doc} />
        ) : (
          <CellText title={t('subject.noDoc')} color="secondary" />
        ),
    },
  ];
  return (
    <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
  );
}
