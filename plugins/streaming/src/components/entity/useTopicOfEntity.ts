import { useEntity } from '@backstage/plugin-catalog-react';
import {
  ANNOTATION_CLUSTER,
  ANNOTATION_CLUSTERS,
  ANNOTATION_TOPIC,
  TopicDetail,
} from '@millrace/backstage-plugin-streaming-common';
import {
  Query,
  useStreamingQuery,
} from '@millrace/backstage-plugin-streaming-react';
import { useSearchState } from '../../routing';

const POLL_MS = 10_000;

/** Which clusters hold the entity, in the order the feed names them. */
export function clustersOf(
  annotations: Record<string, string> | undefined,
): string[] {
  const text =
    annotations?.[ANNOTATION_CLUSTERS] ??
    annotations?.[ANNOTATION_CLUSTER] ??
    '';
  return text
    .split(',')
    .map(cluster => cluster.trim())
    .filter(Boolean);
}

/**
 * The topic behind the entity of this page: its true name, the clusters that hold it, the one that is looked at
 * (from the address, else the first) and everything known about it there.
 */
export function useTopicOfEntity(): {
  topic: string;
  clusters: string[];
  cluster: string;
  choose: (cluster: string) => void;
  query: Query<TopicDetail>;
} {
  const { annotations, name } = useEntity().entity.metadata;
  const search = useSearchState();
  const topic = annotations?.[ANNOTATION_TOPIC] ?? name;
  const clusters = clustersOf(annotations);
  const asked = search.get('cluster');
  const cluster = clusters.find(known => known === asked) ?? clusters[0] ?? '';
  const query = useStreamingQuery(
    `topic ${cluster}/${topic}`,
    (client, signal) =>
      client.getTopic({ params: { cluster, topic } }, { signal }),
    { pollMs: POLL_MS },
  );
  return {
    topic,
    clusters,
    cluster,
    choose: next => search.set({ cluster: next }),
    query,
  };
}
