import { Fragment, ReactNode } from 'react';
import styles from './Facts.module.css';

/**
 * Names and values side by side, as a reader scans them. Facts whose value is null are not said, so not shown.
 *
 * @public
 */
export function Facts(props: { facts: [name: string, value: ReactNode][] }) {
  return (
    <dl className={styles.facts}>
      {props.facts
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
