import { CompatibilityLevel, SchemaSource } from '@millrace/schema-compat';
import { useMemo } from 'react';
import { Mark } from '../components/Mark';
import { useReadableError } from '../components/StateView/useReadableError';
import { useStreamingQuery } from '../hooks/useStreamingQuery';
import { useTexts } from '../hooks/useTexts';
import { findSubject } from './findSubject';
import { judgeAllLevels } from './judgeAllLevels';
import { LevelTable } from './LevelTable';
import { sourceOf } from './schemaSources';
import styles from './schemas.module.css';

/**
 * A schema that is being written, held against the versions that its subject has already at every level. It is
 * judged here, by the library that the registry asks, too.
 *
 * @public
 */
export function LevelCheck(props: {
  cluster: string | null;
  subject: string;
  /** Undefined while the text is no schema. */
  candidate: SchemaSource | undefined;
  chosen: CompatibilityLevel;
}) {
  const { cluster, subject, candidate, chosen } = props;
  const t = useTexts();
  const readable = useReadableError();
  const query = useStreamingQuery(
    `versions ${cluster} ${subject}`,
    async (client, signal) =>
      cluster === null
        ? null
        : findSubject(client, { cluster, subject }, signal),
  );
  const found = query.status === 'data' ? query.value : null;
  const verdicts = useMemo(() => {
    const live = found?.versions.filter(one => !one.deleted) ?? [];
    if (!candidate || !found || live.length === 0) {
      return undefined;
    }
    return judgeAllLevels(
      candidate,
      [...live].reverse().map(one => ({
        version: one.version,
        schema: sourceOf(one, found.referenced),
      })),
      found.compatibilityPolicy,
    );
  }, [candidate, found]);
  const level = verdicts && found ? found.compatibility : chosen;
  return (
    <section className={styles.part} aria-label={t('schemas.check.title')}>
      <h3 className={styles.title}>{t('schemas.check.title')}</h3>
      {query.status === 'error' && (
        <Mark tone="warning">
          {t('schemas.check.unavailable', {
            reason: readable(query.error).sentence,
          })}
        </Mark>
      )}
      {query.status === 'data' && (
        <p className={styles.second}>
          {verdicts && found
            ? t('schemas.check.against', {
                count: found.versions.filter(one => !one.deleted).length,
                subject,
              })
            : t('schemas.check.first')}
        </p>
      )}
      <LevelTable
        verdicts={verdicts}
        chosen={level}
        chosenLabel={t(
          verdicts ? 'schemas.check.inForce' : 'schemas.check.chosen',
        )}
      />
    </section>
  );
}
