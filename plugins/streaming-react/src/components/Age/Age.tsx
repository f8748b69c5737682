import { Age as AgeModel } from '@millrace/backstage-plugin-streaming-common';
import { useFormat } from '../../hooks/useFormat';
import { useNow } from '../../hooks/useNow';
import { useSaid } from '../../hooks/useSaid';
import { useTexts } from '../../hooks/useTexts';
import { Mark } from '../Mark';
import styles from './Age.module.css';

/**
 * How old what is shown is: quiet while it is fresh, marked with the reason when it could not be refreshed; in a
 * table (`compact`) the reason is there on hover.
 *
 * @public
 */
export function Age(props: { age: AgeModel; compact?: boolean }) {
  const { observedAt, freshness, said } = props.age;
  const t = useTexts();
  const say = useSaid();
  const format = useFormat();
  const now = useNow();
  const ago = observedAt && format.ago(observedAt, now);
  const seen = ago && (props.compact ? ago : t('age.seen', { ago }));
  const text = seen || t('age.never');
  const error = props.age.error && say(props.age.error, said);
  const exact = observedAt ? format.instant(observedAt) : undefined;
  if (freshness === 'fresh') {
    return (
      <span className={styles.fresh} title={exact}>
        {text}
      </span>
    );
  }
  return (
    <Mark
      tone={freshness === 'error' ? 'danger' : 'warning'}
      waiting={freshness !== 'error'}
      title={error ?? exact}
    >
      {error && !props.compact
        ? t('age.failed', { seen: text, reason: error })
        : text}
    </Mark>
  );
}

/**
 * A moment as its distance from now, with the exact one on hover.
 *
 * @public
 */
export function Ago(props: { at: string }) {
  const format = useFormat();
  const now = useNow();
  return (
    <time dateTime={props.at} title={format.instant(props.at)}>
      {format.ago(props.at, now)}
    </time>
  );
}
