import { Alert, Button } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';
import { useReadableError } from './useReadableError';
import styles from './StateView.module.css';

/**
 * A failure in a sentence, with the way out; the technical text is one click away.
 *
 * @public
 */
export function ErrorView(props: {
  what: string;
  error: Error;
  retry?: () => void;
}) {
  const t = useTexts();
  const { sentence, technical } = useReadableError()(props.error);
  return (
    <Alert
      status="danger"
      icon
      role="alert"
      title={t('common.loadFailed', { what: props.what })}
      description={
        <>
          {sentence}
          <details className={styles.technical}>
            <summary>{t('common.technical')}</summary>
            <pre>{technical}</pre>
          </details>
        </>
      }
      customActions={
        props.retry && (
          <Button variant="secondary" size="small" onPress={props.retry}>
            {t('common.retry')}
          </Button>
        )
      }
    />
  );
}
