import { Text } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './StateView.module.css';

/**
 * Nothing here: what would fill it, and the action that does.
 *
 * @public
 */
export function EmptyView(props: {
  title: string;
  hint?: string;
  action?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <Text as="p" variant="title-x-small">
        {props.title}
      </Text>
      {props.hint && (
        <Text as="p" color="secondary">
          {props.hint}
        </Text>
      )}
      {props.action}
    </div>
  );
}
