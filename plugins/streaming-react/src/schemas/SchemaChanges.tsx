import {
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import {
  ChangeClass,
  deployOrder,
  SchemaChange,
} from '@millrace/schema-compat';
import { useMemo } from 'react';
import { Mark, Tone } from '../components/Mark';
import { useSaid } from '../hooks/useSaid';
import { useTexts } from '../hooks/useTexts';
import { InWords } from './InWords';
import { SchemaProblems } from './SchemaProblems';
import { diffVersions } from './useSchemaReading';
import styles from './schemas.module.css';

const tones: Record<ChangeClass, Tone> = {
  none: 'neutral',
  patch: 'success',
  minor: 'info',
  major: 'danger',
};

/**
 * How much a version changed against another, as a mark.
 *
 * @public
 */
export function ChangeSizeMark(props: {
  subject: Subject;
  before: SubjectVersion;
  after: SubjectVersion;
}) {
  const { subject, before, after } = props;
  const t = useTexts();
  const diff = useMemo(
    () => diffVersions(subject, before, after),
    [subject, before, after],
  );
  if (!diff.ok) {
    return <Mark tone="neutral">{t('schemas.unreadable')}</Mark>;
  }
  const size = diff.value.class;
  return (
    <Mark
      tone={tones[size]}
      title={t(`schemas.sizeHint.${size}`, { level: subject.compatibility })}
    >
      {t(`schemas.size.${size}`)}
    </Mark>
  );
}

/**
 * What changed between two versions: the size, who is upgraded first, and a row per field.
 *
 * @public
 */
export function SchemaChanges(props: {
  subject: Subject;
  before: SubjectVersion;
  after: SubjectVersion;
}) {
  const { subject, before, after } = props;
  const t = useTexts();
  const diff = useMemo(
    () => diffVersions(subject, before, after),
    [subject, before, after],
  );
  if (!diff.ok) {
    return (
      <SchemaProblems
        subject={subject}
        version={after.references.length > 0 ? after : before}
        problems={diff.problems}
      />
    );
  }
  const { changes, class: size } = diff.value;
  const level = subject.compatibility;
  return (
    <div className={styles.part}>
      <p className={styles.line} data-testid="change-summary">
        <Mark tone={tones[size]}>{t(`schemas.size.${size}`)}</Mark>
        <span>
          {changes.length > 0 &&
            `${t('schemas.changes', { count: changes.length })}. `}
          {t(`schemas.sizeHint.${size}`, { level })}{' '}
          {size === 'minor' && t(`schemas.order.${deployOrder(level).order}`)}
        </span>
      </p>
      {changes.length === 0 ? (
        <p>{t('schemas.noChanges')}</p>
      ) : (
        <div
          className={styles.scroll}
          // It scrolls, so that it must be reachable by keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="region"
          aria-label={t('schemas.view.changes')}
        >
          <ChangeTable changes={changes} />
        </div>
      )}
    </div>
  );
}

function ChangeTable(props: { changes: readonly SchemaChange[] }) {
  const t = useTexts();
  const say = useSaid();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['path', 'kind', 'before', 'after', 'reads', 'why'] as const).map(
            column => (
              <th key={column} scope="col">
                {t(`schemas.changeColumn.${column}`)}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {props.changes.map((change, at) => (
          // The list is computed as a whole and never reordered.
          // eslint-disable-next-line react/no-array-index-key
          <tr key={at}>
            <th scope="row" className={styles.path}>
              {change.fieldPath || t('schemas.whole')}
            </th>
            <td>{t(`schemas.changed.${change.kind}`)}</td>
            <td>
              <span className={styles.value}>
                {say(change.before ?? '–', change.saidBefore)}
              </span>
            </td>
            <td>
              <span className={styles.value}>
                {say(change.after ?? '–', change.saidAfter)}
              </span>
            </td>
            <td>
              <ReadsMark change={change} />
            </td>
            <td className={styles.second}>
              <InWords sentence={say(change.sentence, change.said)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ReadsMark(props: { change: SchemaChange }) {
  const { backward, forward } = props.change;
  const t = useTexts();
  if (backward === 'ok') {
    return forward === 'ok' ? (
      <Mark tone="success">{t('schemas.reads.both')}</Mark>
    ) : (
      <Mark tone="warning">{t('schemas.reads.backward')}</Mark>
    );
  }
  return forward === 'ok' ? (
    <Mark tone="warning">{t('schemas.reads.forward')}</Mark>
  ) : (
    <Mark tone="danger">{t('schemas.reads.none')}</Mark>
  );
}
