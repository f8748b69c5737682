import { Card, CardBody, CardHeader } from '@backstage/ui';
import {
  Age,
  StateView,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { ContractFacts } from './ContractFacts';
import { TopicAnswer } from './TopicAnswer';
import { useTopicOfEntity } from './useTopicOfEntity';
import styles from './entity.module.css';

/** The card of a topic's overview: how it is, and what its owner promises. */
export function TopicContractCard() {
  const t = useTexts();
  const { topic, query } = useTopicOfEntity();
  return (
    <Card role="region" aria-label={t('topic.part.contract')}>
      <CardHeader>
        <div className={styles.head}>
          <h2 className={styles.title}>{t('topic.part.contract')}</h2>
          {query.status === 'data' && <Age age={query.value.age} />}
        </div>
      </CardHeader>
      <CardBody>
        <StateView query={query} what={topic}>
          {detail => (
            <div className={styles.tab}>
              <TopicAnswer topic={detail} />
              <ContractFacts topic={detail} />
            </div>
          )}
        </StateView>
      </CardBody>
    </Card>
  );
}
