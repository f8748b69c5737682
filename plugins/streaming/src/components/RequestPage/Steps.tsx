import { ProvisioningStep } from '@millrace/backstage-plugin-streaming-common';
import {
  Mark,
  Tone,
  useSaid,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import styles from './Steps.module.css';

const tones: Record<ProvisioningStep['outcome'], Tone> = {
  pending: 'neutral',
  running: 'info',
  done: 'success',
  'already-as-planned': 'success',
  recorded: 'success',
  failed: 'danger',
  compensated: 'warning',
  kept: 'warning',
};

/** The steps in their order, each with its result and what was found or done. */
export function Steps(props: { steps: ProvisioningStep[] }) {
  const t = useTexts();
  const say = useSaid();
  return (
    <ol className={styles.steps} aria-live="polite">
      {props.steps.map(step => (
        <li key={step.id} className={styles.step}>
          <Mark
            tone={tones[step.outcome]}
            waiting={step.outcome === 'pending' || step.outcome === 'running'}
          >
            {t(`request.outcome.${step.outcome}`)}
          </Mark>
          <div className={styles.text}>
            <div>
              {say(step.title, step.said?.title)}
              {step.attempt > 1 && (
                <span className={styles.second}>
                  {' '}
                  {t('request.attempt', { attempt: step.attempt })}
                </span>
              )}
            </div>
            {step.detail && (
              <div className={styles.second}>
                {say(step.detail, step.said?.detail)}
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
