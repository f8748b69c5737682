import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { ReactNode, useEffect, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import styles from './StateView.module.css';

const SLOW_AFTER_SECONDS = 10;

/**
 * A skeleton in the shape of what comes; past ten seconds it says what it waits for and for how long.
 *
 * @public
 */
export function LoadingView(props: { what: string; children?: ReactNode }) {
  const t = useTexts();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(n => n + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={styles.loading} aria-busy="true">
      <VisuallyHidden>
        {t('common.loading', { what: props.what })}
      </VisuallyHidden>
      {seconds >= SLOW_AFTER_SECONDS && (
        <p role="status">{t('common.slow', { what: props.what, seconds })}</p>
      )}
      {props.children ?? (
        <>
          <Skeleton width="40%" height={24} />
          <Skeleton width="100%" height={40} />
          <Skeleton width="100%" height={40} />
        </>
      )}
    </div>
  );
}
