import { RequestPlan } from '@millrace/backstage-plugin-streaming-common';
import { ApprovalList } from '../components/ApprovalList';
import { ChangeSet } from '../components/ChangeSet';
import { Facts, useDerivedFacts } from '../components/Facts';
import { Mark } from '../components/Mark';
import { VerdictList } from '../components/VerdictList';
import { useTexts } from '../hooks/useTexts';
import { useForm } from './FormContext';
import styles from './TopicRequestForm.module.css';

/** Everything that will be created, as sentences with the exact state behind them, who is asked, and all verdicts. */
export function ReviewStep(props: { plan: RequestPlan }) {
  const { plan } = props;
  const { fix } = useForm();
  const t = useTexts();
  const derived = useDerivedFacts(plan.derived);
  const refusals = plan.checks.filter(check => check.level === 'fail').length;
  return (
    <>
      {refusals > 0 ? (
        <Mark tone="danger">{t('form.refused', { count: refusals })}</Mark>
      ) : (
        <Mark tone="success">
          {plan.autoApproved ? t('form.readyAuto') : t('form.ready')}
        </Mark>
      )}
      <ChangeSet items={plan.items} />
      {derived.length > 0 && (
        <details>
          <summary>{t('form.derivedValues')}</summary>
          <Facts facts={derived} />
        </details>
      )}
      <h4 className={styles.subtitle}>{t('form.whoApproves')}</h4>
      {plan.approvals.length > 0 ? (
        <ApprovalList approvals={plan.approvals} />
      ) : (
        <p className={styles.plain}>
          {plan.autoApproved ? t('approval.auto') : t('approval.none')}
        </p>
      )}
      <h4 className={styles.subtitle}>{t('form.verdicts')}</h4>
      <VerdictList checks={plan.checks} onUseFix={fix} />
    </>
  );
}
