import { Link } from '@backstage/ui';
import {
  Subject,
  SubjectBinding,
} from '@millrace/backstage-plugin-streaming-common';
import {
  EmptyView,
  EntityLink,
  Mark,
  SchemaFields,
  useSaid,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useStreamingPaths } from '../../routing';
import { SubjectAnswer } from '../schema';
import { SubjectView } from './SubjectView';
import { TopicTab } from './TopicTab';
import styles from './entity.module.css';

/** The schemas of a topic's keys and values, with their fields and what the fields mean. */
export function SchemaTab() {
  const t = useTexts();
  const say = useSaid();
  return (
    <TopicTab>
      {topic => (
        <>
          {topic.registryError && (
            <Mark tone="danger">
              {t('topic.registryError', {
                reason: say(topic.registryError, topic.registryErrorSaid),
              })}
            </Mark>
          )}
          {topic.subjects.length === 0 ? (
            <EmptyView
              title={t('topic.noSubjects')}
              hint={t('topic.noSubjectsHint')}
            />
          ) : (
            topic.subjects.map(binding => (
              <section key={`${binding.role} ${binding.subject}`}>
                <BindingTitle binding={binding} />
                <SubjectView cluster={topic.cluster} subject={binding.subject}>
                  {subject => <BoundSubject subject={subject} />}
                </SubjectView>
              </section>
            ))
          )}
        </>
      )}
    </TopicTab>
  );
}

/** What most readers of a topic want to know of its schema; the rest is one link away. */
function BoundSubject(props: { subject: Subject }) {
  const { subject } = props;
  const t = useTexts();
  const paths = useStreamingPaths();
  const latest = subject.versions[0];
  return (
    <div className={styles.tab}>
      <SubjectAnswer subject={subject} />
      <Link href={paths.schema(subject.cluster, subject.subject)}>
        {t('schemas.open')}
      </Link>
      {latest && <SchemaFields subject={subject} version={latest} />}
    </div>
  );
}

function BindingTitle(props: { binding: SubjectBinding }) {
  const { binding } = props;
  const t = useTexts();
  return (
    <h2 className={styles.title}>
      {t(`topic.subjectRole.${binding.role}`)}{' '}
      <EntityLink entityRef={binding.entityRef}>
        <span className={styles.code}>{binding.subject}</span>
      </EntityLink>{' '}
      <span className={styles.second}>
        {t(`topic.bindingSource.${binding.source}`)}
      </span>
    </h2>
  );
}
