import { Ownership } from '@millrace/backstage-plugin-streaming-common';
import { useTexts } from '../../hooks/useTexts';
import { Mark } from '../Mark';
import { EntityLink } from './EntityLink';
import styles from './OwnerLink.module.css';

/**
 * Who is responsible, as a link, and how sure that is when nobody confirmed it.
 *
 * @public
 */
export function OwnerLink(props: {
  owner: string | null;
  standing?: Ownership['standing'];
}) {
  const t = useTexts();
  const { owner, standing = owner ? 'confirmed' : 'unowned' } = props;
  if (!owner) {
    return <Mark tone="warning">{t('owner.unowned')}</Mark>;
  }
  return (
    <span className={styles.owner}>
      <EntityLink entityRef={owner} />
      {standing !== 'confirmed' && (
        <span className={styles.standing} title={t(`owner.hint.${standing}`)}>
          {t(`owner.standing.${standing}`)}
        </span>
      )}
    </span>
  );
}
