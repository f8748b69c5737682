import { Container, Select } from '@backstage/ui';
import { TopicDetail } from '@millrace/backstage-plugin-streaming-common';
import {
  Age,
  StateView,
  TopicName,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { ReactNode } from 'react';
import { EnvironmentBadge } from '../EnvironmentBadge';
import { useTopicOfEntity } from './useTopicOfEntity';
import styles from './entity.module.css';

/** A tab of a topic's page: which cluster is looked at and how old the answer is, then what the tab shows. */
export function TopicTab(props: {
  children: (topic: TopicDetail) => ReactNode;
}) {
  const t = useTexts();
  const { topic, clusters, cluster, choose, query } = useTopicOfEntity();
  return (
    <Container>
      <div className={styles.tab}>
        <StateView query={query} what={topic}>
          {detail => (
            <>
              <div className={styles.head}>
                <TopicName name={detail.name} copyable />
                <EnvironmentBadge environment={detail.environment} />
                {clusters.length > 1 && (
                  <Select
                    size="small"
                    aria-label={t('topic.cluster')}
                    selectedKey={cluster}
                    onSelectionChange={key => choose(String(key))}
                    options={clusters.map(id => ({ id, label: id }))}
                  />
                )}
                <Age age={detail.age} />
              </div>
              {props.children(detail)}
            </>
          )}
        </StateView>
      </div>
    </Container>
  );
}
