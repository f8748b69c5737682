import { SearchField } from '@backstage/ui';
import {
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import { useDeferredValue, useState } from 'react';
import { EmptyView } from '../components/StateView';
import { useTexts } from '../hooks/useTexts';
import { SchemaProblems } from './SchemaProblems';
import { useFields } from './useSchemaReading';
import styles from './schemas.module.css';

/** More rows than anybody reads; the filter finds the others. */
const MAX_ROWS = 300;
/** A table this short is read without a filter. */
const FILTER_FROM = 12;

/**
 * The fields of a version as rows: path, type, default, what it means and how it is tagged.
 *
 * @public
 */
export function SchemaFields(props: {
  subject: Subject;
  version: SubjectVersion;
}) {
  const { subject, version } = props;
  const t = useTexts();
  const reading = useFields(subject, version);
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter.trim().toLocaleLowerCase('en-US'));
  if (!reading.ok) {
    return <SchemaProblems {...props} problems={reading.problems} />;
  }
  const fields = reading.value;
  if (fields.length === 0) {
    return (
      <EmptyView
        title={t('schemas.noFields')}
        hint={t('schemas.noFieldsHint')}
      />
    );
  }
  const found = fields.filter(({ path, doc, tags }) =>
    [path, doc ?? '', ...tags]
      .join(' ')
      .toLocaleLowerCase('en-US')
      .includes(wanted),
  );
  return (
    <div className={styles.part}>
      {fields.length >= FILTER_FROM && (
        <SearchField
          size="small"
          aria-label={t('schemas.filterFields')}
          placeholder={t('schemas.filterFields')}
          value={filter}
          onChange={setFilter}
        />
      )}
      <div
        className={styles.scroll}
        // It scrolls, so that it must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={t('schemas.view.fields')}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('subject.column.field')}</th>
              <th scope="col">{t('subject.column.type')}</th>
              <th scope="col">{t('subject.column.default')}</th>
              <th scope="col">{t('subject.column.doc')}</th>
              <th scope="col">{t('schemas.column.tags')}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, MAX_ROWS).map(field => (
              <tr key={`${field.path} ${field.pointer}`}>
                <th scope="row" className={styles.path}>
                  {field.path}
                </th>
                <td>
                  <span className={styles.path}>{field.type}</span>
                  {field.nullable && (
                    <span className={styles.second}>
                      {' '}
                      {t('subject.optional')}
                    </span>
                  )}
                </td>
                <td className={styles.path}>{field.default ?? '–'}</td>
                <td>
                  {field.doc ?? (
                    <span className={styles.second}>{t('subject.noDoc')}</span>
                  )}
                </td>
                <td>
                  {field.tags.map(tag => (
                    <span key={tag} className={styles.chip}>
                      {tag}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length === 0 && <p>{t('list.noMatch')}</p>}
      {found.length > MAX_ROWS && (
        <p className={styles.second}>
          {t('schemas.fieldsShown', { shown: MAX_ROWS, total: found.length })}
        </p>
      )}
    </div>
  );
}
