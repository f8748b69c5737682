import { Button } from '@backstage/ui';
import { CheckResult } from '@millrace/backstage-plugin-streaming-common';
import { useSaid } from '../../hooks/useSaid';
import { useTexts } from '../../hooks/useTexts';
import { Mark, Tone } from '../Mark';
import styles from './VerdictList.module.css';

type Level = CheckResult['level'];

const tones: Record<Level, Tone> = {
  fail: 'danger',
  gate: 'info',
  warn: 'warning',
  unknown: 'neutral',
  pass: 'success',
};
const order: Level[] = ['fail', 'unknown', 'gate', 'warn', 'pass'];

/**
 * Verdicts of rules, the one look for naming, schema and policy: worst first, each with its mark, reason, rule
 * and suggested fix; what passed is one line that opens. `onUseFix` offers *use it* where a fix names an answer.
 *
 * @public
 */
export function VerdictList(props: {
  checks: CheckResult[];
  onUseFix?: (field: string, value: string) => void;
  /** Leaves out what passed, for use beside a single field. */
  compact?: boolean;
}) {
  const t = useTexts();
  const rest = props.checks
    .filter(check => check.level !== 'pass')
    .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  const passed = props.checks.filter(check => check.level === 'pass');
  return (
    <div className={styles.verdicts}>
      {rest.length > 0 && (
        <ul className={styles.list}>
          {rest.map(check => (
            <Verdict
              key={`${check.ruleId} ${check.target} ${check.reason}`}
              check={check}
              onUseFix={props.onUseFix}
            />
          ))}
        </ul>
      )}
      {passed.length > 0 && !props.compact && (
        <details className={styles.passed}>
          <summary>
            <Mark tone="success">
              {t('verdict.passed', { count: passed.length })}
            </Mark>
          </summary>
          <ul className={styles.list}>
            {passed.map(check => (
              <Verdict key={`${check.ruleId} ${check.target}`} check={check} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Verdict(props: {
  check: CheckResult;
  onUseFix?: (field: string, value: string) => void;
}) {
  const { check, onUseFix } = props;
  const { fix } = check;
  const t = useTexts();
  const say = useSaid();
  return (
    <li className={styles.verdict} data-level={check.level}>
      <Mark tone={tones[check.level]} waiting={check.level === 'gate'}>
        {t(`verdict.level.${check.level}`)}
      </Mark>
      <span className={styles.reason}>
        {say(check.reason, check.said)}{' '}
        <code className={styles.rule} title={t(`verdict.tier.${check.tier}`)}>
          {check.ruleId}
        </code>
      </span>
      {fix && (
        <span className={styles.fix}>
          {say(fix.label, fix.said)}
          {onUseFix && fix.field !== undefined && fix.value !== undefined && (
            <Button
              size="small"
              variant="secondary"
              aria-label={t('verdict.useThis', { value: fix.value })}
              onPress={() => onUseFix(fix.field ?? '', fix.value ?? '')}
            >
              {t('verdict.use')}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}
