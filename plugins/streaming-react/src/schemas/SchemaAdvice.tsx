import {
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import { LintFinding } from '@millrace/schema-compat';
import { Mark } from '../components/Mark';
import { EmptyView } from '../components/StateView';
import { useSaid } from '../hooks/useSaid';
import { useTexts } from '../hooks/useTexts';
import { useAdvice } from './useSchemaReading';
import styles from './schemas.module.css';

/**
 * What the linter advises about a version, worst first, each with the corrected fragment where there is one.
 *
 * @public
 */
export function SchemaAdvice(props: {
  subject: Subject;
  version: SubjectVersion;
  production: boolean;
}) {
  const { subject, version, production } = props;
  const t = useTexts();
  const advice = useAdvice(subject, version);
  if (advice.length === 0) {
    return (
      <EmptyView
        title={t('schemas.noAdvice')}
        hint={t('schemas.noAdviceHint')}
      />
    );
  }
  const kind = production ? 'prod' : 'dev';
  const ordered = [...advice].sort(
    (a, b) => Number(isFail(b, kind)) - Number(isFail(a, kind)),
  );
  return (
    <div className={styles.part}>
      <p className={styles.line}>
        {t('schemas.advice', { count: advice.length })}
      </p>
      <ul className={styles.list} aria-label={t('schemas.view.advice')}>
        {ordered.map(finding => (
          <Finding
            key={`${finding.rule} ${finding.path} ${finding.message}`}
            finding={finding}
            fails={isFail(finding, kind)}
          />
        ))}
      </ul>
    </div>
  );
}

function isFail({ severity }: LintFinding, kind: 'dev' | 'prod'): boolean {
  return severity[kind] === 'fail';
}

function Finding(props: { finding: LintFinding; fails: boolean }) {
  const { finding, fails } = props;
  const t = useTexts();
  const say = useSaid();
  return (
    <li className={styles.item} data-tone={fails ? 'danger' : 'warning'}>
      <span className={styles.line}>
        <Mark tone={fails ? 'danger' : 'warning'}>
          {t(`verdict.level.${fails ? 'fail' : 'warn'}`)}
        </Mark>
        {(finding.fieldPath || finding.path) && (
          <span className={styles.path}>
            {finding.fieldPath || finding.path}
          </span>
        )}
        <code className={styles.second}>{finding.rule}</code>
      </span>
      <span>{say(finding.message, finding.said)}</span>
      {finding.fix && (
        <>
          <span className={styles.second}>
            {t('schemas.fix')} {say(finding.fix.description, finding.fix.said)}
          </span>
          {finding.fix.text && (
            <pre className={styles.fragment}>{finding.fix.text}</pre>
          )}
        </>
      )}
    </li>
  );
}
