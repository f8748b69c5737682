import { ChangeItem } from '@millrace/backstage-plugin-streaming-common';
import { useTexts } from '../../hooks/useTexts';
import styles from './ChangeSet.module.css';
import { toDesiredState } from './toDesiredState';
import { useItemSentence } from './useItemSentence';

const signs = { create: '+', change: '~', delete: '−' } as const;

/**
 * Everything a request creates, changes or removes, as a diff: a sentence per resource, and its exact desired
 * state one click away. Access rules of one application on one resource read as one line each.
 *
 * @public
 */
export function ChangeSet(props: { items: ChangeItem[] }) {
  const t = useTexts();
  const sentence = useItemSentence();
  return (
    <ul className={styles.items} aria-label={t('changeSet.label')}>
      {props.items.map(item => (
        <li key={item.id} className={styles.item} data-action={item.action}>
          <details>
            <summary className={styles.summary}>
              <span
                className={styles.sign}
                title={t(`changeSet.action.${item.action}`)}
              >
                <span aria-hidden>{signs[item.action]}</span>
              </span>
              <span>{sentence(item)}</span>
            </summary>
            <pre className={styles.state}>
              {toDesiredState(item)
                .map(line => `${signs[item.action]} ${line}`)
                .join('\n')}
            </pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
