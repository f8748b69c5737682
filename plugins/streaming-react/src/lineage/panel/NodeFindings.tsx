import { LineageFinding } from '@millrace/backstage-plugin-streaming-common';
import { Mark, Tone } from '../../components/Mark';
import { StateView } from '../../components/StateView';
import { useSaid } from '../../hooks/useSaid';
import { useStreamingQuery } from '../../hooks/useStreamingQuery';
import { useTexts } from '../../hooks/useTexts';
import styles from './NodePanel.module.css';

const tones: Record<LineageFinding['level'], Tone> = {
  info: 'info',
  warning: 'warning',
  critical: 'danger',
};

/** Where what is said, allowed and seen about a node disagree. */
export function NodeFindings(props: { node: string }) {
  const t = useTexts();
  const say = useSaid();
  const query = useStreamingQuery(`findings ${props.node}`, (client, signal) =>
    client.listLineageFindings({ query: { node: props.node } }, { signal }),
  );
  return (
    <section aria-label={t('lineage.findingsTitle')}>
      <h3 className={styles.subtitle}>{t('lineage.findingsTitle')}</h3>
      <StateView query={query} what={t('lineage.findingsTitle')}>
        {({ items }) => (
          <ul className={styles.lines}>
            {items.map(finding => (
              <li key={`${finding.code} ${finding.edge}`}>
                <Mark tone={tones[finding.level]}>
                  {t(`lineage.code.${finding.code}`)}
                </Mark>
                <div className={styles.record}>
                  {say(finding.reason, finding.said)}
                </div>
              </li>
            ))}
          </ul>
        )}
      </StateView>
    </section>
  );
}
