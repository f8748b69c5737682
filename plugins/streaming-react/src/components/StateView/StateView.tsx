import { Button } from '@backstage/ui';
import { ReactNode } from 'react';
import { Query } from '../../hooks/useStreamingQuery';
import { ErrorView } from './ErrorView';
import { NotFoundView } from './NotFoundView';
import { LoadingView } from './LoadingView';
import { useTexts } from '../../hooks/useTexts';
import { isNotFound } from './readableError';
import { useReadableError } from './useReadableError';
import styles from './StateView.module.css';

/**
 * The four views of an answer: loading, error, empty, data; what does not exist or may not be seen has a view of its
 * own, since trying again changes nothing. A failed refresh keeps the last good data on screen
 * under a line that says so.
 *
 * @public
 */
export function StateView<T>(props: {
  query: Query<T>;
  /** What is being loaded, as a sentence uses it: "The requests". */
  what: string;
  /** The shape of what comes; three lines when left out. */
  skeleton?: ReactNode;
  isEmpty?: (value: T) => boolean;
  empty?: ReactNode;
  children: (value: T) => ReactNode;
}) {
  const { query, what } = props;
  const t = useTexts();
  const readable = useReadableError();
  if (query.status === 'loading') {
    return <LoadingView what={what}>{props.skeleton}</LoadingView>;
  }
  if (query.status === 'error') {
    return isNotFound(query.error) ? (
      <NotFoundView what={what} error={query.error} />
    ) : (
      <ErrorView what={what} error={query.error} retry={query.refresh} />
    );
  }
  const isEmpty = props.isEmpty?.(query.value) ?? false;
  return (
    <>
      {query.error && (
        <p className={styles.stale} role="status">
          {t('common.refreshFailed', {
            reason: readable(query.error).sentence,
          })}{' '}
          <Button variant="tertiary" size="small" onPress={query.refresh}>
            {t('common.retry')}
          </Button>
        </p>
      )}
      {isEmpty ? props.empty : props.children(query.value)}
    </>
  );
}
