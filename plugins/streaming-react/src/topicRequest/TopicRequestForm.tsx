import {
  SelfServiceOptions,
  TopicAnswers,
} from '@millrace/backstage-plugin-streaming-common';
import { BgProvider } from '@backstage/ui';
import { ReactNode, useMemo } from 'react';
import { StateView } from '../components/StateView';
import { useStreamingQuery } from '../hooks/useStreamingQuery';
import { useTexts } from '../hooks/useTexts';
import { withAnswer } from './answers';
import { FormContext, FormContextProvider } from './FormContext';
import { NameBanner } from './NameBanner';
import { ReviewStep } from './ReviewStep';
import { SchemaStep } from './SchemaStep';
import styles from './TopicRequestForm.module.css';
import { usePlan } from './usePlan';
import { WhatStep } from './WhatStep';
import { WhoStep } from './WhoStep';

/**
 * The form of a topic request: one column, four short steps, each verdict where its mistake is made.
 *
 * @public
 */
export function TopicRequestForm(props: {
  value: TopicAnswers;
  onChange: (answers: TopicAnswers) => void;
}) {
  const t = useTexts();
  const query = useStreamingQuery('options', (client, signal) =>
    client.getSelfServiceOptions({}, { signal }),
  );
  return (
    <StateView query={query} what={t('form.title')}>
      {options => <FormSteps options={options} {...props} />}
    </StateView>
  );
}

/** The steps, once it is known what may be chosen. */
export function FormSteps(props: {
  options: SelfServiceOptions;
  value: TopicAnswers;
  onChange: (answers: TopicAnswers) => void;
}) {
  const { options, value: answers, onChange } = props;
  const t = useTexts();
  const { query, settled } = usePlan(answers);
  const plan = query.status === 'data' ? query.value : undefined;
  const context = useMemo<FormContext>(
    () => ({
      answers,
      options,
      plan,
      change: changes => onChange({ ...answers, ...changes }),
      fix: (field, value) =>
        onChange(withAnswer(answers, options, field, value)),
    }),
    [answers, onChange, options, plan],
  );
  return (
    <FormContextProvider value={context}>
      {/* The portal's forms stand on a white sheet, which BUI calls the first neutral. */}
      <BgProvider bg="neutral-1">
        <div className={styles.form}>
          <NameBanner settled={settled} />
          <Step number={1} title={t('form.step.what')}>
            <WhatStep />
          </Step>
          <Step number={2} title={t('form.step.who')}>
            <WhoStep />
          </Step>
          <Step number={3} title={t('form.step.schema')}>
            <SchemaStep />
          </Step>
          <Step number={4} title={t('form.step.review')}>
            <StateView query={query} what={t('form.step.review')}>
              {found => <ReviewStep plan={found} />}
            </StateView>
          </Step>
        </div>
      </BgProvider>
    </FormContextProvider>
  );
}

function Step(props: { number: number; title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.step}>
      <legend className={styles.legend}>
        <span className={styles.number} aria-hidden>
          {props.number}
        </span>
        {props.title}
      </legend>
      {props.children}
    </fieldset>
  );
}
