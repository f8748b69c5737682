import {
  EntityLink,
  StateView,
  TopicName,
  useStreamingQuery,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useParams } from 'react-router-dom';
import { EnvironmentBadge } from '../EnvironmentBadge';
import { Page } from '../Page';
import { SubjectDetails } from '../schema';
import styles from '../schema/schema.module.css';

const POLL_MS = 15_000;

/** One schema subject: its versions, what changed between them, what to mend, and who uses it. */
export function SchemaPage() {
  const { cluster = '', subject = '' } = useParams();
  const t = useTexts();
  const query = useStreamingQuery(
    `subject ${cluster}/${subject}`,
    (client, signal) =>
      client.getSubject({ params: { cluster, subject } }, { signal }),
    { pollMs: POLL_MS },
  );
  return (
    <Page title={t('schemas.title')}>
      <h2 className={styles.name}>
        <TopicName name={subject} copyable />
      </h2>
      <StateView query={query} what={subject}>
        {found => (
          <>
            <div className={styles.head}>
              <EnvironmentBadge environment={found.environment} />
              <EntityLink entityRef={found.entityRef}>
                {t('schemas.inCatalog')}
              </EntityLink>
            </div>
            <SubjectDetails subject={found} />
          </>
        )}
      </StateView>
    </Page>
  );
}
