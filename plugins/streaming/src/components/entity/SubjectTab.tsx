import { Container } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ANNOTATION_SUBJECT } from '@millrace/backstage-plugin-streaming-common';
import { SubjectDetails } from '../schema';
import { SubjectView } from './SubjectView';
import { clustersOf } from './useTopicOfEntity';
import styles from './entity.module.css';

/** The tab of a schema subject's page in the catalog: all that its page under Streaming shows. */
export function SubjectTab() {
  const { annotations, name } = useEntity().entity.metadata;
  return (
    <Container>
      <div className={styles.tab}>
        <SubjectView
          cluster={clustersOf(annotations)[0] ?? ''}
          subject={annotations?.[ANNOTATION_SUBJECT] ?? name}
        >
          {subject => <SubjectDetails subject={subject} />}
        </SubjectView>
      </div>
    </Container>
  );
}
