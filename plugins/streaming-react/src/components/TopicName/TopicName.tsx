import { ButtonIcon, Link } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import styles from './TopicName.module.css';

/** At least this much of the end stays visible: the version and the last segments tell topics apart. */
const TAIL_LENGTH = 14;

/**
 * A Kafka name in the code font: never wrapped, shortened in the middle when room is short, whole on hover, and
 * one press away from the clipboard.
 *
 * @public
 */
export function TopicName(props: {
  name: string;
  href?: string;
  copyable?: boolean;
}) {
  const { name, href, copyable = false } = props;
  const cut = Math.max(0, name.length - TAIL_LENGTH);
  const text = (
    <span className={styles.name} title={name} translate="no">
      <span className={styles.head}>{name.slice(0, cut)}</span>
      <span className={styles.tail}>{name.slice(cut)}</span>
    </span>
  );
  return (
    <span className={styles.root}>
      {href ? (
        <Link href={href} standalone className={styles.link}>
          {text}
        </Link>
      ) : (
        text
      )}
      {copyable && <CopyButton value={name} />}
    </span>
  );
}

function CopyButton(props: { value: string }) {
  const t = useTexts();
  const [copied, setCopied] = useState(false);
  return (
    <ButtonIcon
      size="small"
      variant="tertiary"
      icon={copied ? <RiCheckLine size={14} /> : <RiFileCopyLine size={14} />}
      aria-label={
        copied ? t('common.copied') : t('common.copy', { value: props.value })
      }
      onPress={async () => {
        await navigator.clipboard.writeText(props.value);
        setCopied(true);
      }}
    />
  );
}
