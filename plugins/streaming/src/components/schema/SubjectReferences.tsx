import { Link } from '@backstage/ui';
import {
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import { useTexts } from '@millrace/backstage-plugin-streaming-react';
import { useStreamingPaths } from '../../routing';
import styles from './schema.module.css';

/** Which schemas a version builds on, and which build on the subject. What may not be seen is only counted. */
export function SubjectReferences(props: {
  subject: Subject;
  version: SubjectVersion | undefined;
}) {
  const { subject, version } = props;
  const t = useTexts();
  const paths = useStreamingPaths();
  const { references, hiddenReferences: hidden } = version ?? {
    references: [],
    hiddenReferences: 0,
  };
  const href = (name: string, number: number) =>
    `${paths.schema(subject.cluster, name)}?version=${number}`;
  return (
    <section className={styles.part} aria-label={t('schemas.part.references')}>
      <h2 className={styles.title}>{t('schemas.part.references')}</h2>
      <div className={styles.columns}>
        <div className={styles.part}>
          <strong>{t('schemas.builtOn')}</strong>
          {references.length + hidden === 0 && (
            <span className={styles.second}>{t('schemas.standsAlone')}</span>
          )}
          <ul className={styles.list}>
            {references.map(one => {
              const text = t('schemas.reference', one);
              const isKnown = subject.referenced.some(
                known =>
                  known.subject === one.subject &&
                  known.version === one.version,
              );
              return (
                <li key={`${one.name} ${one.version}`}>
                  {isKnown ? (
                    <Link href={href(one.subject, one.version)}>{text}</Link>
                  ) : (
                    text
                  )}{' '}
                  <span className={styles.code}>{one.name}</span>
                </li>
              );
            })}
            {hidden > 0 && (
              <li className={styles.second}>
                {t('schemas.hiddenReferences', { count: hidden })}
              </li>
            )}
          </ul>
        </div>
        <div className={styles.part}>
          <strong>{t('schemas.neededBy')}</strong>
          {subject.referencedBy.length === 0 && (
            <span className={styles.second}>{t('schemas.nobodyNeeds')}</span>
          )}
          <ul className={styles.list}>
            {subject.referencedBy.map(one => (
              <li key={`${one.subject} ${one.version} ${one.references}`}>
                <Link href={href(one.subject, one.version)}>
                  {t('schemas.referrer', {
                    subject: one.subject,
                    version: one.version,
                    target: one.references,
                  })}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
