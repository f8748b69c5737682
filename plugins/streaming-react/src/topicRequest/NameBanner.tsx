import { Mark } from '../components/Mark';
import { TopicName } from '../components/TopicName';
import { VerdictList } from '../components/VerdictList';
import { useTexts } from '../hooks/useTexts';
import { currentName, namingOf } from './answers';
import { checksOf, useForm } from './FormContext';
import { isNamed, nameChecks } from './nameChecks';
import styles from './TopicRequestForm.module.css';

/**
 * The name as it builds itself, with its verdict beside: the conventions at once, what only the backend knows (such
 * as a name that is taken) a moment later.
 */
export function NameBanner(props: { settled: boolean }) {
  const { answers, options, plan, fix } = useForm();
  const t = useTexts();
  const naming = namingOf(answers, options);
  const name = currentName(answers, naming);
  const named = isNamed(answers, naming);
  const typed = nameChecks(answers, naming);
  const checks = typed.length > 0 ? typed : checksOf(plan, 'name', 'segments');
  const refused = checks.some(check => check.level === 'fail');
  const verdict = () => {
    if (!named) {
      return <Mark tone="neutral">{t('form.name.incomplete')}</Mark>;
    }
    if (typed.length === 0 && !props.settled) {
      return (
        <Mark tone="info" waiting>
          {t('form.name.checking')}
        </Mark>
      );
    }
    return refused ? (
      <Mark tone="danger">{t('form.name.refused')}</Mark>
    ) : (
      <Mark tone="success">{t('form.name.fine')}</Mark>
    );
  };
  return (
    <div className={styles.banner} role="status" aria-live="polite">
      <div className={styles.bannerLine}>
        <span className={styles.bannerName} data-testid="topic-name">
          {name.replaceAll(naming.separator, '') ? (
            <TopicName name={name} />
          ) : (
            t('form.name.empty')
          )}
        </span>
        {verdict()}
      </div>
      {named && <VerdictList checks={checks} onUseFix={fix} compact />}
    </div>
  );
}
