import { Card, CardBody, CardHeader } from '@backstage/ui';
import {
  capabilityNames,
  Cluster,
} from '@millrace/backstage-plugin-streaming-common';
import {
  Age,
  Facts,
  Mark,
  Quantity,
  Tone,
  useSaid,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { EnvironmentBadge } from '../EnvironmentBadge';
import styles from './ClustersPage.module.css';

const tones: Record<Cluster['state'], Tone> = {
  healthy: 'success',
  degraded: 'warning',
  unavailable: 'danger',
  unknown: 'neutral',
};
const registryTones: Record<Cluster['registryState'], Tone> = {
  healthy: 'success',
  unavailable: 'danger',
  unknown: 'neutral',
  none: 'neutral',
};

/** One cluster: its state in a sentence, its addresses and what it can do. */
export function ClusterCard(props: { cluster: Cluster }) {
  const { cluster } = props;
  const t = useTexts();
  const say = useSaid();
  return (
    <Card>
      <CardHeader>
        <div className={styles.head}>
          <h2 className={styles.title}>{cluster.title}</h2>
          <EnvironmentBadge environment={cluster.environment} />
          <Mark tone={tones[cluster.state]}>
            {t(`clusters.state.${cluster.state}`)}
          </Mark>
          <Age age={cluster.age} />
        </div>
      </CardHeader>
      <CardBody>
        {cluster.reason && (
          <p role="status">{say(cluster.reason, cluster.said?.reason)}</p>
        )}
        <Facts
          facts={[
            [
              t('clusters.fact.address'),
              <span key="address" className={styles.code}>
                {cluster.bootstrapServers.join(', ')}
              </span>,
            ],
            [
              t('clusters.fact.brokers'),
              <Quantity key="brokers" value={cluster.brokers} />,
            ],
            [
              t('clusters.fact.topics'),
              <Quantity key="topics" value={cluster.topics} />,
            ],
            [
              t('clusters.fact.consumerGroups'),
              <Quantity key="groups" value={cluster.consumerGroups} />,
            ],
            [t('clusters.fact.mode'), t(`clusters.mode.${cluster.mode}`)],
            [
              t('clusters.fact.registry'),
              <span key="registry">
                <Mark tone={registryTones[cluster.registryState]}>
                  {t(`clusters.registry.${cluster.registryState}`)}
                </Mark>{' '}
                {cluster.registryUrl && (
                  <span className={styles.code}>{cluster.registryUrl}</span>
                )}{' '}
                {cluster.registryReason &&
                  say(cluster.registryReason, cluster.said?.registryReason)}
              </span>,
            ],
            [
              t('clusters.fact.capabilities'),
              <Capabilities key="can" cluster={cluster} />,
            ],
          ]}
        />
      </CardBody>
    </Card>
  );
}

function Capabilities(props: { cluster: Cluster }) {
  const t = useTexts();
  const { capabilities } = props.cluster;
  return (
    <ul className={styles.capabilities}>
      {capabilityNames.map(name => {
        const capability = capabilities[name];
        return (
          capability && (
            <li key={name}>
              <Mark
                tone={capability.value ? 'success' : 'neutral'}
                title={t(`clusters.source.${capability.source}`)}
              >
                {t(`clusters.capability.${name}`)}
                {!capability.value && ` (${t('clusters.no')})`}
              </Mark>
            </li>
          )
        );
      })}
    </ul>
  );
}
