import { SubjectUse } from '@millrace/backstage-plugin-streaming-common';
import {
  EmptyView,
  EntityLink,
  OwnerLink,
  TopicName,
  useEntityHref,
  useFormat,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { Link } from '@backstage/ui';
import { useStreamingPaths } from '../../routing';
import styles from './schema.module.css';

/** The topics that hold records of a subject, and who reads those. */
export function SubjectUses(props: { uses: readonly SubjectUse[] }) {
  const t = useTexts();
  return (
    <section className={styles.part} aria-label={t('schemas.part.uses')}>
      <h2 className={styles.title}>{t('schemas.part.uses')}</h2>
      {props.uses.length === 0 ? (
        <EmptyView title={t('schemas.unused')} hint={t('schemas.unusedHint')} />
      ) : (
        <div className={styles.columns}>
          {props.uses.map(use => (
            <Use key={`${use.role} ${use.topic}`} use={use} />
          ))}
        </div>
      )}
    </section>
  );
}

function Use(props: { use: SubjectUse }) {
  const { use } = props;
  const t = useTexts();
  const entityHref = useEntityHref();
  const paths = useStreamingPaths();
  return (
    <div className={styles.part}>
      <TopicName name={use.topic} href={entityHref(use.entityRef)} />
      <span className={styles.head}>
        <span>{t(`topic.subjectRole.${use.role}`)}</span>
        <span className={styles.second}>
          {t(`topic.bindingSource.${use.source}`)}
        </span>
        <OwnerLink
          owner={use.owner}
          standing={use.owner ? 'confirmed' : 'unowned'}
        />
        {use.request && (
          <span>
            {t('schemas.by')}{' '}
            <Link href={paths.request(use.request)}>{use.request}</Link>
          </span>
        )}
      </span>
      {use.readers.length === 0 ? (
        <span className={styles.second}>{t('schemas.noReaders')}</span>
      ) : (
        <ul className={styles.list}>
          {use.readers.map(reader => (
            <Reader key={reader.groupId} reader={reader} />
          ))}
        </ul>
      )}
      {use.moreReaders > 0 && (
        <span className={styles.second}>
          {t('schemas.moreReaders', { count: use.moreReaders })}
        </span>
      )}
    </div>
  );
}

function Reader(props: { reader: SubjectUse['readers'][number] }) {
  const { groupId, application, owner, state, lag } = props.reader;
  const t = useTexts();
  const format = useFormat();
  return (
    <li className={styles.reader}>
      <span className={styles.code}>{groupId}</span>
      {application && <EntityLink entityRef={application} />}
      {owner && <EntityLink entityRef={owner} />}
      <span className={styles.second}>
        {state}
        {lag !== null &&
          ` · ${t('schemas.behind', { lag: format.short(lag) })}`}
      </span>
    </li>
  );
}
