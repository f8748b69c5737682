import { Container } from '@backstage/ui';
import { topicNodeId } from '@millrace/backstage-plugin-streaming-common';
import { LineageExplorer } from '@millrace/backstage-plugin-streaming-react';
import { useState } from 'react';
import { useStreamingPaths } from '../../routing';
import { useTopicOfEntity } from './useTopicOfEntity';

/** One hop around the topic, with the way to the whole picture. */
export function TopicLineageTab() {
  const { topic, cluster } = useTopicOfEntity();
  const paths = useStreamingPaths();
  const root = topicNodeId(cluster, topic);
  const [selected, setSelected] = useState<string>();
  return (
    <Container>
      <LineageExplorer
        roots={[root]}
        hops={1}
        selected={selected}
        onSelect={setSelected}
        toGraph={node => paths.lineage({ root: node })}
        toImpact={node => paths.lineage({ root: node, impact: true })}
      />
    </Container>
  );
}
