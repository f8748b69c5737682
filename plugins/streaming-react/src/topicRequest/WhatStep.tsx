import { Checkbox, Select, TextAreaField, TextField } from '@backstage/ui';
import {
  criticalities,
  keyStrategies,
  retentionCategories,
} from '@millrace/backstage-plugin-streaming-common';
import { useSaid } from '../hooks/useSaid';
import { useTexts } from '../hooks/useTexts';
import { useFormat } from '../hooks/useFormat';
import { namingOf, segmentsIn } from './answers';
import { AmountField } from './AmountField';
import { FieldVerdicts } from './FieldVerdicts';
import { useForm } from './FormContext';
import { SegmentField } from './SegmentField';
import styles from './TopicRequestForm.module.css';

const DERIVED = 'derived';

/** What the topic is: where, its name from parts, what it says, its key and order, how long and how much. */
export function WhatStep() {
  const { answers, options, plan, change } = useForm();
  const t = useTexts();
  const say = useSaid();
  const format = useFormat();
  const derived = (field: string) => {
    const found = plan?.derived.find(one => one.field === field);
    return (
      found &&
      t('form.derived', {
        value: found.value,
        reason: say(found.reason, found.said),
      })
    );
  };
  // Its reason names the span; the value is in milliseconds.
  const retention = plan?.derived.find(one => one.field === 'retention.ms');
  const kept = (category: string) => {
    const milliseconds = options.retentionMs[category];
    return milliseconds ? format.span(milliseconds) : null;
  };
  return (
    <>
      <div className={styles.row}>
        <Select
          label={t('form.environment')}
          selectedKey={answers.environment}
          onSelectionChange={key => {
            const moved = { ...answers, environment: String(key) };
            change({
              environment: moved.environment,
              segments: segmentsIn(moved, namingOf(moved, options)),
            });
          }}
          options={options.environments.map(environment => ({
            id: environment.id,
            label: environment.production
              ? t('form.production', { environment: environment.title })
              : environment.title,
          }))}
        />
        {namingOf(answers, options).segments.map(segment => (
          <SegmentField key={segment.name} segment={segment} />
        ))}
      </div>
      <FieldVerdicts fields={['environment', 'cluster']} />
      <TextAreaField
        label={t('form.description')}
        description={t('form.descriptionHint')}
        rows={2}
        value={answers.description}
        onChange={description => change({ description })}
      />
      <FieldVerdicts fields={['description']} />
      <div className={styles.row}>
        <Select
          label={t('form.key')}
          selectedKey={answers.key.strategy}
          onSelectionChange={key => {
            const strategy = keyStrategies.find(one => one === key);
            if (strategy) {
              change({ key: { ...answers.key, strategy } });
            }
          }}
          options={keyStrategies.map(id => ({
            id,
            label: t(`contract.key.${id}`),
          }))}
        />
        {answers.key.strategy !== 'none' && (
          <TextField
            label={t('form.keyField')}
            description={t('form.keyFieldHint')}
            value={answers.key.field ?? ''}
            onChange={field =>
              change({ key: { ...answers.key, field: field || null } })
            }
          />
        )}
        <TextField
          label={t('form.ordering')}
          description={t('form.orderingHint')}
          value={answers.key.ordering}
          onChange={ordering => change({ key: { ...answers.key, ordering } })}
        />
      </div>
      <FieldVerdicts fields={['key']} />
      <div className={styles.row}>
        <Select
          label={t('form.criticality')}
          selectedKey={answers.criticality}
          onSelectionChange={key => {
            const criticality = criticalities.find(one => one === key);
            if (criticality) {
              change({ criticality });
            }
          }}
          options={criticalities.map(id => ({
            id,
            label: t(`contract.criticality.${id}`),
          }))}
        />
        <Select
          label={t('form.retention')}
          description={retention && say(retention.reason, retention.said)}
          selectedKey={answers.retentionCategory ?? DERIVED}
          onSelectionChange={key =>
            change({
              retentionCategory:
                retentionCategories.find(one => one === key) ?? null,
            })
          }
          options={[
            { id: DERIVED, label: t('form.retentionDerived') },
            ...retentionCategories.map(id => ({
              id,
              label: [t(`contract.retention.${id}`), kept(id)]
                .filter(Boolean)
                .join(' · '),
            })),
          ]}
        />
      </div>
      <FieldVerdicts
        fields={['criticality', 'retentionCategory', 'retention']}
      />
      <div className={styles.row}>
        <AmountField field="messagesPerSecond" />
        <AmountField field="averageSizeBytes" />
        <AmountField field="parallelConsumers" />
      </div>
      <FieldVerdicts
        fields={['messagesPerSecond', 'averageSizeBytes', 'parallelConsumers']}
      />
      <div className={styles.row}>
        <AmountField field="partitions" hint={derived('partitions')} />
        <AmountField
          field="replicationFactor"
          hint={derived('replicationFactor')}
        />
      </div>
      <FieldVerdicts fields={['partitions', 'replicationFactor', 'storage']} />
      <Checkbox
        isSelected={answers.deadLetterTopic}
        onChange={deadLetterTopic => change({ deadLetterTopic })}
      >
        {t('form.deadLetterTopic')}
      </Checkbox>
      <FieldVerdicts fields={['deadLetterTopic']} />
    </>
  );
}
