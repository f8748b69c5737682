import { ReactNode } from 'react';
import styles from './Toolbar.module.css';

/** The filters of a list, in one line that wraps. */
export function Toolbar(props: { children: ReactNode }) {
  return <div className={styles.toolbar}>{props.children}</div>;
}
