import { Mark } from '../components/Mark';
import { TopicName } from '../components/TopicName';
import { useTexts } from '../hooks/useTexts';
import { currentName } from './answers';
import { checksOf, useForm } from './FormContext';
import { FieldVerdicts } from './FieldVerdicts';
import styles from './TopicRequestForm.module.css';

/** The name as it builds itself, with its verdict beside. */
export function NameBanner(props: { settled: boolean }) {
  const { answers, options, plan } = useForm();
  const t = useTexts();
  const name = currentName(answers, options);
  const complete = options.segments.every(
    segment => answers.name !== undefined || answers.segments[segment.name],
  );
  const checks = checksOf(plan, 'name', 'segments');
  const refused = checks.some(check => check.level === 'fail');
  const verdict = () => {
    if (!complete) {
      return <Mark tone="neutral">{t('form.name.incomplete')}</Mark>;
    }
    if (!props.settled) {
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
          {name.replaceAll(options.separator, '') ? (
            <TopicName name={name} />
          ) : (
            t('form.name.empty')
          )}
        </span>
        {verdict()}
      </div>
      {complete && <FieldVerdicts fields={['name', 'segments']} />}
    </div>
  );
}
