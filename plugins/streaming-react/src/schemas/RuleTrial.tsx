import { Button, Select, TextAreaField } from '@backstage/ui';
import { toError } from '@backstage/errors';
import {
  Said,
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import type { RuleResult, RuleVerdict } from '@millrace/schema-compat/rules';
import { useEffect, useState } from 'react';
import { Mark, Tone } from '../components/Mark';
import { SaySentence, useSaid } from '../hooks/useSaid';
import { Texts, useTexts } from '../hooks/useTexts';
import { readSample } from './readSample';
import { evaluateInSandbox, EvaluateRules } from './ruleSandbox';
import { sourceOf } from './schemaSources';
import { useFields } from './useSchemaReading';
import styles from './schemas.module.css';

const modes = ['WRITE', 'READ'] as const;
type Mode = (typeof modes)[number];
type Answer =
  | { kind: 'none' }
  | { kind: 'busy' }
  | { kind: 'problem'; text: string }
  | { kind: 'verdict'; verdict: RuleVerdict };

const tones: Record<RuleResult['status'], Tone> = {
  passed: 'success',
  failed: 'danger',
  skipped: 'neutral',
  notEvaluated: 'warning',
};

/** Evaluates the rules of a version on a message that the reader pastes; it stays in the reader's browser. */
export function RuleTrial(props: {
  subject: Subject;
  version: SubjectVersion;
  evaluate?: EvaluateRules;
}) {
  const { subject, version, evaluate = evaluateInSandbox } = props;
  const t = useTexts();
  const say = useSaid();
  const fields = useFields(subject, version);
  const [text, setText] = useState('');
  const [mode, setMode] = useState<Mode>('WRITE');
  const [answer, setAnswer] = useState<Answer>({ kind: 'none' });
  useEffect(() => setAnswer({ kind: 'none' }), [version, text, mode]);

  async function run() {
    let message: unknown;
    try {
      message = readSample(text, fields.ok ? fields.value : []);
    } catch (error) {
      const reason = toError(error).message;
      setAnswer({
        kind: 'problem',
        text: t('schemas.rules.noJson', { reason }),
      });
      return;
    }
    setAnswer({ kind: 'busy' });
    try {
      const verdict = await evaluate({
        schema: sourceOf(version, subject.referenced),
        ruleSet: version.ruleSet ?? undefined,
        phase: 'DOMAIN',
        mode,
        message,
        context: {
          metadata: version.metadata ?? undefined,
          now: new Date(),
          afterFailure: 'continue',
        },
      });
      setAnswer({ kind: 'verdict', verdict });
    } catch (error) {
      // Errors of the sandbox say themselves in other languages.
      const { message: words, said }: Error & { said?: Said } = toError(error);
      const reason = say(words, said);
      setAnswer({
        kind: 'problem',
        text: t('schemas.rules.cannotRun', { reason }),
      });
    }
  }

  return (
    <section className={styles.part} aria-label={t('schemas.rules.tryTitle')}>
      <h3 className={styles.title}>{t('schemas.rules.tryTitle')}</h3>
      <TextAreaField
        label={t('schemas.rules.sample')}
        description={t('schemas.rules.tryHint')}
        rows={8}
        value={text}
        onChange={setText}
      />
      <div className={styles.choices}>
        <Select
          size="small"
          label={t('schemas.rules.mode')}
          selectedKey={mode}
          onSelectionChange={key =>
            setMode(modes.find(one => one === key) ?? 'WRITE')
          }
          options={modes.map(id => ({
            id,
            label: t(`schemas.rules.modes.${id}`),
          }))}
        />
        <Button
          variant="secondary"
          isDisabled={text.trim() === '' || answer.kind === 'busy'}
          onPress={run}
        >
          {t('schemas.rules.try')}
        </Button>
      </div>
      <div aria-live="polite" className={styles.part}>
        {answer.kind === 'problem' && <Mark tone="danger">{answer.text}</Mark>}
        {answer.kind === 'verdict' && (
          <Verdict verdict={answer.verdict} t={t} />
        )}
      </div>
    </section>
  );
}

function Verdict(props: { verdict: RuleVerdict; t: Texts }) {
  const { verdict, t } = props;
  const say = useSaid();
  const { accepted, results, message } = verdict;
  if (results.length === 0) {
    return <Mark tone="neutral">{t('schemas.rules.noneForMode')}</Mark>;
  }
  return (
    <>
      <AcceptedMark accepted={accepted} />
      <ul className={styles.list}>
        {results.map(result => (
          <li
            key={result.rule}
            className={styles.item}
            data-tone={tones[result.status]}
          >
            <span className={styles.line}>
              <Mark tone={tones[result.status]}>
                {t(`schemas.rules.status.${result.status}`)}
              </Mark>
              <strong>{result.rule}</strong>
              <span className={styles.chip}>{result.type}</span>
              {result.action !== 'NONE' && (
                <span className={styles.chip}>{result.action}</span>
              )}
            </span>
            <span>{say(result.reason, result.said)}</span>
            <Detail result={result} say={say} />
            {result.fields.map(field => (
              <span key={`${field.path} ${field.at}`} className={styles.path}>
                {field.at || field.path} ({field.type}): {field.value}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('schemas.rules.result')}</summary>
        <pre className={styles.fragment}>{printMessage(message)}</pre>
      </details>
    </>
  );
}

/** Our own words are translated; those of an expression engine are shown as they are. */
function Detail(props: { result: RuleResult; say: SaySentence }) {
  const { detail, saidDetail } = props.result;
  if (!detail) {
    return null;
  }
  return (
    <span lang={saidDetail ? undefined : 'en'} className={styles.second}>
      {props.say(detail, saidDetail)}
    </span>
  );
}

function AcceptedMark(props: { accepted: boolean | undefined }) {
  const t = useTexts();
  if (props.accepted === undefined) {
    return <Mark tone="warning">{t('schemas.rules.undecided')}</Mark>;
  }
  return props.accepted ? (
    <Mark tone="success">{t('schemas.rules.accepted')}</Mark>
  ) : (
    <Mark tone="danger">{t('schemas.rules.refused')}</Mark>
  );
}

/** Bigints are written as digits. */
function printMessage(message: unknown): string {
  return JSON.stringify(
    message,
    (_, value) => (typeof value === 'bigint' ? value.toString() : value),
    2,
  );
}
