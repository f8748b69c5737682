import {
  EmptyView,
  StateView,
  useStreamingQuery,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { Page } from '../Page';
import { ClusterCard } from './ClusterCard';
import styles from './ClustersPage.module.css';

const POLL_MS = 10_000;

/** Every configured cluster: healthy now, what it can do, how old what is shown is. */
export function ClustersPage() {
  const t = useTexts();
  const query = useStreamingQuery(
    'clusters',
    (client, signal) => client.listClusters({}, { signal }),
    { pollMs: POLL_MS },
  );
  return (
    <Page title={t('clusters.title')}>
      <StateView
        query={query}
        what={t('clusters.title')}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyView
            title={t('clusters.empty')}
            hint={t('clusters.emptyHint')}
          />
        }
      >
        {({ items }) => (
          <ul className={styles.clusters}>
            {items.map(cluster => (
              <li key={cluster.id}>
                <ClusterCard cluster={cluster} />
              </li>
            ))}
          </ul>
        )}
      </StateView>
    </Page>
  );
}
