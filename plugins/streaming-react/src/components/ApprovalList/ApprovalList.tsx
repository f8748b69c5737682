import { ApprovalSlot } from '@millrace/backstage-plugin-streaming-common';
import { Fragment } from 'react';
import { useSaid } from '../../hooks/useSaid';
import { useTexts } from '../../hooks/useTexts';
import { Ago } from '../Age';
import { Mark, Tone } from '../Mark';
import { EntityLink } from '../OwnerLink';
import styles from './ApprovalList.module.css';

const tones: Record<ApprovalSlot['decision'], Tone> = {
  open: 'info',
  approved: 'success',
  rejected: 'danger',
};

/**
 * Who must approve and why; who has, when and with which words.
 *
 * @public
 */
export function ApprovalList(props: { approvals: ApprovalSlot[] }) {
  const t = useTexts();
  const say = useSaid();
  return (
    <ul className={styles.slots}>
      {props.approvals.map(slot => (
        <li key={slot.id} className={styles.slot}>
          <div className={styles.head}>
            <strong>{t(`approval.slot.${slot.slot}`)}</strong>
            <Mark
              tone={tones[slot.decision]}
              waiting={slot.decision === 'open'}
            >
              {t(`approval.decision.${slot.decision}`)}
            </Mark>
          </div>
          <div className={styles.reason}>{say(slot.reason, slot.said)}</div>
          {slot.decision === 'open' ? (
            <div>
              {t('approval.candidates')}{' '}
              {slot.candidates.map((candidate, index) => (
                <Fragment key={candidate}>
                  {index > 0 && ', '}
                  <EntityLink entityRef={candidate} />
                </Fragment>
              ))}
            </div>
          ) : (
            <div>
              {slot.decidedBy && <EntityLink entityRef={slot.decidedBy} />}{' '}
              {slot.decidedAt && <Ago at={slot.decidedAt} />}
              {slot.comment && (
                <blockquote className={styles.comment}>
                  {slot.comment}
                </blockquote>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
